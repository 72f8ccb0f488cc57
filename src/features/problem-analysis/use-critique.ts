import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { deriveStudyPlaces } from '../../analysis/grid/study-places.ts';
import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import type { CritiqueFindings } from '../../workers/critique-worker.ts';
import type { StepProps } from '../step-props.ts';

/** Findings by table: looked for once, and kept while the rows stay the same. */
const known = new WeakMap<IncidentTable, Promise<CritiqueFindings>>();

/** What the rows tell about how they were registered; null while it is being looked at. */
export function useCritique({ workbench, clients, session }: StepProps): CritiqueFindings | null {
  const table = useStore(workbench, (state) => state.table);
  const layers = useStore(workbench, (state) => state.layers);
  const [found, setFound] = useState<{ readonly of: IncidentTable; readonly findings: CritiqueFindings } | null>(null);
  useEffect(() => {
    if (!table) return;
    let left = false;
    let asked = known.get(table);
    if (!asked) known.set(table, (asked = clients.critique().load([table, deriveStudyPlaces(layers)])));
    asked.then(
      (findings) => !left && setFound({ of: table, findings }),
      (error: unknown) => {
        known.delete(table);
        if (!left) session.fail(error);
      },
    );
    return () => {
      left = true;
    };
  }, [table, layers, clients, session]);
  return found && found.of === table ? found.findings : null;
}
