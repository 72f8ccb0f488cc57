import { useTexts } from '../../i18n/index.ts';
import { CloseIcon } from '../../ui/icons.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { NumberField, Select } from '../../ui/primitives/field.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { endsOfKinds, ORIGIN_KINDS, OWN_START, type WalkEnd } from './ends.ts';
import type { Walks } from './walking-routes-screen.tsx';
import styles from './walking-routes.module.css';

const GOAL_KINDS = [
  'station',
  'supermarket',
  'municipal-office',
  'library',
  'community-centre',
  'school',
  'sport',
  'hospital',
  'gp',
  'pharmacy',
  'park',
  'police',
] as const;

interface Props {
  readonly walks: Walks;
  /** Goals have a pull that counts here. */
  readonly withPull?: boolean;
}

/** From where and to where: chosen from a list or on the map. */
export function EndsForm({ walks, withPull = false }: Props) {
  const { t } = useTexts();
  const { layers, origins, goals, setOrigins, setGoals, setPicking } = walks;
  return (
    <>
      <PanelSection title={t('routes.origins')}>
        <EndList ends={origins} onChange={setOrigins} isOrigin withPull={false} />
        <AddEnd
          label={t('routes.addOrigin')}
          ends={endsOfKinds(layers, ORIGIN_KINDS).filter(({ id }) => origins.every((end) => end.id !== id))}
          onAdd={(end) => setOrigins([...origins, end])}
        />
        <div className={styles.row}>
          <Button onPress={() => setPicking('origin')}>{t('routes.pickOrigin')}</Button>
          <Button onPress={() => setPicking('start')}>{t('routes.pickStart')}</Button>
        </div>
        {origins.some(({ id }) => id === OWN_START) && <Notice tone="info">{t('routes.ownStartNotKept')}</Notice>}
      </PanelSection>
      <PanelSection title={t('routes.goals')}>
        {withPull && <p className="muted">{t('routes.pullHint')}</p>}
        <EndList ends={goals} onChange={setGoals} withPull={withPull} />
        <AddEnd
          label={t('routes.addGoal')}
          ends={endsOfKinds(layers, GOAL_KINDS).filter(({ id }) => goals.every((end) => end.id !== id))}
          onAdd={(end) => setGoals([...goals, end])}
        />
        <div className={styles.row}>
          <Button onPress={() => setPicking('goal')}>{t('routes.pickGoal')}</Button>
        </div>
      </PanelSection>
    </>
  );
}

interface EndListProps {
  readonly ends: readonly WalkEnd[];
  readonly onChange: (ends: readonly WalkEnd[]) => void;
  readonly isOrigin?: boolean;
  readonly withPull: boolean;
}

function EndList({ ends, onChange, isOrigin = false, withPull }: EndListProps) {
  const { t } = useTexts();
  return (
    <div>
      {ends.map((end, i) => (
        <div key={end.id} className={styles.end}>
          <span className={styles.name}>
            {isOrigin ? String.fromCharCode(65 + i) : i + 1} · {end.name}
          </span>
          {withPull ? (
            <NumberField
              label={t('routes.pull')}
              value={end.pull}
              minimum={0.1}
              maximum={100}
              step={0.1}
              onChange={(pull) => onChange(ends.map((other) => (other.id === end.id ? { ...end, pull } : other)))}
            />
          ) : (
            <span />
          )}
          <IconButton
            icon={CloseIcon}
            label={t('routes.removeEnd', { name: end.name })}
            onPress={() => onChange(ends.filter((other) => other.id !== end.id))}
          />
        </div>
      ))}
    </div>
  );
}

interface AddEndProps {
  readonly label: string;
  readonly ends: readonly WalkEnd[];
  readonly onAdd: (end: WalkEnd) => void;
}

const NONE = '';

function AddEnd({ label, ends, onAdd }: AddEndProps) {
  const { t } = useTexts();
  if (ends.length === 0) return null;
  return (
    <Select
      label={label}
      hideLabel
      value={NONE}
      choices={[
        { value: NONE, label },
        ...ends.map(({ id, name, end }) => ({
          value: id,
          label: name,
          ...(end ? { hint: t(`routes.poi.${end.kind}`) } : {}),
        })),
      ]}
      onChange={(id) => {
        const end = ends.find((candidate) => candidate.id === id);
        if (end) onAdd(end);
      }}
    />
  );
}
