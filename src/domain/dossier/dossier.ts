import type { StoredFilter } from '../project/project-document.ts';

/**
 * The problem analysis that the Toolbox (1.2) asks for before any measure: what is the problem, what causes it, who is
 * involved, what is not known. It speaks of places and of roles there ("winkelend publiek"), never of persons.
 */
export const DOSSIER_QUESTIONS = ['problem', 'causes', 'involved', 'unknown'] as const;
export type DossierQuestion = (typeof DOSSIER_QUESTIONS)[number];

/** A moment at the map that an answer rests on: going back to it shows the same selection. */
export interface StoredView {
  readonly id: string;
  readonly filter: StoredFilter;
  readonly place: { readonly longitude: number; readonly latitude: number; readonly zoom: number } | null;
  /** Registered incidents that it showed. */
  readonly incidents: number;
  readonly dataFingerprint: string;
  /** Civil day, yyyy-mm-dd. */
  readonly keptOn: string;
}

export interface DossierAnswer {
  readonly text: string;
  readonly views: readonly StoredView[];
}

/** What speaks for or against a cause. A cause without anything sought against it has not been tested. */
export interface Evidence {
  readonly id: string;
  readonly side: 'for' | 'against';
  readonly text: string;
  /** Where it comes from: a file, a count, a walk-around. */
  readonly source: string;
  readonly view: StoredView | null;
}

export interface CandidateCause {
  readonly id: string;
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly verdict: 'open' | 'plausible' | 'notSupported';
}

export interface MissingInformation {
  readonly id: string;
  readonly what: string;
  /** Organisation that has it; never a person. */
  readonly heldBy: string;
  /** Civil day on which it is needed; null = not agreed. */
  readonly neededOn: string | null;
}

export interface DossierPartner {
  readonly id: string;
  readonly organisation: string;
  readonly contributes: string;
}

/** A norm: from what to what, where, and when it is measured. */
export interface Objective {
  readonly id: string;
  readonly indicator: string;
  /** Registered incidents in whole months [from, to), civil epoch ms; null = not measured. */
  readonly baseline: {
    readonly incidents: number;
    readonly months: number;
    readonly from: number;
    readonly to: number;
  } | null;
  readonly targetPerMonth: number | null;
  /** Civil day. */
  readonly dueOn: string | null;
  readonly measuredBy: string;
}

export interface DossierContent {
  readonly answers: Readonly<Record<DossierQuestion, DossierAnswer>>;
  readonly causes: readonly CandidateCause[];
  readonly missing: readonly MissingInformation[];
  readonly partners: readonly DossierPartner[];
  readonly objectives: readonly Objective[];
}

/** The content as it stood when it was fixed. Versions are only added. */
export interface DossierVersion {
  readonly number: number;
  /** Instant, ISO 8601. */
  readonly frozenAt: string;
  readonly dataFingerprint: string;
  readonly content: DossierContent;
}

export interface Dossier extends DossierContent {
  readonly id: string;
  /** Kept hotspot that it is about; null = the whole municipality of the project. */
  readonly hotspotId: string | null;
  readonly versions: readonly DossierVersion[];
}

export const emptyDossier = (id: string, hotspotId: string | null): Dossier => ({
  id,
  hotspotId,
  answers: {
    problem: { text: '', views: [] },
    causes: { text: '', views: [] },
    involved: { text: '', views: [] },
    unknown: { text: '', views: [] },
  },
  causes: [],
  missing: [],
  partners: [],
  objectives: [],
  versions: [],
});

/** The dossier with its present content fixed as the next version. */
export function freezeDossier(dossier: Dossier, frozenAt: string, dataFingerprint: string): Dossier {
  const { answers, causes, missing, partners, objectives, versions } = dossier;
  const content = structuredClone({ answers, causes, missing, partners, objectives });
  return { ...dossier, versions: [...versions, { number: versions.length + 1, frozenAt, dataFingerprint, content }] };
}
