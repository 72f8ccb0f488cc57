import type { Move, MoveRhythm } from '../../analysis/covering/flexible-moves.ts';
import type { CameraPlan } from '../../domain/camera/camera-plan.ts';
import { useTexts } from '../../i18n/index.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import styles from './cameras.module.css';

interface Props {
  readonly plan: CameraPlan;
  readonly rhythm: MoveRhythm;
  readonly moves: readonly Move[] | null;
  readonly onRhythm: (rhythm: MoveRhythm) => void;
  readonly onPropose: () => void;
  readonly onTake: () => void;
}

/** A flexible camera that follows the hotspot: a position for each part of the term, out of the same dates a year before. */
export function FlexibleSection({ plan, rhythm, moves, onRhythm, onPropose, onTake }: Props) {
  const { t, date, share, count, distance } = useTexts();
  const hasTerm = plan.from !== null && plan.until !== null;
  return (
    <PanelSection title={t('cameras.flexible')}>
      <p className={styles.detail}>{t('cameras.flexibleWhy')}</p>
      <Segmented
        label={t('cameras.rhythm')}
        value={rhythm}
        choices={(['fortnight', 'month', 'quarter'] as const).map((value) => ({
          value,
          label: t(`cameras.rhythm.${value}`),
        }))}
        onChange={onRhythm}
      />
      {!hasTerm && <Notice tone="info">{t('cameras.flexibleTerm')}</Notice>}
      {moves?.length === 0 && <Notice tone="caution">{t('cameras.flexibleNoData')}</Notice>}
      {moves && moves.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('cameras.move.from')}</th>
              <th>{t('cameras.move.place')}</th>
              <th>{t('cameras.move.moved')}</th>
              <th>{t('cameras.move.seen')}</th>
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <tr key={move.from}>
                <td>{date(move.from)}</td>
                <td>{move.best ? move.best.street || t(`cameras.site.${move.best.kind}`) : t('cameras.move.none')}</td>
                <td>{move.movedMetres === null ? '–' : distance(move.movedMetres)}</td>
                <td>
                  {move.incidents > 0
                    ? t('cameras.move.share', { share: share(move.seen / move.incidents), n: count(move.incidents) })
                    : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.row}>
        <Button isDisabled={!hasTerm} onPress={onPropose}>
          {t('cameras.proposeMoves')}
        </Button>
        {moves?.some(({ best }) => best) && (
          <Button variant="primary" onPress={onTake}>
            {t('cameras.takeMoves')}
          </Button>
        )}
      </div>
    </PanelSection>
  );
}
