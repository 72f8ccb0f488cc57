import { useState } from 'react';
import { useStore } from 'zustand';
import { latestVersion, nextVersion, type RouteVersion, type WalkingRoute } from '../../domain/route/walking-route.ts';
import { useTexts } from '../../i18n/index.ts';
import type { FoundRoute } from '../../network/questions/routes-question.ts';
import { DeleteIcon, KeepIcon } from '../../ui/icons.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { TextField } from '../../ui/primitives/field.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { minutesOf } from './route-line.ts';
import type { ModelChoice } from './routes-tab.tsx';
import type { PartProps } from './walking-routes-screen.tsx';
import styles from './walking-routes.module.css';

interface Props extends PartProps {
  readonly found: FoundRoute | null;
  readonly via: readonly (readonly [x: number, y: number])[];
  readonly model: ModelChoice;
}

/** Keeping the chosen route under a name, and the routes that were kept. */
export function KeptRoutes(props: Props) {
  const { found, via, model, walks, project, newId, now } = props;
  const { t, distance } = useTexts();
  const { document } = useStore(project);
  const [name, setName] = useState('');
  const origin = walks.origins.find(({ id }) => id === found?.originId);
  const goal = walks.goals.find(({ id }) => id === found?.destinationId);
  const { fingerprint } = walks.network.summary;
  const proposed = origin && goal ? t('routes.proposedName', { origin: origin.name, goal: goal.name }) : '';

  const versionNow = (route: FoundRoute): Omit<RouteVersion, 'number'> => ({
    keptAt: now(),
    points: Array.from(route.points),
    via: via.map(([x, y]) => [x, y] as const),
    lengthMetres: route.lengthMetres,
    model: {
      metresPerMinute: walks.metresPerMinute,
      share: route.corrected ? null : route.share,
      routeChoicePerMetre: model.routeChoicePerMetre,
      decayPerMetre: model.decayPerMetre,
    },
    networkFingerprint: fingerprint,
  });
  const keep = () => {
    if (!found || !origin?.end || !goal?.end) return;
    const kept: WalkingRoute = {
      id: newId(),
      name: name.trim() || proposed,
      note: '',
      origin: origin.end,
      destination: goal.end,
      versions: [{ ...versionNow(found), number: 1 }],
    };
    project.dispatch('command.routes.keep', (draft) => void draft.routes.push(structuredClone(kept) as never), {
      values: { name: kept.name },
    });
    setName('');
  };
  const addVersion = (kept: WalkingRoute) => {
    if (!found) return;
    const versions = nextVersion(kept, versionNow(found));
    project.dispatch(
      'command.routes.version',
      (draft) => {
        const route = draft.routes.find(({ id }) => id === kept.id);
        if (route) route.versions = structuredClone(versions) as never;
      },
      { values: { name: kept.name, number: versions.length } },
    );
  };
  const remove = (kept: WalkingRoute) =>
    project.dispatch(
      'command.routes.remove',
      (draft) => void (draft.routes = draft.routes.filter(({ id }) => id !== kept.id)),
      { values: { name: kept.name } },
    );

  return (
    <PanelSection title={t('routes.kept')}>
      {origin && !origin.end ? (
        <Notice tone="info">{t('routes.cannotKeep')}</Notice>
      ) : (
        found && (
          <div className={styles.row}>
            <TextField label={t('routes.name')} value={name} placeholder={proposed} onChange={setName} />
            <Button icon={KeepIcon} variant="primary" onPress={keep}>
              {t('routes.keep')}
            </Button>
          </div>
        )
      )}
      {document.routes.length === 0 && <p className="muted">{t('routes.keptNone')}</p>}
      {document.routes.map((kept) => {
        const version = latestVersion(kept);
        const isSame =
          found !== null && origin?.end?.name === kept.origin.name && goal?.end?.name === kept.destination.name;
        return (
          <div key={kept.id}>
            <div className={styles.row}>
              <button
                type="button"
                className={styles.item}
                aria-current={walks.route?.id === kept.id || undefined}
                onClick={() =>
                  walks.setRoute({
                    id: kept.id,
                    points: version.points,
                    lengthMetres: version.lengthMetres,
                    originName: kept.origin.name,
                    goalName: kept.destination.name,
                    found: null,
                  })
                }
              >
                <span className={styles.mark}>{version.number}</span>
                <span className={styles.name}>{kept.name}</span>
                <span className={styles.amount}>
                  {distance(version.lengthMetres)} ·{' '}
                  {t('routes.minutes', { n: minutesOf(version.lengthMetres, version.model.metresPerMinute) })}
                </span>
                <span className={styles.detail}>
                  {t('routes.versionOf', { number: version.number, date: version.keptAt.slice(0, 10) })}
                  {version.via.length > 0 && ` · ${t('routes.corrected')}`}
                  {version.networkFingerprint !== fingerprint && ` · ${t('routes.staleNetwork')}`}
                </span>
              </button>
            </div>
            <div className={styles.row}>
              {isSame && <Button onPress={() => addVersion(kept)}>{t('routes.addVersion')}</Button>}
              <IconButton
                icon={DeleteIcon}
                label={t('routes.removeKept', { name: kept.name })}
                onPress={() => remove(kept)}
              />
            </div>
          </div>
        );
      })}
    </PanelSection>
  );
}
