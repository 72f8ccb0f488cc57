import { budgetOf, costOf, NO_GRANT, outputOf, type Activity } from '../../domain/activity/activity.ts';
import type { ProjectDocument } from '../../domain/project/project-document.ts';
import type { DocumentFacts } from '../../document/fill-template.ts';
import { createFormats } from '../../i18n/formats.ts';

type FactTable = DocumentFacts['tables'][string];

/** Documents are Dutch whatever the language of the screen. */
const NL = createFormats('nl');
const euro = (value: number | null) => (value === null ? 'nog in te vullen' : `€ ${NL.number(value, 0)}`);
const day = (text: string | null) => (text ? NL.date(Date.parse(`${text}T00:00:00Z`)) : '–');

/** Budget lines of the grant application, with a total; nothing while no line is in it. */
export function budgetTable({ activities, grants }: Pick<ProjectDocument, 'activities' | 'grants'>): FactTable | null {
  const lines = activities.filter(({ cost }) => cost.inGrant);
  if (lines.length === 0) return null;
  const { totalEuro, ownEuro, unknown } = budgetOf(activities, grants[0] ?? NO_GRANT);
  return {
    head: ['Maatregel', 'Eenheid', 'Aantal', 'Tarief', 'Btw', 'Periode', 'Totaal met btw', 'Eigen bijdrage'],
    rows: [
      ...lines.map(({ name, cost, from, to }) => [
        name,
        cost.unit,
        cost.amount === null ? 'nog in te vullen' : NL.number(cost.amount, 0),
        euro(cost.rateEuro),
        NL.share(cost.vat),
        `${day(from)} t/m ${day(to)}`,
        euro(costOf(cost)),
        euro(cost.ownEuro),
      ]),
      ['Totaal', '', '', '', '', unknown > 0 ? `${unknown} regel(s) onvolledig` : '', euro(totalEuro), euro(ownEuro)],
    ],
    numeric: [2, 3, 4, 6, 7],
  };
}

/** Terms of the application as they were typed in; null where they were not. */
export function grantTexts({
  activities,
  grants,
}: Pick<ProjectDocument, 'activities' | 'grants'>): Record<string, string | null> {
  const grant = grants[0];
  if (!grant) return {};
  const { askedEuro, aboveCapEuro, outsidePeriod } = budgetOf(activities, grant);
  const cap = grant.capEuro !== null && [
    euro(grant.capEuro),
    grant.receptionPlaces === null ? '' : ` bij ${NL.count(grant.receptionPlaces)} opvangplekken`,
    `; gevraagd ${euro(askedEuro)}`,
    aboveCapEuro ? `, dat is ${euro(aboveCapEuro)} te veel` : '',
  ];
  return {
    'spuk.round': grant.round || null,
    'spuk.cap': cap ? cap.join('') : null,
    'spuk.period':
      grant.from && grant.to
        ? `${day(grant.from)} t/m ${day(grant.to)}` +
          (outsidePeriod.length > 0 ? ` (daarbuiten: ${outsidePeriod.map(({ name }) => name).join(', ')})` : '')
        : null,
    'spuk.joint': grant.jointApplicants || 'geen',
  };
}

/** What is done beside area measures, and what it produced. */
export function activitiesTable(activities: readonly Activity[]): FactTable | null {
  if (activities.length === 0) return null;
  return {
    head: ['Activiteit', 'Plek', 'Periode', 'Signalen', 'Klachten', 'Acties (open)', 'Opbrengst'],
    rows: activities.map((activity) => {
      const { signal, complaint, action, open, output } = outputOf(activity);
      return [
        activity.name,
        activity.place?.name ?? (activity.municipalities || '–'),
        `${day(activity.from)} t/m ${day(activity.to)}`,
        NL.count(signal),
        NL.count(complaint),
        `${NL.count(action)} (${NL.count(open)})`,
        NL.count(output),
      ];
    }),
    numeric: [3, 4, 5, 6],
  };
}
