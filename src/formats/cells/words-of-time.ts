const MONTHS = [
  ['januari', 'january'],
  ['februari', 'february'],
  ['maart', 'march', 'mrt', 'mar'],
  ['april'],
  ['mei', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['augustus', 'august'],
  ['september', 'sept'],
  ['oktober', 'october'],
  ['november'],
  ['december'],
];
const WEEKDAYS = [
  ['maandag', 'monday', 'ma', 'mo'],
  ['dinsdag', 'tuesday', 'di', 'tu', 'tues'],
  ['woensdag', 'wednesday', 'wo', 'we'],
  ['donderdag', 'thursday', 'do', 'th', 'thu', 'thur', 'thurs'],
  ['vrijdag', 'friday', 'vr', 'fr'],
  ['zaterdag', 'saturday', 'za', 'sa'],
  ['zondag', 'sunday', 'zo', 'su'],
];

export type TimeWord =
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'weekday' }
  | { readonly kind: 'clock' }
  | { readonly kind: 'midday'; readonly afternoon: boolean }
  | { readonly kind: 'utc' }
  | { readonly kind: 'begin-clock' }
  | { readonly kind: 'statistics-month' };

function buildWords(): ReadonlyMap<string, TimeWord> {
  const words = new Map<string, TimeWord>();
  for (const names of WEEKDAYS) {
    for (const name of names) {
      words.set(name, { kind: 'weekday' });
      words.set(name.slice(0, 3), { kind: 'weekday' });
    }
  }
  MONTHS.forEach((names, index) => {
    for (const name of names) {
      words.set(name, { kind: 'month', month: index + 1 });
      if (index !== 2) words.set(name.slice(0, 3), { kind: 'month', month: index + 1 });
    }
  });
  for (const word of ['u', 'uur', 'h', 'hr', 'hrs', 'm', 'min', 's', 'om', 'at', 'd'])
    words.set(word, { kind: 'clock' });
  for (const word of ['am', 'a']) words.set(word, { kind: 'midday', afternoon: false });
  for (const word of ['pm', 'p']) words.set(word, { kind: 'midday', afternoon: true });
  for (const word of ['z', 'utc', 'gmt']) words.set(word, { kind: 'utc' });
  words.set('t', { kind: 'begin-clock' });
  words.set('mm', { kind: 'statistics-month' });
  return words;
}

/**
 * Words that may stand in a written date, Dutch and English, lower case: months and weekdays also by their first three
 * letters, clock words ("14u05"), am and pm, UTC, and CBS' month code ("2025MM01").
 */
export const TIME_WORDS = buildWords();
