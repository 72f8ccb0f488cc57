import type { AreaSummary } from '../../analysis/brush/brush-contract.ts';
import {
  coveredShare,
  deriveCapacity,
  HOTSPOT_CRITERIA,
  type CriterionAnswer,
  type Deployment,
  type PlanParty,
  type RegiePlan,
} from '../../domain/plan/regie-plan.ts';
import type { Objective } from '../../domain/dossier/dossier.ts';
import type { KeptHotspot } from '../../domain/project/project-document.ts';
import { useTexts } from '../../i18n/index.ts';
import { HourWeekTable } from '../../ui/charts/hour-week-table.tsx';
import { DeleteIcon } from '../../ui/icons.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import { NumberField, Select, TextField } from '../../ui/primitives/field.tsx';
import styles from './plan.module.css';

interface Props {
  readonly plan: RegiePlan;
  readonly hotspot: KeptHotspot;
  readonly summary: AreaSummary | null;
  /** Norm that the problem analysis has set. */
  readonly objective: Objective | null;
  readonly newId: () => string;
  readonly onChange: (change: Partial<RegiePlan>, coalesce?: string) => void;
}

/** The dossier: problem, criteria, norm and term, parties, presence by hour, and when it ends. */
export function DossierForm(props: Props) {
  const { plan, onChange } = props;
  const { t } = useTexts();
  return (
    <>
      <PanelSection title={t('plan.problem')}>
        <TextField
          label={t('plan.problem')}
          hideLabel
          description={t('plan.problemHint')}
          value={plan.problem}
          onChange={(problem) => onChange({ problem }, 'problem')}
        />
      </PanelSection>
      <Criteria {...props} />
      <NormAndTerm {...props} />
      <Parties {...props} />
      <Deployments {...props} />
      <PanelSection title={t('plan.exit')}>
        <TextField
          label={t('plan.exit')}
          hideLabel
          description={t('plan.exitHint')}
          value={plan.exitCriteria}
          onChange={(exitCriteria) => onChange({ exitCriteria }, 'exit')}
        />
      </PanelSection>
    </>
  );
}

function Criteria({ plan, onChange }: Props) {
  const { t } = useTexts();
  const filled = HOTSPOT_CRITERIA.filter((name) => plan.criteria[name]?.text.trim()).length;
  const set = (name: (typeof HOTSPOT_CRITERIA)[number], change: Partial<CriterionAnswer>) =>
    onChange(
      { criteria: { ...plan.criteria, [name]: { met: 'unknown', text: '', ...plan.criteria[name], ...change } } },
      `criterion ${name}`,
    );
  return (
    <PanelSection title={t('plan.criteria', { filled, all: HOTSPOT_CRITERIA.length })}>
      {HOTSPOT_CRITERIA.map((name) => (
        <Disclosure
          key={name}
          title={`${t(`plan.criterion.${name}`)}: ${t(`plan.met.${plan.criteria[name]?.met ?? 'unknown'}`)}`}
        >
          <div className={styles.fields}>
            <p className="muted">{t(`plan.criterionHint.${name}`)}</p>
            <Select
              label={t('plan.isMet')}
              value={plan.criteria[name]?.met ?? 'unknown'}
              choices={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(`plan.met.${value}`) }))}
              onChange={(met) => set(name, { met })}
            />
            <TextField
              label={t('plan.because')}
              value={plan.criteria[name]?.text ?? ''}
              onChange={(text) => set(name, { text })}
            />
          </div>
        </Disclosure>
      ))}
    </PanelSection>
  );
}

function NormAndTerm({ plan, summary, objective, onChange }: Props) {
  const { t, number } = useTexts();
  const { norm } = plan;
  const measured = summary && summary.months.length > 1 ? meanOfWholeMonths(summary.months) : null;
  const set = (change: Partial<typeof norm>) => onChange({ norm: { ...norm, ...change } }, 'norm');
  return (
    <PanelSection title={t('plan.normTitle')}>
      <div className={styles.fields}>
        {objective?.baseline && (
          <div>
            <Button variant="quiet" onPress={() => set(normOf(objective))}>
              {t('plan.fromAnalysis')}
            </Button>
          </div>
        )}
        <TextField label={t('plan.indicator')} value={norm.indicator} onChange={(indicator) => set({ indicator })} />
        <div className={styles.pair}>
          <NumberField
            label={t('plan.baseline')}
            value={norm.baselinePerMonth ?? NaN}
            minimum={0}
            step={0.1}
            onChange={(baselinePerMonth) => set({ baselinePerMonth })}
          />
          <NumberField
            label={t('plan.target')}
            value={norm.targetPerMonth ?? NaN}
            minimum={0}
            step={0.1}
            onChange={(targetPerMonth) => set({ targetPerMonth })}
          />
        </div>
        {measured !== null && (
          <div className={styles.row}>
            <span className="muted">{t('plan.measured', { n: number(measured, 1) })}</span>
            <Button variant="quiet" onPress={() => set({ baselinePerMonth: Math.round(measured * 10) / 10 })}>
              {t('plan.take')}
            </Button>
          </div>
        )}
        <div className={styles.pair}>
          <DateField
            label={t('plan.from')}
            value={plan.from ?? ''}
            onChange={(day) => onChange({ from: day || null })}
          />
          <DateField label={t('plan.to')} value={plan.to ?? ''} onChange={(day) => onChange({ to: day || null })} />
        </div>
        <DateField
          label={t('plan.review')}
          value={plan.reviewOn ?? ''}
          onChange={(day) => onChange({ reviewOn: day || null })}
        />
        {plan.from && plan.to && plan.to < plan.from && <Notice tone="bad">{t('plan.gate.termOrder')}</Notice>}
      </div>
    </PanelSection>
  );
}

/** The norm of the plan as the analysis has set it. */
const normOf = ({ indicator, baseline, targetPerMonth }: Objective): Partial<RegiePlan['norm']> => ({
  indicator,
  targetPerMonth,
  baselinePerMonth: baseline && Math.round((10 * baseline.incidents) / baseline.months) / 10,
});

/** Mean per month without the last month, which may not be whole. */
function meanOfWholeMonths(months: Float64Array): number {
  const whole = months.subarray(0, months.length - 1);
  return whole.reduce((sum, value) => sum + value, 0) / whole.length;
}

function Parties({ plan, newId, onChange }: Props) {
  const { t } = useTexts();
  const set = (id: string, change: Partial<PlanParty>) =>
    onChange(
      { parties: plan.parties.map((party) => (party.id === id ? { ...party, ...change } : party)) },
      `party ${id}`,
    );
  return (
    <PanelSection title={t('plan.parties')}>
      {plan.parties.map((party) => (
        <Disclosure key={party.id} title={party.party || t('plan.newParty')}>
          <div className={styles.fields}>
            <TextField
              label={t('plan.party')}
              value={party.party}
              onChange={(text) => set(party.id, { party: text })}
            />
            <TextField label={t('plan.task')} value={party.task} onChange={(task) => set(party.id, { task })} />
            <TextField
              label={t('plan.leadsWhen')}
              value={party.leadsWhen}
              onChange={(leadsWhen) => set(party.id, { leadsWhen })}
            />
            <TextField
              label={t('plan.provides')}
              value={party.provides}
              onChange={(provides) => set(party.id, { provides })}
            />
            <TextField
              label={t('plan.receives')}
              value={party.receives}
              onChange={(receives) => set(party.id, { receives })}
            />
            <TextField
              label={t('plan.ground')}
              description={t('plan.groundHint')}
              value={party.sharingGround}
              onChange={(sharingGround) => set(party.id, { sharingGround })}
            />
            <div>
              <Button
                icon={DeleteIcon}
                variant="quiet"
                onPress={() => onChange({ parties: plan.parties.filter(({ id }) => id !== party.id) })}
              >
                {t('plan.remove')}
              </Button>
            </div>
          </div>
        </Disclosure>
      ))}
      <div>
        <Button
          onPress={() =>
            onChange({
              parties: [
                ...plan.parties,
                { id: newId(), party: '', task: '', leadsWhen: '', provides: '', receives: '', sharingGround: '' },
              ],
            })
          }
        >
          {t('plan.addParty')}
        </Button>
      </div>
    </PanelSection>
  );
}

function Deployments({ plan, summary, newId, onChange }: Props) {
  const { t, number, share, weekday, count } = useTexts();
  const covered = summary && coveredShare(plan, summary.hoursOfWeek);
  const set = (id: string, change: Partial<Deployment>) =>
    onChange(
      { deployments: plan.deployments.map((one) => (one.id === id ? { ...one, ...change } : one)) },
      `deployment ${id}`,
    );
  return (
    <PanelSection title={t('plan.deployment')}>
      {plan.deployments.length > 0 && covered !== null && <p>{t('plan.covered', { share: share(covered) })}</p>}
      {deriveCapacity(plan).map(({ deployment, asked, short }) => (
        <div key={deployment.id} className={styles.card}>
          <div className={styles.row}>
            <Select
              label={t('plan.party')}
              value={deployment.partyId}
              choices={plan.parties.map(({ id, party }) => ({ value: id, label: party || t('plan.newParty') }))}
              onChange={(partyId) => set(deployment.id, { partyId })}
            />
            <IconButton
              icon={DeleteIcon}
              label={t('plan.remove')}
              onPress={() => onChange({ deployments: plan.deployments.filter(({ id }) => id !== deployment.id) })}
            />
          </div>
          <TextField
            label={t('plan.place')}
            value={deployment.place}
            onChange={(place) => set(deployment.id, { place })}
          />
          <HourWeekTable
            values={summary?.hoursOfWeek ?? new Float64Array(168)}
            selected={flagsOf(deployment.hours)}
            labels={{
              table: t('plan.hours'),
              weekday,
              cell: (day, hour, value) =>
                t('explore.hourCell', { day: weekday(day, 'long'), from: hour, to: hour + 1, n: count(value) }),
            }}
            onChange={(flags) => set(deployment.id, { hours: hoursOf(flags) })}
          />
          <div className={styles.pair}>
            <NumberField
              label={t('plan.strength')}
              value={deployment.strength}
              minimum={1}
              maximum={50}
              onChange={(strength) => set(deployment.id, { strength })}
            />
            <NumberField
              label={t('plan.capacity')}
              value={deployment.capacityHours ?? NaN}
              minimum={0}
              onChange={(capacityHours) => set(deployment.id, { capacityHours })}
            />
          </div>
          {short !== null && short > 0 ? (
            <Notice tone="caution">{t('plan.short', { asked: number(asked), short: number(short) })}</Notice>
          ) : (
            <p className="muted">{t('plan.asked', { asked: number(asked) })}</p>
          )}
        </div>
      ))}
      <div>
        <Button
          isDisabled={plan.parties.length === 0}
          onPress={() =>
            onChange({
              deployments: [
                ...plan.deployments,
                {
                  id: newId(),
                  partyId: plan.parties[0]!.id,
                  place: plan.name,
                  hours: [],
                  strength: 2,
                  capacityHours: null,
                },
              ],
            })
          }
        >
          {t('plan.addDeployment')}
        </Button>
      </div>
    </PanelSection>
  );
}

const flagsOf = (hours: readonly number[]): Uint8Array | null => {
  if (hours.length === 0) return null;
  const flags = new Uint8Array(168);
  for (const hour of hours) flags[hour] = 1;
  return flags;
};

const hoursOf = (flags: Uint8Array | null): number[] =>
  flags ? [...flags].flatMap((on, hour) => (on ? [hour] : [])) : [];
