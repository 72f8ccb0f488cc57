import { useState } from 'react';
import { findMeasure } from '../../domain/measure/catalogue.ts';
import { isPlannable } from '../../domain/measure/measure.ts';
import { failedChecks } from '../../domain/plan-checks/run-checks.ts';
import type { CheckResult } from '../../domain/plan-checks/check.ts';
import type { Zone } from '../../domain/zone/zone.ts';
import {
  isMoveRefusal,
  movesFor,
  moveZone,
  PROJECT_ROLES,
  type MoveRefusal,
  type ProjectRole,
} from '../../domain/zone/zone-status.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { Select, TextField } from '../../ui/primitives/field.tsx';
import styles from './zones.module.css';

interface Props {
  readonly zone: Zone;
  readonly checks: readonly CheckResult[];
  /** A finished problem analysis lies in the project. */
  readonly hasAnalysis: boolean;
  readonly now: () => string;
  readonly onChange: (make: (zone: Zone) => Zone, coalesce?: string) => void;
}

/** Where the area stands on its way to a decision, and the moves that the chosen role may make. */
export function StatusMoves({ zone, checks, hasAnalysis, now, onChange }: Props) {
  const { t } = useTexts();
  const [role, setRole] = useState<ProjectRole>('drafter');
  const [refusal, setRefusal] = useState<MoveRefusal | null>(null);
  const measure = findMeasure(zone.measureId);
  const moves = movesFor(zone.status, role);
  return (
    <div className={styles.fields}>
      <p>{t('zones.status.now', { status: t(`zones.status.${zone.status}`) })}</p>
      <Select
        label={t('zones.status.role')}
        value={role}
        choices={PROJECT_ROLES.map((value) => ({ value, label: t(`zones.role.${value}`) }))}
        onChange={(value) => {
          setRole(value);
          setRefusal(null);
        }}
      />
      {moves.length === 0 && <p className="muted">{t('zones.status.none')}</p>}
      <div className={styles.row}>
        {moves.map((to) => (
          <Button
            key={to}
            onPress={() => {
              const moved = moveZone(zone, {
                to,
                role,
                now: now().slice(0, 16),
                failedChecks: failedChecks(checks),
                hasAnalysis,
                infoOnly: measure ? !isPlannable(measure) : false,
              });
              if (isMoveRefusal(moved)) return setRefusal(moved);
              setRefusal(null);
              onChange(() => moved);
            }}
          >
            {t(`zones.move.${to}`)}
          </Button>
        ))}
      </div>
      {!hasAnalysis && (
        <TextField
          label={t('zones.status.withoutAnalysis')}
          description={t('zones.status.withoutAnalysisHint')}
          lines={2}
          value={zone.reasonWithoutAnalysis ?? ''}
          onChange={(reasonWithoutAnalysis) => {
            setRefusal(null);
            onChange((one) => ({ ...one, reasonWithoutAnalysis }), 'without analysis');
          }}
        />
      )}
      {refusal && (
        <Notice tone="bad">
          {t(refusal.key, {
            ...refusal.values,
            ...(refusal.key === 'zones.refuse.role' ? { role: t(`zones.role.${role}`) } : {}),
          })}
        </Notice>
      )}
    </div>
  );
}
