import type { BrushDiagnostics } from '../../analysis/brush/brush-contract.ts';
import type { HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import { useTexts } from '../../i18n/index.ts';
import { NumberField, Select, Switch } from '../../ui/primitives/field.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import styles from './hotspots.module.css';

interface Props {
  readonly settings: HotspotSettings;
  readonly diagnostics: BrushDiagnostics;
  readonly hasBuiltArea: boolean;
  readonly hasMunicipality: boolean;
  readonly onChange: (settings: HotspotSettings) => void;
}

const CELL_SIZES = ['50', '75', '100', '125', '150', '200', '250', '500'] as const;
const RATES = ['0.01', '0.05', '0.1'] as const;

/** Everything that decides what is called a hotspot; automatic choices show the value they took. */
export function HotspotSettingsForm({ settings, diagnostics, hasBuiltArea, hasMunicipality, onChange }: Props) {
  const { t, distance, share } = useTexts();
  const set = (change: Partial<HotspotSettings>) => onChange({ ...settings, ...change });
  const areas = [
    ...(hasBuiltArea ? (['built'] as const) : []),
    ...(hasMunicipality ? (['municipality'] as const) : []),
    'extent' as const,
  ];
  return (
    <div className={styles.settings}>
      <div className={styles.wide}>
        <Segmented
          label={t('settings.cellShape')}
          value={settings.cellShape}
          choices={[
            { value: 'square', label: t('settings.square') },
            { value: 'hexagon', label: t('settings.hexagon') },
          ]}
          onChange={(cellShape) => set({ cellShape })}
        />
      </div>
      <Select
        label={t('settings.cellSize')}
        value={String(settings.cellSizeMetres)}
        choices={CELL_SIZES.map((size) => ({
          value: size,
          label: `${size} m`,
          ...(size === '125' ? { hint: t('settings.policeSize') } : {}),
        }))}
        onChange={(size) => set({ cellSizeMetres: Number(size) })}
      />
      <Select
        label={t('settings.rate')}
        value={String(settings.falseDiscoveryRate)}
        choices={RATES.map((rate) => ({ value: rate, label: share(Number(rate)) }))}
        onChange={(rate) => set({ falseDiscoveryRate: Number(rate) })}
      />
      <Select
        label={t('settings.bandwidth')}
        value={String(settings.bandwidthMetres)}
        choices={[
          { value: 'auto', label: t('settings.automatic', { value: distance(diagnostics.bandwidthMetres) }) },
          ...[150, 200, 300, 400, 600, 800].map((metres) => ({ value: String(metres), label: `${metres} m` })),
        ]}
        onChange={(value) => set({ bandwidthMetres: value === 'auto' ? 'auto' : Number(value) })}
      />
      <Select
        label={t('settings.band')}
        value={String(settings.bandMetres)}
        choices={[
          { value: 'auto', label: t('settings.automatic', { value: distance(diagnostics.bandMetres) }) },
          ...[125, 250, 375, 500, 750].map((metres) => ({ value: String(metres), label: `${metres} m` })),
        ]}
        onChange={(value) => set({ bandMetres: value === 'auto' ? 'auto' : Number(value) })}
      />
      <Select
        label={t('settings.studyArea')}
        value={settings.studyArea}
        choices={areas.map((value) => ({ value, label: t(`settings.studyArea.${value}`) }))}
        onChange={(studyArea) => set({ studyArea })}
      />
      <div className={styles.wide}>
        <Select
          label={t('settings.expectation')}
          value={settings.expectation}
          choices={[
            { value: 'use', label: t('settings.expectation.use'), hint: t('settings.expectation.useHint') },
            {
              value: 'incidents',
              label: t('settings.expectation.incidents'),
              hint: t('settings.expectation.incidentsHint'),
            },
            { value: 'even', label: t('settings.expectation.even') },
          ]}
          onChange={(expectation) => set({ expectation })}
        />
      </div>
      <NumberField
        label={t('settings.minimum')}
        value={settings.minimumIncidents}
        minimum={1}
        maximum={1000}
        onChange={(minimumIncidents) => set({ minimumIncidents })}
      />
      <div className={styles.wide}>
        <Switch
          label={t('settings.withoutDuplicates')}
          selected={settings.withoutDuplicates}
          onChange={(withoutDuplicates) => set({ withoutDuplicates })}
        />
        <Switch
          label={t('settings.withoutPileUps')}
          selected={settings.withoutPileUps}
          onChange={(withoutPileUps) => set({ withoutPileUps })}
        />
      </div>
    </div>
  );
}
