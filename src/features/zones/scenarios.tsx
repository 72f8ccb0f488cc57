import { useStore } from 'zustand';
import type { ScenarioColumn } from '../../domain/zone/compare-scenarios.ts';
import type { Scenario } from '../../domain/zone/scenario.ts';
import { findMeasure, MEASURES } from '../../domain/measure/catalogue.ts';
import type { Zone } from '../../domain/zone/zone.ts';
import { useTexts } from '../../i18n/index.ts';
import { AddIcon, DeleteIcon } from '../../ui/icons.ts';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import { NumberField, Select, TextField } from '../../ui/primitives/field.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import type { StepProps } from '../step-props.ts';
import { useScenarioColumns } from './use-scenario-columns.ts';
import styles from './zones.module.css';

interface Props extends StepProps {
  readonly zones: readonly Zone[];
  /** Scenario of which alone the areas are on the map; null = all areas. */
  readonly shown: string | null;
  readonly onShow: (id: string | null) => void;
}

/** Sets of measures weighed as a whole: one table, and a switch that puts one set at a time on the map. */
export function Scenarios(props: Props) {
  const { project, newId, zones, shown, onShow } = props;
  const { document } = useStore(project);
  const { t } = useTexts();
  const columns = useScenarioColumns(props, zones);
  const { scenarios } = document;
  const edit = (id: string, change: Partial<Scenario>) =>
    project.dispatch(
      'command.scenario',
      (draft) => {
        const found = draft.scenarios.find((one) => one.id === id);
        if (found) Object.assign(found, structuredClone(change));
      },
      { coalesce: `scenario ${id}` },
    );
  return (
    <div className={styles.fields}>
      <p className="muted">{t('scenario.why')}</p>
      {scenarios.length > 0 && (
        <Segmented
          label={t('scenario.onMap')}
          value={shown ?? 'all'}
          choices={[
            { value: 'all', label: t('scenario.all') },
            ...scenarios.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => onShow(id === 'all' ? null : id)}
        />
      )}
      {columns.length > 0 && <ScenarioTable columns={columns} />}
      {scenarios.map((scenario) => (
        <Disclosure key={scenario.id} title={scenario.name}>
          <ScenarioForm
            scenario={scenario}
            onChange={(change) => edit(scenario.id, change)}
            onRemove={() => {
              if (shown === scenario.id) onShow(null);
              project.dispatch('command.scenario', (draft) => {
                draft.scenarios = draft.scenarios.filter(({ id }) => id !== scenario.id);
                for (const zone of draft.zones) if (zone.scenarioId === scenario.id) zone.scenarioId = null;
              });
            }}
          />
        </Disclosure>
      ))}
      <div>
        <Button
          icon={AddIcon}
          onPress={() =>
            project.dispatch('command.scenario', (draft) => {
              draft.scenarios.push({
                id: newId(),
                name: t('scenario.named', { number: draft.scenarios.length + 1 }),
                note: '',
                measures: [],
              });
            })
          }
        >
          {t('scenario.new')}
        </Button>
      </div>
    </div>
  );
}

function ScenarioTable({ columns }: { readonly columns: readonly ScenarioColumn[] }) {
  const { t, area, count, distance, number, share } = useTexts();
  const told = (value: number | null, write: (value: number) => string) => (value === null ? '–' : write(value));
  const rows: readonly [string, (column: ScenarioColumn) => string][] = [
    ['zones', ({ zones }) => count(zones)],
    ['area', ({ areaSquareMetres }) => told(areaSquareMetres, area)],
    ['overlap', ({ overlapSquareMetres }) => told(overlapSquareMetres, area)],
    ['streets', ({ streetMetres }) => told(streetMetres, distance)],
    ['addresses', ({ addresses }) => told(addresses, count)],
    ['incidents', ({ incidents }) => told(incidents, count)],
    ['share', ({ incidentShare }) => told(incidentShare, share)],
    ['concentration', ({ concentration }) => told(concentration, (value) => `${number(value, 1)}×`)],
    ['hours', ({ hoursPerWeek }) => told(hoursPerWeek, count)],
    ['hectareHours', ({ hectareHoursPerWeek }) => told(hectareHoursPerWeek, count)],
    ['once', ({ onceEuro, measures }) => told(measures > 0 ? onceEuro : null, (euro) => `€ ${count(euro)}`)],
    ['yearly', ({ yearlyEuro, measures }) => told(measures > 0 ? yearlyEuro : null, (euro) => `€ ${count(euro)}`)],
    ['worst', ({ worst, zones }) => (zones === 0 ? '–' : t(`checks.outcome.${worst}`))],
  ];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" aria-label={t('scenario.what')} />
          {columns.map(({ scenarioId, name }) => (
            <th key={scenarioId} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, write]) => (
          <tr key={key}>
            <th scope="row">{t(`scenario.row.${key}`)}</th>
            {columns.map((column) => (
              <td key={column.scenarioId}>{write(column)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FormProps {
  readonly scenario: Scenario;
  readonly onChange: (change: Partial<Scenario>) => void;
  readonly onRemove: () => void;
}

function ScenarioForm({ scenario, onChange, onRemove }: FormProps) {
  const { t, language } = useTexts();
  const { measures } = scenario;
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  const set = (at: number, change: Partial<Scenario['measures'][number]>) =>
    onChange({ measures: measures.map((one, i) => (i === at ? { ...one, ...change } : one)) });
  const left = MEASURES.filter(({ id }) => !measures.some(({ measureId }) => measureId === id));
  return (
    <div className={styles.fields}>
      <TextField label={t('zones.name')} value={scenario.name} onChange={(name) => onChange({ name })} />
      <TextField label={t('scenario.note')} lines={2} value={scenario.note} onChange={(note) => onChange({ note })} />
      {measures.map(({ measureId, onceEuro, yearlyEuro }, i) => (
        <fieldset key={measureId} className={styles.group}>
          <legend>{findMeasure(measureId)?.name[language] ?? measureId}</legend>
          <div className={styles.pair}>
            <NumberField
              label={t('scenario.row.once')}
              value={onceEuro ?? NaN}
              minimum={0}
              unit="€"
              onChange={(euro) => set(i, { onceEuro: known(euro) })}
            />
            <NumberField
              label={t('scenario.row.yearly')}
              value={yearlyEuro ?? NaN}
              minimum={0}
              unit="€"
              onChange={(euro) => set(i, { yearlyEuro: known(euro) })}
            />
          </div>
          <div>
            <IconButton
              icon={DeleteIcon}
              label={t('plan.remove')}
              onPress={() => onChange({ measures: measures.filter((_, at) => at !== i) })}
            />
          </div>
        </fieldset>
      ))}
      <Select
        label={t('scenario.addMeasure')}
        value=""
        choices={left.map(({ id, name }) => ({ value: id, label: name[language] }))}
        onChange={(measureId) => onChange({ measures: [...measures, { measureId, onceEuro: null, yearlyEuro: null }] })}
      />
      <div>
        <Button variant="quiet" icon={DeleteIcon} onPress={onRemove}>
          {t('scenario.remove')}
        </Button>
      </div>
    </div>
  );
}
