import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { deriveStudyPlaces } from '../../analysis/grid/study-places.ts';
import { findSimilarPlaces, gradeMatch, type SimilarPlaces } from '../../analysis/comparison/similar-places.ts';
import { LEAST_COMPARATORS } from '../../analysis/comparison/predictive-contrast.ts';
import type { PlaceComparison } from '../../domain/comparison/comparison.ts';
import { namePlace } from '../../domain/place/place-names.ts';
import { circleRing } from '../../geometry/rings/ring-measures.ts';
import { useTexts } from '../../i18n/index.ts';
import { DeleteIcon } from '../../ui/icons.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { EmptyState, Notice } from '../../ui/primitives/feedback.tsx';
import { NumberField, Select } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { ComparisonResult } from './comparison-result.tsx';
import styles from './problem-analysis.module.css';

const SLOT = 'comparison';
const WANTED = 8;
const OFFERED = ['azc', 'station', 'community-centre', 'supermarket', 'school', 'lodging', 'park'] as const;

/** Is it different here from places like it? The comparison is set up before anything is counted. */
export function ComparisonPanel(props: StepProps) {
  const { project, workbench, map, newId } = props;
  const { comparisons, hotspots } = useStore(project, ({ document }) => document);
  const layers = useStore(workbench, (state) => state.layers);
  const texts = useTexts();
  const { t, count, number } = texts;
  const [chosen, setChosen] = useState<string | null>(null);
  const comparison = comparisons.find(({ id }) => id === chosen) ?? comparisons.at(-1) ?? null;
  const places = useMemo(() => deriveStudyPlaces(layers), [layers]);
  const starts = useMemo(() => {
    const pois = (layers.pois ?? [])
      .filter(({ kind, name }) => name && (OFFERED as readonly string[]).includes(kind))
      .sort((a, b) => OFFERED.indexOf(a.kind as never) - OFFERED.indexOf(b.kind as never))
      .map(({ name, x, y }) => ({ name, x, y }));
    const kept = hotspots.map(({ name, rings }) => ({ name, ...middleOf(rings[0] ?? []) }));
    return [...kept, ...pois].slice(0, 60);
  }, [layers, hotspots]);
  const others = useMemo(
    () => (layers.pois ?? []).filter(({ kind }) => kind === 'azc').map(({ x, y }) => [x, y] as const),
    [layers],
  );
  const search = (x: number, y: number, radiusMetres: number): SimilarPlaces =>
    findSimilarPlaces([x, y], places, {
      radiusMetres,
      wanted: WANTED,
      avoid: others,
      stations: (layers.pois ?? []).filter(({ kind }) => kind === 'station').map((poi) => [poi.x, poi.y] as const),
    });
  const change = (next: Partial<PlaceComparison>, coalesce?: string) =>
    project.dispatch(
      'command.comparison',
      (draft) => {
        const known = draft.comparisons.find(({ id }) => id === comparison!.id);
        if (known) Object.assign(known, structuredClone(next));
      },
      coalesce ? { coalesce: `comparison ${comparison!.id} ${coalesce}` } : {},
    );
  const start = ({ name, x, y }: (typeof starts)[number]) => {
    const id = newId();
    project.dispatch('command.comparison', (draft) => {
      draft.comparisons = draft.comparisons.filter((one) => one.name !== name);
      draft.comparisons.push({ id, name, x, y, radiusMetres: 400, others: [], beganOn: null, note: '' });
    });
    setChosen(id);
  };

  useEffect(() => {
    if (!map || !comparison) return;
    const circle = (at: { x: number; y: number }) => [circleRing(at.x, at.y, comparison.radiusMetres)];
    map.showOverlay(SLOT, {
      areas: [
        { id: 'place', tone: 'accent', rings: circle(comparison), label: comparison.name, inert: true },
        ...comparison.others.map((other, i) => ({
          id: `other ${i}`,
          tone: 'compare' as const,
          dashed: true,
          rings: circle(other),
          label: String(i + 1),
          inert: true,
        })),
      ],
      lines: [],
      places: [],
    });
    return () => map.showOverlay(SLOT, null);
  }, [map, comparison]);

  const profiles = useMemo(() => {
    if (!comparison) return null;
    const profileOf = (at: { x: number; y: number }) =>
      findSimilarPlaces([at.x, at.y], places, {
        radiusMetres: comparison.radiusMetres,
        wanted: 0,
        avoid: [],
        stations: [],
      }).place;
    return { place: profileOf(comparison), similar: comparison.others.map(profileOf) };
  }, [comparison, places]);

  if (!layers.streets && !layers.addresses)
    return <EmptyState title={t('comparison.noPlaces')}>{t('comparison.noPlacesWhatNow')}</EmptyState>;
  const nameOf = (at: { x: number; y: number }) => namePlace(layers, at.x, at.y).name;
  const match = profiles && comparison && comparison.others.length > 0 ? gradeMatch(profiles) : [];
  return (
    <>
      <p>{t('comparison.lead')}</p>
      <Select
        label={t('comparison.around')}
        value={comparison?.name ?? ''}
        choices={starts.map(({ name }) => ({ value: name, label: name }))}
        onChange={(name) => {
          const known = comparisons.find((one) => one.name === name);
          if (known) setChosen(known.id);
          else start(starts.find((one) => one.name === name)!);
        }}
      />
      {comparison && (
        <>
          <div className={styles.pair}>
            <NumberField
              label={t('comparison.radius')}
              value={comparison.radiusMetres}
              minimum={100}
              maximum={1500}
              step={50}
              unit="m"
              onChange={(radiusMetres) => change({ radiusMetres, others: [] })}
            />
            <DateField
              label={t('comparison.beganOn')}
              value={comparison.beganOn ?? ''}
              onChange={(day) => change({ beganOn: day || null })}
            />
          </div>
          <PanelSection title={t('comparison.others', { n: comparison.others.length })}>
            {comparison.others.length < LEAST_COMPARATORS && (
              <Notice tone="info">{t('comparison.refused', { least: LEAST_COMPARATORS })}</Notice>
            )}
            <div>
              <Button
                variant={comparison.others.length === 0 ? 'primary' : 'secondary'}
                onPress={() =>
                  change({
                    others: search(comparison.x, comparison.y, comparison.radiusMetres).similar.map(({ x, y }) => ({
                      x,
                      y,
                    })),
                  })
                }
              >
                {t('comparison.search')}
              </Button>
            </div>
            {comparison.others.length > 0 && (
              <ol className={styles.gaps} style={{ listStyle: 'decimal' }}>
                {comparison.others.map((other, i) => (
                  <li key={`${other.x} ${other.y}`}>
                    {nameOf(other)}{' '}
                    <IconButton
                      icon={DeleteIcon}
                      label={t('comparison.remove', { i: i + 1 })}
                      onPress={() => change({ others: comparison.others.filter((one) => one !== other) })}
                    />
                  </li>
                ))}
              </ol>
            )}
            {match.length > 0 && (
              <table className={styles.table}>
                <caption>{t('comparison.match')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('comparison.within', { radius: comparison.radiusMetres })}</th>
                    <th scope="col">{t('comparison.here')}</th>
                    <th scope="col">{t('comparison.there')}</th>
                    <th scope="col">{t('comparison.isAlike')}</th>
                  </tr>
                </thead>
                <tbody>
                  {match.map(({ kind, here, there, grade }) => (
                    <tr key={kind}>
                      <th scope="row">{t(`comparison.kind.${kind}`)}</th>
                      <td>{count(here)}</td>
                      <td>{number(there, there < 10 ? 1 : 0)}</td>
                      <td>{t(`comparison.grade.${grade}`)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </PanelSection>
          {comparison.others.length >= LEAST_COMPARATORS && profiles && (
            <ComparisonResult
              {...props}
              comparison={comparison}
              profiles={profiles}
              isPoorMatch={match.some(({ grade }) => grade === 'poor')}
              onNote={(note) => change({ note }, 'note')}
            />
          )}
        </>
      )}
    </>
  );
}

function middleOf(ring: readonly number[]): { x: number; y: number } {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < ring.length; i += 2) {
    [minX, maxX] = [Math.min(minX, ring[i]!), Math.max(maxX, ring[i]!)];
    [minY, maxY] = [Math.min(minY, ring[i + 1]!), Math.max(maxY, ring[i + 1]!)];
  }
  return { x: (minX + maxX) / 2, y: (minY + maxY) / 2 };
}
