import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AreaSummary } from '../../analysis/brush/brush-contract.ts';
import { deriveZoneFacts, ringAround } from '../../analysis/zone/derive-zone-facts.ts';
import { findMeasure, lighterThan, MEASURES } from '../../domain/measure/catalogue.ts';
import { isPlannable } from '../../domain/measure/measure.ts';
import { runChecks } from '../../domain/plan-checks/run-checks.ts';
import { hasAnyFinishedAnalysis } from '../../domain/dossier/check-dossier.ts';
import { readThresholds } from '../../domain/plan-checks/thresholds.ts';
import type { ZoneFacts } from '../../domain/plan-checks/zone-facts.ts';
import { changeZone, type Zone } from '../../domain/zone/zone.ts';
import { describeBoundary } from '../../geometry/boundary-text/boundary-text.ts';
import { ringsOf } from '../../domain/place/polygon-rings.ts';
import { repairArea, sharedGround } from '../../geometry/overlay/overlay.ts';
import type { StoredFilter } from '../../domain/project/project-document.ts';
import { streetLinesOf } from '../../geometry/boundary-text/street-lines.ts';
import { createStreetFinder } from '../../geometry/nearest/nearest-street.ts';
import { useTexts } from '../../i18n/index.ts';
import { restoreFilter } from '../../state/stored-filter.ts';
import type { SmallerAreas as FoundAreas } from '../../workers/zones-worker.ts';
import { HourWeekTable } from '../../ui/charts/hour-week-table.tsx';
import { CloseIcon, DeleteIcon } from '../../ui/icons.ts';
import { Figure, Figures, Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import { Select, TextField } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { CheckList, type Fixes } from './check-list.tsx';
import { DeclaredFacts } from './declared-facts.tsx';
import { ReasonsEditor } from './reasons-editor.tsx';
import { ShorterHours } from './shorter-hours.tsx';
import { RenewZone } from './renew-zone.tsx';
import { SmallerAreas } from './smaller-areas.tsx';
import { StatusMoves } from './status-moves.tsx';
import { ThresholdEditor } from './threshold-editor.tsx';
import { useReachability } from '../use-reachability.ts';
import { VariantTable } from './variant-table.tsx';
import { WordingNotes } from '../wording-notes.tsx';
import { ZoneExport } from './zone-export.tsx';
import styles from './zones.module.css';

interface Props extends StepProps {
  /** As it is on the map: with the hand's changes. */
  readonly zone: Zone;
  readonly zones: readonly Zone[];
  readonly shapeTools: ReactNode;
  readonly onPreview: (rings: readonly number[][]) => void;
  readonly onChange: (make: (zone: Zone) => Zone, coalesce?: string) => void;
  /** The shape anew; an empty one is refused. */
  readonly onRings: (rings: number[][]) => void;
  readonly onVariant: (rings: number[][] | null) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** One area: its figures, whether it holds, the smaller one, hours and term, the words for its boundary. */
export function ZoneInspector(props: Props) {
  const { project, workbench, session, zone, zones, now, onPreview, onChange, onVariant } = props;
  const { document } = useStore(project);
  const { layers, result, table } = useStore(workbench);
  const { t, language, area, count, share, distance, weekday } = useTexts();
  const [smaller, setSmaller] = useState<FoundAreas | null>(null);
  const inside = useInside(session, zone.rings, zone.grounds.filter);
  const thresholds = useMemo(() => readThresholds(document.thresholds), [document.thresholds]);
  const ringMetres = thresholds('g10.ringMetres').value ?? 0;
  const around = useMemo(() => ringAround(zone.rings, ringMetres), [zone.rings, ringMetres]);
  const inRing = useInside(session, around, zone.grounds.filter);
  const reachability = useReachability(props, zone, layers, table);
  const measure = findMeasure(zone.measureId);

  const [findStreet, lines] = useMemo(
    () => [createStreetFinder(layers.streets), streetLinesOf(layers.streets)],
    [layers.streets],
  );
  const boundary = useMemo(
    () => (zone.rings.length > 0 ? describeBoundary(zone.rings, findStreet, lines) : null),
    [zone.rings, findStreet, lines],
  );
  const facts: ZoneFacts = useMemo(
    () =>
      deriveZoneFacts({
        zone,
        zones,
        layers,
        today: now().slice(0, 10),
        inside,
        result,
        boundary,
        reachability,
        around: inRing && { rings: around, metres: ringMetres, incidents: inRing.incidents },
        markers: document.markers,
        lastMonthIncomplete: false,
        allRows: table?.length ?? 0,
      }),
    [
      zone,
      zones,
      layers,
      now,
      inside,
      result,
      boundary,
      reachability,
      around,
      inRing,
      ringMetres,
      document.markers,
      table,
    ],
  );
  const checks = useMemo(
    () => (measure ? runChecks({ zone, measure, facts, thresholds }) : []),
    [zone, measure, facts, thresholds],
  );
  const own = layers.areas?.records.findIndex(({ kind }) => kind === 'municipality') ?? -1;
  /** What a check proposes and the app can do at once; the rest is done at its own place on this screen. */
  const fixes: Fixes = {
    repairShape: () => props.onRings(repairArea(zone.rings)),
    ...(own >= 0
      ? { clipToMunicipality: () => props.onRings(sharedGround(zone.rings, ringsOf(layers.areas!.shapes, own))) }
      : {}),
  };
  const set = (change: Partial<Zone>, coalesce: string) => onChange((one) => ({ ...one, ...change }), coalesce);
  const lighter = measure ? lighterThan(measure).slice(0, 4) : [];

  return (
    <Panel
      title={`${zone.name} (${zone.variant})`}
      lead={
        inside
          ? t('zones.sentence', {
              n: count(inside.incidents),
              share: result && result.incidentsOnMap > 0 ? share(inside.incidents / result.incidentsOnMap) : '–',
              area: area(facts.areaSquareMetres),
              areaShare: facts.incidents ? share(facts.areaSquareMetres / facts.incidents.totalAreaSquareMetres) : '–',
            })
          : undefined
      }
      actions={<IconButton icon={CloseIcon} label={t('app.close')} onPress={props.onClose} />}
    >
      <Figures>
        <Figure value={area(facts.areaSquareMetres)} label={t('zones.hectares')} />
        <Figure value={inside ? count(inside.incidents) : '…'} label={t('hotspots.registered')} />
        <Figure value={facts.streetMetres === null ? '–' : distance(facts.streetMetres)} label={t('zones.streets')} />
        <Figure value={facts.addresses === null ? '–' : count(facts.addresses)} label={t('zones.addresses')} />
      </Figures>
      <Disclosure title={t('zones.edit')}>{props.shapeTools}</Disclosure>
      {facts.shape.problems.length > 0 && (
        <Notice tone="bad">{t(`zones.problem.${facts.shape.problems[0]!.kind}`)}</Notice>
      )}
      <CheckList checks={checks} fixes={fixes} />
      <PanelSection title={t('zones.smaller')}>
        <SmallerAreas
          {...props}
          areaSquareMetres={facts.areaSquareMetres}
          found={zone.smaller ? smaller : null}
          onFound={(found) => {
            setSmaller(found);
            const sought = found.options.map(({ keptShare, areaSquareMetres, optimalityGap }) => ({
              keptShare,
              areaSquareMetres,
              optimalityGap,
            }));
            set({ smaller: sought }, 'smaller');
          }}
          onPreview={onPreview}
          onUse={(rings) => onVariant(rings)}
          onPlaces={(places) => set(places, 'places')}
        />
      </PanelSection>
      <PanelSection title={t('zones.what')}>
        <div className={styles.fields}>
          <TextField label={t('zones.name')} value={zone.name} onChange={(name) => set({ name }, 'name')} />
          <Select
            label={t('zones.measure')}
            value={zone.measureId}
            choices={MEASURES.filter(isPlannable).map(({ id, name }) => ({ value: id, label: name[language] }))}
            onChange={(measureId) => set({ measureId }, 'measure')}
          />
          {document.scenarios.length > 0 && (
            <Select
              label={t('scenario.of')}
              value={zone.scenarioId ?? 'none'}
              choices={[
                { value: 'none', label: t('scenario.none') },
                ...document.scenarios.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(id) => set({ scenarioId: id === 'none' ? null : id }, 'scenario')}
            />
          )}
          {lighter.length > 0 && (
            <Notice tone="info">
              {t('zones.lighterFirst', { list: lighter.map(({ name }) => name[language]).join('; ') })}
            </Notice>
          )}
          <div className={styles.pair}>
            <DateField
              label={t('plan.from')}
              value={zone.term.from?.slice(0, 10) ?? ''}
              onChange={(from) =>
                onChange(
                  (one) =>
                    changeZone(one, { term: { ...one.term, from: from || null } }, now(), t('zones.termChanged')),
                  'from',
                )
              }
            />
            <DateField
              label={t('plan.to')}
              value={zone.term.to?.slice(0, 10) ?? ''}
              onChange={(to) =>
                onChange(
                  (one) => changeZone(one, { term: { ...one.term, to: to || null } }, now(), t('zones.termChanged')),
                  'to',
                )
              }
            />
          </div>
          <HourWeekTable
            values={inside?.hoursOfWeek ?? new Float64Array(168)}
            selected={
              zone.hours ? Uint8Array.from({ length: 168 }, (_, hour) => (zone.hours!.includes(hour) ? 1 : 0)) : null
            }
            labels={{
              table: t('zones.hours'),
              weekday,
              cell: (day, hour, value) =>
                t('explore.hourCell', { day: weekday(day, 'long'), from: hour, to: hour + 1, n: count(value) }),
            }}
            onChange={(flags) =>
              onChange(
                (one) =>
                  changeZone(
                    one,
                    { hours: flags ? [...flags].flatMap((on, hour) => (on ? [hour] : [])) : null },
                    now(),
                    t('zones.hoursChanged'),
                  ),
                'hours',
              )
            }
          />
          {facts.hours && (
            <p className="muted">
              {t('zones.hoursHeld', { share: share(facts.hours.capturedShare), hours: facts.hours.hours })}
              {facts.hours.smallest[1] && ` ${t('zones.hoursSmaller', { hours: facts.hours.smallest[1].hours })}`}
            </p>
          )}
          <ShorterHours
            hoursOfWeek={inside?.hoursOfWeek ?? null}
            onUse={(hours) =>
              onChange((one) => changeZone(one, { hours }, now(), t('zones.hoursChanged')), 'hours shorter')
            }
          />
          <TextField
            label={t('zones.grounds')}
            description={t('zones.groundsHint')}
            value={zone.grounds.text}
            onChange={(text) => set({ grounds: { ...zone.grounds, text } }, 'grounds')}
          />
          <WordingNotes text={zone.grounds.text} />
        </div>
      </PanelSection>
      <Disclosure title={t('zones.declared')}>
        <DeclaredFacts
          facts={zone.facts}
          today={now().slice(0, 10)}
          newId={props.newId}
          onChange={(facts) => set({ facts }, 'facts')}
        />
      </Disclosure>
      <Disclosure title={t('zones.reasons')}>
        <ReasonsEditor project={project} zone={zone} checks={checks} />
      </Disclosure>
      <Disclosure title={t('zones.status.title')}>
        <StatusMoves
          zone={zone}
          checks={checks}
          hasAnalysis={hasAnyFinishedAnalysis(document.dossiers)}
          now={now}
          onChange={(make, coalesce) => onChange(make, coalesce)}
        />
      </Disclosure>
      {['decided', 'active', 'expired'].includes(zone.status) && (
        <Disclosure title={t('zones.renew.title')}>
          <RenewZone key={zone.version} zone={zone} now={now} onChange={onChange} />
        </Disclosure>
      )}
      <Disclosure title={t('zones.threshold.title')}>
        <ThresholdEditor project={project} overrides={document.thresholds} />
      </Disclosure>
      {boundary && (
        <Disclosure title={t('zones.boundary')}>
          <p className={styles.boundary}>{boundary.text}</p>
          <p className="muted">{t('zones.roundTrip', { m2: count(facts.boundary?.differenceSquareMetres ?? 0) })}</p>
        </Disclosure>
      )}
      {zones.filter(({ name }) => name === zone.name).length > 1 && (
        <PanelSection title={t('zones.variants')}>
          <VariantTable {...props} zones={zones.filter(({ name }) => name === zone.name)} />
        </PanelSection>
      )}
      <ZoneExport {...props} zone={zone} crs={document.crs} facts={facts} boundary={boundary?.text ?? ''} />
      <div className={styles.row}>
        <Button onPress={() => onVariant(null)}>{t('zones.copy')}</Button>
        <Button icon={DeleteIcon} variant="quiet" onPress={props.onRemove}>
          {t('plan.remove')}
        </Button>
      </div>
    </Panel>
  );
}

/** What is registered inside under the zone's own filter; follows the hand, never more than one question under way. */
function useInside(session: StepProps['session'], rings: Zone['rings'], filter: StoredFilter): AreaSummary | null {
  const [inside, setInside] = useState<AreaSummary | null>(null);
  useEffect(() => {
    if (rings.length === 0) return;
    let left = false;
    session.inspectArea(rings, restoreFilter(filter)).then(
      (summary) => !left && setInside(summary),
      (error: unknown) => !left && session.fail(error),
    );
    return () => {
      left = true;
    };
  }, [session, rings, filter]);
  return rings.length === 0 ? null : inside;
}
