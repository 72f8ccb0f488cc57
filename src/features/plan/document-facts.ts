import { activitiesTable, budgetTable, grantTexts } from './activity-facts.ts';
import type { ZoneFindings } from '../use-zone-findings.ts';
import type { DocumentFacts } from '../../document/fill-template.ts';
import { FACT_LABELS } from '../../document/document-catalogue.ts';
import { findPeakBlock } from '../../domain/hotspot/hours-of-week.ts';
import { coveredShare, deriveCapacity, HOTSPOT_CRITERIA, type RegiePlan } from '../../domain/plan/regie-plan.ts';
import type { DatasetRecord, KeptHotspot, ProjectDocument } from '../../domain/project/project-document.ts';
import type { ImportReport } from '../../formats/incidents/report.ts';
import type { Zone } from '../../domain/zone/zone.ts';
import { createFormats } from '../../i18n/formats.ts';
import type { AreaSummary } from '../../analysis/brush/brush-contract.ts';
import type { Translate } from '../../i18n/index.ts';

export interface FactSources {
  readonly document: ProjectDocument;
  readonly dataFingerprint: string;
  /** Civil day, yyyy-mm-dd. */
  readonly today: string;
  readonly municipality: string | null;
  readonly hotspot: KeptHotspot | null;
  /** What is registered inside the hotspot now. */
  readonly summary: AreaSummary | null;
  readonly plan: RegiePlan | null;
  readonly zone: Zone | null;
  readonly zoneFindings: ZoneFindings | null;
  readonly legal: DocumentFacts['legal'];
  readonly measureName: (id: string) => string;
  readonly asked: string;
  readonly map: DocumentFacts['figures'][string] | null;
  /** Texts of the screen in Dutch, for names of criteria and roles. */
  readonly t: Translate;
}

/** Documents are Dutch whatever the language of the screen. */
const NL = createFormats('nl');
/** In what is public, smaller counts are left out. */
const PUBLIC_K = 10;
const HALF_YEAR = 6;

/** Everything that documents may ask for, from the project as it is now. What is not known is not there. */
export function deriveDocumentFacts(sources: FactSources): DocumentFacts {
  const { document, dataFingerprint, today, hotspot, legal, map } = sources;
  const texts: Record<string, string | null> = {
    today: dayText(today),
    municipality: sources.municipality,
    asked: sources.asked,
    'project.name': document.name,
    'project.purpose': document.purpose,
    'map.caption': `${document.name}, ${dayText(today)}; coördinaten ${document.crs.name}; versie ${dataFingerprint.slice(0, 8)}.`,
    ...hotspotTexts(sources),
    ...planTexts(sources),
    ...zoneTexts(sources),
    ...grantTexts(document),
  };
  const [budget, activities] = [budgetTable(document), activitiesTable(document.activities)];
  return {
    texts,
    lists: { consultations: consultationsOf(document) },
    tables: {
      sources: sourcesTable(document.datasets),
      dropped: droppedTable(document.datasets),
      decisions: decisionsTable(document),
      hotspots: hotspotsTable(document.hotspots),
      reporting: REPORTING,
      ...(hotspot && sources.summary ? hotspotTables(hotspot, sources.summary) : {}),
      ...(sources.plan ? planTables(sources.plan, sources) : {}),
      ...(sources.zoneFindings ? { checks: checksTable(sources.zoneFindings) } : {}),
      ...(sources.plan ? { options: optionsTable(sources.plan, sources) } : {}),
      ...(budget ? { budget } : {}),
      ...(activities ? { activities } : {}),
    },
    figures: map ? { map } : {},
    legal,
    labels: FACT_LABELS,
    provenance:
      `Project ${document.name || 'zonder naam'}; gegevens ${dataFingerprint.slice(0, 12) || 'geen'} ` +
      `(${document.datasets.filter(({ role }) => role === 'incidents').length} bestanden met meldingen); ` +
      `gemaakt ${dayText(today)} met Regiekaart; concept tot het is vastgesteld.`,
  };
}

const dayText = (day: string): string => NL.date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`));

function hotspotTexts({ hotspot, summary }: FactSources): Record<string, string | null> {
  if (!hotspot) return {};
  const hours = summary && findPeakBlock(summary.hoursOfWeek);
  const peak =
    hours &&
    `${NL.weekday(hours.firstDay)}–${NL.weekday(hours.lastDay)} ${hours.fromHour}–${hours.toHour % 24 || 24} uur`;
  return {
    'hotspot.name': hotspot.name,
    'hotspot.hours': peak ?? null,
    'hotspot.sentence':
      `Op ${hotspot.name} zijn ${NL.count(hotspot.incidents)} meldingen geregistreerd: ${NL.share(hotspot.incidentShare)} van het geheel ` +
      `op ${NL.share(hotspot.areaShare)} van het onderzochte gebied${peak ? `, vooral ${peak}` : ''}. ` +
      (hotspot.robustness === null
        ? 'Hoe robuust dit is, is niet berekend.'
        : `De plek blijft een hotspot onder ${NL.share(hotspot.robustness)} van de redelijke instellingen.`),
  };
}

function planTexts({ plan, summary }: FactSources): Record<string, string | null> {
  if (!plan) return {};
  const { norm } = plan;
  const covered = summary && coveredShare(plan, summary.hoursOfWeek);
  const known = norm.baselinePerMonth !== null && norm.targetPerMonth !== null;
  return {
    'plan.problem': plan.problem,
    'plan.from': plan.from && dayText(plan.from),
    'plan.to': plan.to && dayText(plan.to),
    'plan.review': plan.reviewOn && dayText(plan.reviewOn),
    'plan.exit': plan.exitCriteria,
    'plan.norm': known
      ? `${norm.indicator || 'Geregistreerde meldingen'}: van ${NL.number(norm.baselinePerMonth, 1)} naar ten hoogste ${NL.number(norm.targetPerMonth, 1)} per maand, ` +
        `${norm.monthsToHold} maanden achtereen.`
      : null,
    'plan.cover':
      covered === null || plan.deployments.length === 0
        ? null
        : `In de uren met inzet valt ${NL.share(covered)} van de geregistreerde meldingen met een bekend uur.`,
  };
}

function zoneTexts({ zone, zoneFindings, measureName }: FactSources): Record<string, string | null> {
  if (!zone) return {};
  const { facts } = zone;
  const weapons = facts.weapons;
  return {
    'zone.name': `${zone.name} (variant ${zone.variant}, versie ${zone.version})`,
    'zone.measure': measureName(zone.measureId),
    'zone.grounds': zone.grounds.text,
    'zone.from': zone.term.from && dayText(zone.term.from),
    'zone.to': zone.term.to && dayText(zone.term.to),
    'zone.hours': zone.hours === null ? 'alle uren' : describeHours(zone.hours),
    'zone.byLaw': facts.byLawArticle,
    'zone.prosecutorOn': facts.prosecutorConsultedOn && dayText(facts.prosecutorConsultedOn),
    'zone.weapons':
      weapons && (weapons.incidents ?? 0) + (weapons.seizures ?? 0) > 0
        ? `${weapons.incidents ?? 0} incidenten en ${weapons.seizures ?? 0} inbeslagnames (${weapons.source || 'bron nog te noemen'}).`
        : null,
    'zone.lighter': facts.lighterMeans.map(({ measureId, text }) => `${measureName(measureId)}: ${text}`).join('; '),
    'zone.withdrawal': facts.withdrawalTrigger,
    'zone.dpia': facts.dpiaReference || facts.dpiaExceptionReason,
    'zone.policeAdvice': facts.policeAdviceReference,
    'zone.reference': facts.decisionReference,
    'zone.baseline': facts.baselineOn && dayText(facts.baselineOn),
    'zone.comparison': facts.comparisonArea,
    ...zoneFindings?.texts,
  };
}

/** "ma–vr 18–24 uur; za 0–4 uur": runs of hours, days with the same run together. */
export function describeHours(hours: readonly number[]): string {
  const runsOf = (day: number) => {
    const on = Array.from({ length: 24 }, (_, hour) => hours.includes(24 * day + hour));
    const runs: string[] = [];
    for (let from = 0; from < 24; from++) {
      if (!on[from]) continue;
      let to = from;
      while (to < 24 && on[to]) to++;
      runs.push(`${from}–${to}`);
      from = to;
    }
    return runs.join(' en ');
  };
  const parts: string[] = [];
  for (let day = 0; day < 7; day++) {
    const runs = runsOf(day);
    if (!runs) continue;
    let last = day;
    while (last < 6 && runsOf(last + 1) === runs) last++;
    const days = last === day ? NL.weekday(day) : `${NL.weekday(day)}–${NL.weekday(last)}`;
    parts.push(`${days} ${runs} uur`);
    day = last;
  }
  return parts.join('; ');
}

type FactTable = DocumentFacts['tables'][string];

function hotspotTables(hotspot: KeptHotspot, summary: AreaSummary): Record<string, FactTable> {
  const rows: string[][] = [
    ['Geregistreerde meldingen', NL.count(summary.incidents)],
    ['Aandeel van alle meldingen bij het vinden', NL.share(hotspot.incidentShare)],
    ['Aandeel van het onderzochte gebied', NL.share(hotspot.areaShare)],
    ['Vakgrootte', `${hotspot.settings.cellSizeMetres} m`],
    ['Kans op vals alarm (FDR)', NL.share(hotspot.settings.falseDiscoveryRate)],
  ];
  return {
    'hotspot.figures': { head: ['Gegeven', 'Waarde'], rows, numeric: [1] },
    'public.figures': publicTable(summary),
  };
}

/** Half years, the last only when it is whole; counts below k are not told. */
function publicTable({ months, firstMonth }: AreaSummary): FactTable {
  const start = new Date(firstMonth);
  const rows: string[][] = [];
  const first = (HALF_YEAR - (start.getUTCMonth() % HALF_YEAR)) % HALF_YEAR;
  for (let at = first; at + HALF_YEAR < months.length; at += HALF_YEAR) {
    const begin = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + at, 1));
    const count = months.subarray(at, at + HALF_YEAR).reduce((sum, value) => sum + value, 0);
    const half = begin.getUTCMonth() < HALF_YEAR ? 'eerste' : 'tweede';
    rows.push([
      `${half} helft ${begin.getUTCFullYear()}`,
      count < PUBLIC_K ? `minder dan ${PUBLIC_K}` : NL.count(count),
    ]);
  }
  return { head: ['Periode', 'Geregistreerd'], rows, numeric: [1] };
}

function planTables(plan: RegiePlan, { t }: FactSources): Record<string, FactTable> {
  const partyName = new Map(plan.parties.map(({ id, party }) => [id, party]));
  const filled = HOTSPOT_CRITERIA.filter((name) => plan.criteria[name]?.text.trim());
  return {
    'plan.criteria': {
      head: ['Criterium', 'Voldaan', 'Toelichting'],
      rows: filled.map((name) => {
        const { met, text } = plan.criteria[name]!;
        return [t(`plan.criterion.${name}`), t(`plan.met.${met}`), text];
      }),
      numeric: [],
    },
    'plan.parties': {
      head: ['Partij', 'Taak', 'Leidt wanneer'],
      rows: plan.parties.map(({ party, task, leadsWhen }) => [party, task, leadsWhen]),
      numeric: [],
    },
    'plan.sharing': {
      head: ['Partij', 'Geeft', 'Ontvangt', 'Grond'],
      rows: plan.parties
        .filter(({ provides, receives }) => provides || receives)
        .map(({ party, provides, receives, sharingGround }) => [
          party,
          provides,
          receives,
          sharingGround || 'niet vastgesteld: niet delen',
        ]),
      numeric: [],
    },
    'plan.deployments': {
      head: ['Partij', 'Plaats', 'Uren', 'Gevraagd per week', 'Capaciteit', 'Tekort'],
      rows: deriveCapacity(plan).map(({ deployment, asked, short }) => [
        partyName.get(deployment.partyId) ?? '',
        deployment.place,
        describeHours(deployment.hours),
        `${NL.number(asked)} u`,
        deployment.capacityHours === null ? 'onbekend' : `${NL.number(deployment.capacityHours)} u`,
        short === null ? 'onbekend' : `${NL.number(short)} u`,
      ]),
      numeric: [3, 4, 5],
    },
  };
}

function optionsTable({ measureIds }: RegiePlan, { measureName }: FactSources): FactTable {
  return {
    head: ['Stap', 'Maatregel'],
    rows: measureIds.map((id, i) => [String(i + 1), measureName(id)]),
    numeric: [0],
  };
}

const OUTCOMES: Readonly<Record<string, string>> = {
  pass: 'voldoet',
  warning: 'let op',
  fail: 'voldoet niet',
  notApplicable: 'n.v.t.',
};

const checksTable = ({ checks }: ZoneFindings): FactTable => ({
  head: ['Toets', 'Uitkomst', 'Toelichting'],
  rows: checks.map(({ id, outcome, sentence }) => [id, OUTCOMES[outcome] ?? outcome, sentence]),
  numeric: [],
});

function sourcesTable(datasets: readonly DatasetRecord[]): FactTable {
  return {
    head: ['Bestand', 'Rijen', 'Grond', 'SHA-256'],
    rows: datasets
      .filter(({ role }) => role === 'incidents')
      .map(({ fileName, rowsKept, legalGround, sha256 }) => [
        fileName,
        NL.count(rowsKept),
        legalGround ?? 'niet vermeld',
        sha256.slice(0, 12),
      ]),
    numeric: [1],
  };
}

function droppedTable(datasets: readonly DatasetRecord[]): FactTable {
  const rows = datasets.flatMap(({ fileName, role, report }) => {
    if (role !== 'incidents') return [];
    const left = (report as ImportReport).columns.filter(({ role: kept }) => kept === null);
    return left.length > 0
      ? [[fileName, left.map(({ name, hard }) => (hard ? `${name} (privacy)` : name)).join(', ')]]
      : [];
  });
  return { head: ['Bestand', 'Kolommen'], rows, numeric: [] };
}

function decisionsTable({ decisions }: ProjectDocument): FactTable {
  return {
    head: ['Datum', 'Onderwerp', 'Besluit', 'Tot en met'],
    rows: decisions.map(({ at, subject, kind, term }) => [
      dayText(at),
      subject.name,
      { decide: 'vastgesteld', extend: 'verlengd', withdraw: 'ingetrokken', postpone: 'aangehouden' }[kind],
      term.to ? dayText(term.to) : '',
    ]),
    numeric: [],
  };
}

const hotspotsTable = (hotspots: readonly KeptHotspot[]): FactTable => ({
  head: ['Plek', 'Geregistreerd', 'Aandeel', 'Deel van het gebied'],
  rows: hotspots.map(({ name, incidents, incidentShare, areaShare }) => [
    name,
    NL.count(incidents),
    NL.share(incidentShare),
    NL.share(areaShare),
  ]),
  numeric: [1, 2, 3],
});

const consultationsOf = ({ decisions }: ProjectDocument): readonly string[] =>
  decisions.flatMap(({ consultations }) => consultations.map(({ who, on }) => `${who}, ${dayText(on)}`));

const REPORTING: FactTable = {
  head: ['Wat', 'Wie', 'Nummer'],
  rows: [
    ['Spoed, iemand in gevaar, dader nog ter plaatse', 'Politie', '112'],
    ['Geen spoed, wel politie', 'Politie', '0900-8844'],
    ['Overlast op straat, afval, kapotte verlichting', 'Gemeente', '[nummer meldpunt]'],
    ['Vraag over de opvanglocatie', 'COA, locatie', '[nummer locatie]'],
    ['Anoniem', 'Meld Misdaad Anoniem', '0800-7000'],
  ],
  numeric: [],
};
