import { useStore } from 'zustand';
import type { StoredView } from '../../domain/dossier/dossier.ts';
import { useTexts } from '../../i18n/index.ts';
import { restoreFilter, storeFilter } from '../../state/stored-filter.ts';
import { AreaIcon, DeleteIcon, KeepIcon } from '../../ui/icons.ts';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import type { StepProps } from '../step-props.ts';
import styles from './problem-analysis.module.css';

export interface StoredViews {
  /** The present selection and place of the map; null while nothing has been counted. */
  readonly keep: () => StoredView | null;
  readonly show: (view: StoredView) => void;
  /** The rows have changed since. */
  readonly isStale: (view: StoredView) => boolean;
}

/** Views that answers rest on: kept from the map, and brought back to it. */
export function useStoredViews({ workbench, session, map, newId, now }: StepProps): StoredViews {
  const dataFingerprint = useStore(workbench, (state) => state.dataFingerprint);
  return {
    keep() {
      const { filter, result } = workbench.getState();
      if (!result) return null;
      const view = map?.getView();
      return {
        id: newId(),
        filter: storeFilter(filter),
        place: view ? { longitude: view.longitude, latitude: view.latitude, zoom: view.zoom } : null,
        incidents: result.incidents,
        dataFingerprint,
        keptOn: now().slice(0, 10),
      };
    },
    show({ filter, place }) {
      session.setFilter(restoreFilter(filter), false);
      if (place && map) map.setView({ ...map.getView(), ...place });
    },
    isStale: (view) => view.dataFingerprint !== dataFingerprint,
  };
}

interface Props {
  readonly views: readonly StoredView[];
  readonly onKeep: () => void;
  readonly onShow: (view: StoredView) => void;
  readonly onRemove: (view: StoredView) => void;
  readonly isStale: (view: StoredView) => boolean;
}

/** The views under an answer, each a way back to the map. */
export function ViewChips({ views, onKeep, onShow, onRemove, isStale }: Props) {
  const { t, count } = useTexts();
  return (
    <div className={styles.chips}>
      {views.map((view, i) => (
        <span key={view.id} className={styles.chip}>
          <button type="button" onClick={() => onShow(view)} title={t('dossier.view.show')}>
            {t('dossier.view.name', { i: i + 1, n: count(view.incidents), date: view.keptOn })}
            {isStale(view) && ` · ${t('dossier.view.stale')}`}
          </button>
          <IconButton icon={DeleteIcon} label={t('dossier.view.remove', { i: i + 1 })} onPress={() => onRemove(view)} />
        </span>
      ))}
      <Button variant="quiet" icon={KeepIcon} onPress={onKeep}>
        {t('dossier.view.keep')}
      </Button>
    </div>
  );
}

/** One view at a piece of evidence: kept, shown, let go. */
export function OneView({
  view,
  views,
  onChange,
}: {
  readonly view: StoredView | null;
  readonly views: StoredViews;
  readonly onChange: (view: StoredView | null) => void;
}) {
  const { t, count } = useTexts();
  if (!view)
    return (
      <Button variant="quiet" icon={KeepIcon} onPress={() => onChange(views.keep())}>
        {t('dossier.view.keep')}
      </Button>
    );
  return (
    <span className={styles.chip}>
      <AreaIcon size={14} aria-hidden />
      <button type="button" onClick={() => views.show(view)} title={t('dossier.view.show')}>
        {t('dossier.view.one', { n: count(view.incidents) })}
        {views.isStale(view) && ` · ${t('dossier.view.stale')}`}
      </button>
      <IconButton icon={DeleteIcon} label={t('dossier.view.removeOne')} onPress={() => onChange(null)} />
    </span>
  );
}
