import { TimePrecision } from '../../domain/incident/incident-table.ts';
import { headerMeanings } from '../catalogue/header-roles.ts';
import { ImportError } from '../import-error.ts';
import { privacyClassOfHeader } from '../privacy/privacy-columns.ts';
import { reasonNotNeeded } from '../privacy/privacy-gate.ts';
import { personalDataIn, privacyClassOfValues } from '../privacy/value-detectors.ts';
import { examineColumn, type ColumnKinds } from './column-kinds.ts';
import { fitsMeaning, guessRoles, type ColumnFacts, type RoleGuess } from './guess-roles.ts';
import type { ColumnCollector, SampledCell } from './profile-collector.ts';
import type { ColumnKind, ColumnProfile, ProfileChoices } from './profile.ts';
import { ROLES, type ColumnRole } from './recipe.ts';

/** A column with everything that was found out about it; stays inside the reader. */
export interface ExaminedColumn extends ColumnFacts {
  readonly sample: readonly SampledCell[];
  readonly privacy: ColumnProfile['privacy'];
}

/** A column may get a role although some of its values are missing, but not one that is nearly always blank. */
const EXAMPLES = 5;
const LEAST_REPEATED = 3;

/** Text of a sampled cell, for the detectors and as an example. */
export function textOf(cell: SampledCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  const iso = new Date(cell.ms).toISOString();
  return cell.precision === TimePrecision.day ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}

/** Looks at every collected column: kinds of values, values with counts, and whether the gate refuses it. */
export function examineColumns(collectors: readonly ColumnCollector[], rows: number): ExaminedColumn[] {
  return collectors.map(({ name, sample, counts, texts, filled }) => {
    const filledTexts = sample.filter((cell) => cell !== null).map(textOf);
    const byHeader = privacyClassOfHeader(name);
    const byValues = byHeader === null ? (privacyClassOfValues(filledTexts)?.privacyClass ?? null) : null;
    const privacyClass = byHeader ?? byValues;
    return {
      name,
      sample,
      kinds: examineColumn(sample),
      filledShare: rows === 0 ? 0 : filled / rows,
      values: counts?.map((count, code) => ({ value: texts[code]!, count })) ?? null,
      isRefused: privacyClass !== null,
      privacy: privacyClass === null ? null : { privacyClass, by: byHeader === null ? 'values' : 'header' },
    };
  });
}

/**
 * Roles by guess, overruled by what the user chose.
 * @throws ImportError privacyColumn when a role is asked for a column that the gate refuses
 */
export function assignRoles(
  fileName: string,
  columns: readonly ExaminedColumn[],
  chosen: ProfileChoices['roles'] = {},
): Map<string, RoleGuess> {
  const refused = columns.find(({ name, privacy }) => privacy !== null && chosen[name]);
  if (refused?.privacy) {
    throw new ImportError('import.error.privacyColumn', {
      file: fileName,
      column: refused.name,
      privacyClass: refused.privacy.privacyClass,
    });
  }
  const roles = guessRoles(columns);
  const asked = new Set(Object.values(chosen));
  for (const [name, { role }] of roles) if (asked.has(role) || name in chosen) roles.delete(name);
  for (const { name } of columns) {
    const role = chosen[name];
    if (role) roles.set(name, { role, meaning: headerMeanings(name)[0]?.meaning ?? role });
  }
  return roles;
}

function kindOf({ filled, dates, numbers, clocks, points }: ColumnKinds): ColumnKind {
  if (filled === 0) return 'empty';
  if (dates >= 0.5) return 'date';
  if (numbers >= 0.5) return 'number';
  if (clocks >= 0.5) return 'time';
  return points >= 0.5 ? 'point' : 'text';
}

const allowedRoles = (column: ExaminedColumn): ColumnRole[] =>
  column.isRefused ? [] : ROLES.filter((role) => fitsMeaning(role, column));

/**
 * Examples of a column that has or may get a role. Text is shown only when it comes back at least three times in the
 * file: what is in many rows says nothing about one.
 */
function examplesOf(column: ExaminedColumn, kind: ColumnKind): string[] {
  if (column.isRefused || allowedRoles(column).length === 0) return [];
  if (kind === 'text') {
    return (column.values ?? [])
      .filter(({ value, count }) => count >= LEAST_REPEATED && personalDataIn(value) === null)
      .sort((a, b) => b.count - a.count)
      .slice(0, EXAMPLES)
      .map(({ value }) => value);
  }
  const examples = new Set<string>();
  const isShown = (text: string) => personalDataIn(text) === null && !/^\d{7,}$/.test(text);
  for (const cell of column.sample) {
    if (cell !== null && isShown(textOf(cell))) examples.add(textOf(cell));
    if (examples.size === EXAMPLES) break;
  }
  return [...examples];
}

/** The columns as they leave the reader. */
export function describeColumns(
  columns: readonly ExaminedColumn[],
  roles: ReadonlyMap<string, RoleGuess>,
): ColumnProfile[] {
  return columns.map((column) => {
    const kind = kindOf(column.kinds);
    const guess = roles.get(column.name);
    return {
      name: column.name,
      kind,
      filledShare: column.filledShare,
      distinct: column.values?.length ?? null,
      examples: examplesOf(column, kind),
      meaning: guess?.meaning ?? headerMeanings(column.name)[0]?.meaning ?? null,
      role: guess?.role ?? null,
      allowedRoles: allowedRoles(column),
      reason: column.privacy
        ? `import.privacy.${column.privacy.privacyClass}`
        : guess
          ? null
          : reasonNotNeeded(column.name),
      privacy: column.privacy,
    };
  });
}
