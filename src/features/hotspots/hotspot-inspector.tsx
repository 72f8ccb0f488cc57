import type { BrushResult } from '../../analysis/brush/brush-contract.ts';
import type { Hotspot, HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import { useTexts } from '../../i18n/index.ts';
import { isRobust } from '../../state/workbench.ts';
import { HourWeekTable } from '../../ui/charts/hour-week-table.tsx';
import { MonthBars } from '../../ui/charts/month-bars.tsx';
import { CloseIcon, KeepIcon } from '../../ui/icons.ts';
import { Facts, Figure, Figures, Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { describePeak } from './describe.ts';
import styles from './hotspots.module.css';

interface Props {
  readonly hotspot: Hotspot;
  readonly name: string;
  readonly neighbourhood: string | null;
  readonly result: BrushResult;
  readonly settings: HotspotSettings;
  readonly isKept: boolean;
  readonly onKeep: () => void;
  readonly onClose: () => void;
}

/** One hotspot: the sentence, the figures, when it happens, how sure this is. */
export function HotspotInspector({ hotspot, name, neighbourhood, settings, isKept, onKeep, onClose }: Props) {
  const texts = useTexts();
  const { t, count, share, area, number, month, weekday } = texts;
  const peak = describePeak(hotspot.hoursOfWeek, texts);
  const robust = isRobust(hotspot, settings);
  const values = { n: count(hotspot.incidents), share: share(hotspot.incidentShare), area: share(hotspot.areaShare) };
  return (
    <Panel
      title={name}
      lead={peak ? t('hotspots.sentencePeak', { ...values, peak }) : t('hotspots.sentence', values)}
      actions={<IconButton icon={CloseIcon} label={t('app.close')} onPress={onClose} />}
    >
      <Figures>
        <Figure value={values.n} label={t('hotspots.registered')} />
        {hotspot.expectedIncidents !== null && hotspot.expectedIncidents > 0 && settings.expectation === 'use' && (
          <Figure value={`${number(hotspot.incidents / hotspot.expectedIncidents, 1)}×`} label={t('hotspots.times')} />
        )}
        <Figure value={area(hotspot.areaSquareMetres)} label={t('hotspots.area')} />
        <Figure value={hotspot.robustness === null ? '…' : share(hotspot.robustness)} label={t('hotspots.survives')} />
      </Figures>
      {hotspot.robustness !== null && !robust && (
        <Notice tone="caution">{t('hotspots.hatchedWhy', { threshold: share(settings.robustnessThreshold) })}</Notice>
      )}
      <PanelSection title={t('hotspots.when')}>
        <div className={styles.hours}>
          <HourWeekTable
            values={hotspot.hoursOfWeek}
            selected={null}
            labels={{
              table: t('hotspots.when'),
              weekday,
              cell: (day, hour, value) =>
                t('explore.hourCell', { day: weekday(day, 'long'), from: hour, to: hour + 1, n: number(value, 1) }),
            }}
          />
        </div>
      </PanelSection>
      <PanelSection title={t('hotspots.byMonth')}>
        <MonthBars
          values={hotspot.months}
          firstMonth={hotspot.firstMonth}
          label={t('hotspots.byMonth')}
          describe={(at, value) => `${month(at)}: ${count(value)}`}
        />
      </PanelSection>
      <Facts
        rows={[
          ...(neighbourhood ? ([[t('hotspots.neighbourhood'), neighbourhood]] as const) : []),
          ...(hotspot.expectedIncidents === null
            ? []
            : ([
                [
                  t(settings.expectation === 'incidents' ? 'hotspots.expectedIncidents' : 'hotspots.expected'),
                  number(hotspot.expectedIncidents, hotspot.expectedIncidents < 10 ? 1 : 0),
                ],
              ] as const)),
          [t('hotspots.cells'), count(hotspot.cells.length)],
          [t('hotspots.peakZ'), number(hotspot.peakZ, 1)],
          [
            t('hotspots.peakP'),
            hotspot.peakAdjustedP < 0.0001 ? `< ${number(0.0001, 4)}` : number(hotspot.peakAdjustedP, 4),
          ],
        ]}
      />
      <Notice tone="info">{t('hotspots.registeredOnly')}</Notice>
      <div className={styles.row}>
        <Button icon={KeepIcon} variant="primary" isDisabled={isKept} onPress={onKeep}>
          {isKept ? t('hotspots.isKept') : t('hotspots.keep')}
        </Button>
      </div>
    </Panel>
  );
}
