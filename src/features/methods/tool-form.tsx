import { DENOMINATORS } from '../../analysis/tools/ratio-tool.ts';
import type { ToolRequest } from '../../analysis/tools/tools.ts';
import { useTexts } from '../../i18n/index.ts';
import { NumberField, Select, TextField } from '../../ui/primitives/field.tsx';
import styles from './methods.module.css';

interface Props {
  readonly request: ToolRequest;
  readonly hasStreets: boolean;
  /** Kinds of incidents in the data, with their names; for the tool that weighs them. */
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (request: ToolRequest) => void;
}

/** What each tool starts with; near values change little, and every one of them can be changed. */
export const FIRST_REQUESTS: readonly ToolRequest[] = [
  { tool: 'trend' },
  { tool: 'change', months: 6, against: 'year' },
  { tool: 'emerging' },
  { tool: 'concentration', unit: 'cells' },
  { tool: 'near-repeat', bandMetres: 50, bandDays: 7, permutations: 999 },
  { tool: 'scan', radiusMetres: 500, days: 30, permutations: 999 },
  { tool: 'clusters', radiusMetres: 30, minimumPoints: 20 },
  { tool: 'accuracy', heldOutMonths: 3 },
  { tool: 'autocorrelation', permutations: 999 },
  { tool: 'ratio', denominator: 'addresses', bandwidthMetres: 300 },
  { tool: 'harm', weights: {}, source: '' },
];

interface NumberChoice {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly step?: number;
  readonly unit?: string;
}

const NUMBERS: Readonly<Partial<Record<ToolRequest['tool'], readonly NumberChoice[]>>> = {
  change: [{ name: 'months', minimum: 1, maximum: 24 }],
  'near-repeat': [
    { name: 'bandMetres', minimum: 25, maximum: 1000, step: 25, unit: 'm' },
    { name: 'bandDays', minimum: 1, maximum: 30 },
    { name: 'permutations', minimum: 99, maximum: 9999, step: 100 },
  ],
  scan: [
    { name: 'radiusMetres', minimum: 50, maximum: 3000, step: 50, unit: 'm' },
    { name: 'days', minimum: 1, maximum: 90 },
    { name: 'permutations', minimum: 99, maximum: 999, step: 100 },
  ],
  clusters: [
    { name: 'radiusMetres', minimum: 10, maximum: 1000, step: 10, unit: 'm' },
    { name: 'minimumPoints', minimum: 2, maximum: 500 },
  ],
  accuracy: [{ name: 'heldOutMonths', minimum: 1, maximum: 12 }],
  autocorrelation: [{ name: 'permutations', minimum: 99, maximum: 9999, step: 100 }],
  ratio: [{ name: 'bandwidthMetres', minimum: 100, maximum: 2000, step: 50, unit: 'm' }],
};

/** The settings of one tool. */
export function ToolForm({ request, hasStreets, categories, onChange }: Props) {
  const { t } = useTexts();
  const values = request as unknown as Readonly<Record<string, number>>;
  return (
    <div className={styles.form}>
      {request.tool === 'change' && (
        <Select
          label={t('methods.against')}
          value={request.against}
          choices={[
            { value: 'year', label: t('methods.against.year') },
            { value: 'before', label: t('methods.against.before') },
          ]}
          onChange={(against) => onChange({ ...request, against })}
        />
      )}
      {request.tool === 'concentration' && (
        <Select
          label={t('methods.unit')}
          value={request.unit}
          choices={[
            { value: 'cells', label: t('methods.unit.cells') },
            ...(hasStreets ? [{ value: 'streets' as const, label: t('methods.unit.streets') }] : []),
          ]}
          onChange={(unit) => onChange({ ...request, unit })}
        />
      )}
      {request.tool === 'ratio' && (
        <Select
          label={t('methods.denominator')}
          value={request.denominator}
          choices={DENOMINATORS.map((value) => ({ value, label: t(`tool.ratio.denominator.${value}`) }))}
          onChange={(denominator) => onChange({ ...request, denominator })}
        />
      )}
      {request.tool === 'harm' && (
        <>
          <TextField
            label={t('methods.harmSource')}
            value={request.source}
            onChange={(source) => onChange({ ...request, source })}
          />
          {categories.map(({ id, name }) => (
            <NumberField
              key={id}
              label={name}
              value={request.weights[id] ?? 1}
              minimum={0}
              maximum={100_000}
              step={0.1}
              onChange={(weight) => onChange({ ...request, weights: { ...request.weights, [id]: weight } })}
            />
          ))}
        </>
      )}
      {(NUMBERS[request.tool] ?? []).map(({ name, minimum, maximum, step = 1, unit }) => (
        <NumberField
          key={name}
          label={t(`methods.${name}`)}
          value={values[name]!}
          {...{ minimum, maximum, step }}
          {...(unit ? { unit } : {})}
          onChange={(value) => onChange({ ...request, [name]: value })}
        />
      ))}
    </div>
  );
}
