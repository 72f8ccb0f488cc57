import { DOSSIER_QUESTIONS, type Dossier, type Objective } from './dossier.ts';

/** Fewer candidate causes than this is settling on the first idea; the number is this product's own. */
export const LEAST_CAUSES = 3;

/** What a dossier still lacks: the key of its text, with values. */
export interface DossierGap {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

const gap = (key: string, values: DossierGap['values'] = {}): DossierGap => ({ key: `dossier.gap.${key}`, values });

/**
 * What must still be written before a measure can be planned from the analysis: an answer to each question, three
 * candidate causes each tested from both sides, what is missing or that nothing is, and a norm that can be measured.
 */
export function checkDossier({ answers, causes, objectives }: Omit<Dossier, 'versions'>): readonly DossierGap[] {
  const open = DOSSIER_QUESTIONS.filter((question) => !answers[question].text.trim());
  const named = causes.filter(({ text }) => text.trim());
  const untested = named.filter(
    ({ evidence }) =>
      !(['for', 'against'] as const).every((side) => evidence.some((one) => one.side === side && one.text.trim())),
  );
  const measurable = objectives.filter(
    ({ indicator, baseline, targetPerMonth, dueOn }) =>
      indicator.trim() && baseline && targetPerMonth !== null && dueOn !== null,
  );
  return [
    ...open.map((question) => gap(`question.${question}`)),
    ...(named.length < LEAST_CAUSES ? [gap('causes', { n: named.length, least: LEAST_CAUSES })] : []),
    ...untested.map(({ text }) => gap('evidence', { cause: text })),
    ...(measurable.length === 0 ? [gap('objective')] : []),
  ];
}

function dossierFor(dossiers: readonly Dossier[], hotspotId: string): Dossier | null {
  return (
    dossiers.find((dossier) => dossier.hotspotId === hotspotId) ??
    dossiers.find((dossier) => dossier.hotspotId === null) ??
    null
  );
}

/** A measure at a hotspot can be planned from an analysis: its dossier, or the project's, lacks nothing. */
export function hasFinishedAnalysis(dossiers: readonly Dossier[], hotspotId: string): boolean {
  return dossiers.some(
    (dossier) => (dossier.hotspotId === hotspotId || dossier.hotspotId === null) && checkDossier(dossier).length === 0,
  );
}

/** The first norm with a baseline that the analysis of a hotspot, else of the whole, has set; null = none. */
export function objectiveFor(dossiers: readonly Dossier[], hotspotId: string): Objective | null {
  return dossierFor(dossiers, hotspotId)?.objectives.find(({ baseline }) => baseline) ?? null;
}

/** Some finished analysis lies in the project: enough for an area, which need not be that of one hotspot. */
export const hasAnyFinishedAnalysis = (dossiers: readonly Dossier[]): boolean =>
  dossiers.some((dossier) => checkDossier(dossier).length === 0);
