import type { BrushResult } from '../../analysis/brush/brush-contract.ts';
import type { Hotspot, HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import type { KeptHotspot } from '../../domain/project/project-document.ts';
import { useTexts, type Texts } from '../../i18n/index.ts';
import { isRobust } from '../../state/workbench.ts';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import { Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { describePeak } from './describe.ts';
import { HotspotSettingsForm } from './hotspot-settings-form.tsx';
import styles from './hotspots.module.css';
import { MethodText } from './method-text.tsx';

interface Props {
  readonly result: BrushResult;
  readonly hotspots: readonly Hotspot[];
  readonly kept: readonly KeptHotspot[];
  readonly settings: HotspotSettings;
  readonly selectedId: string | null;
  readonly dataFingerprint: string;
  readonly hasBuiltArea: boolean;
  readonly hasMunicipality: boolean;
  readonly nameOf: (hotspot: Hotspot) => string;
  readonly onSelect: (id: string) => void;
  readonly onSelectKept: (id: string) => void;
  readonly onSettings: (settings: HotspotSettings) => void;
}

/** The hotspots under the present filter: first what is seen, then the list, then how it was found. */
export function HotspotPanel(props: Props) {
  const { result, hotspots, kept, settings, selectedId, nameOf, onSelect } = props;
  const texts = useTexts();
  const { t } = texts;
  return (
    <Panel title={t('hotspots.title')} lead={leadSentence(result, hotspots, settings, texts)}>
      {result.incidentsOnMap === 0 && <Notice tone="caution">{t('hotspots.nothingOnMap')}</Notice>}
      {hotspots.length > 0 && (
        <ol className={styles.list} aria-label={t('hotspots.list')}>
          {hotspots.map((hotspot, i) => (
            <li key={hotspot.id}>
              <HotspotItem
                hotspot={hotspot}
                rank={i + 1}
                name={nameOf(hotspot)}
                robust={isRobust(hotspot, settings)}
                selected={hotspot.id === selectedId}
                onSelect={() => onSelect(hotspot.id)}
              />
            </li>
          ))}
        </ol>
      )}
      {kept.length > 0 && <KeptList {...props} />}
      <PanelSection title={t('hotspots.settings')}>
        <HotspotSettingsForm
          settings={settings}
          diagnostics={result.diagnostics}
          hasBuiltArea={props.hasBuiltArea}
          hasMunicipality={props.hasMunicipality}
          onChange={props.onSettings}
        />
      </PanelSection>
      <div>
        <Disclosure title={t('hotspots.method')}>
          <MethodText result={result} settings={settings} dataFingerprint={props.dataFingerprint} />
        </Disclosure>
      </div>
    </Panel>
  );
}

function leadSentence(
  result: BrushResult,
  hotspots: readonly Hotspot[],
  settings: HotspotSettings,
  { t, count, share }: Texts,
): string {
  if (hotspots.length === 0) return t('hotspots.none', { n: count(result.incidentsOnMap) });
  const robust = hotspots.filter((hotspot) => isRobust(hotspot, settings)).length;
  const known = hotspots.every((hotspot) => hotspot.robustness !== null);
  const sum = (of: (hotspot: Hotspot) => number) => hotspots.reduce((total, hotspot) => total + of(hotspot), 0);
  const values = {
    count: hotspots.length,
    robust,
    n: count(sum((hotspot) => hotspot.incidents)),
    share: share(sum((hotspot) => hotspot.incidentShare)),
    area: share(sum((hotspot) => hotspot.areaShare)),
  };
  return t(known ? 'hotspots.lead' : 'hotspots.leadBusy', values);
}

interface ItemProps {
  readonly hotspot: Hotspot;
  readonly rank: number;
  readonly name: string;
  readonly robust: boolean;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

function HotspotItem({ hotspot, rank, name, robust, selected, onSelect }: ItemProps) {
  const texts = useTexts();
  const { t, count, share, number } = texts;
  const peak = describePeak(hotspot.hoursOfWeek, texts);
  return (
    <button type="button" className={styles.item} aria-current={selected || undefined} onClick={onSelect}>
      <span className={`${styles.rank} ${robust ? '' : styles.rankHatched}`}>{rank}</span>
      <span className={styles.name}>{name}</span>
      <span className={styles.amount}>{count(hotspot.incidents)}</span>
      <span className={styles.detail}>
        {t('hotspots.itemShare', { share: share(hotspot.incidentShare), area: share(hotspot.areaShare) })}
        {hotspot.expectedIncidents !== null &&
          hotspot.expectedIncidents > 0 &&
          ` · ${t('hotspots.itemTimes', { times: number(hotspot.incidents / hotspot.expectedIncidents, 1) })}`}
        {peak && ` · ${peak}`}
        {hotspot.robustness !== null &&
          !robust &&
          ` · ${t('hotspots.notRobust', { share: share(hotspot.robustness) })}`}
      </span>
    </button>
  );
}

function KeptList({ kept, dataFingerprint, onSelectKept }: Props) {
  const { t, count } = useTexts();
  return (
    <PanelSection title={t('hotspots.kept')}>
      <ul className={styles.list}>
        {kept.map((hotspot) => {
          const stale = hotspot.dataFingerprint !== dataFingerprint;
          return (
            <li key={hotspot.id}>
              <button
                type="button"
                className={`${styles.item} ${stale ? styles.stale : ''}`}
                onClick={() => onSelectKept(hotspot.id)}
              >
                <span className={styles.rank}>✓</span>
                <span className={styles.name}>{hotspot.name}</span>
                <span className={styles.amount}>{count(hotspot.incidents)}</span>
                <span className={styles.detail}>
                  {stale ? t('hotspots.stale') : t('hotspots.keptAt', { date: hotspot.keptAt.slice(0, 10) })}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
