import { MethodInputError } from '../method-record.ts';
import { compareQuantity, compareWithBands, isIndexed, strain, type Quantity } from './compare-quantity.ts';
import {
  isObject,
  MalformedCaseError,
  shown,
  withSharedPoints,
  type CaseReport,
  type Json,
  type JsonObject,
  type ReferenceFile,
  type VerificationRow,
} from './reference-case.ts';
import { readBand, readTolerance, toleranceFor, type Tolerance } from './tolerance.ts';
import type { CaseContext, QuantityRule, Verifier } from './verifier.ts';
import { VERIFIERS } from './verifiers.ts';

/** Reads the frame of a file. Throws `MalformedCaseError` when it does not have the layout. */
export function readReferenceFile(content: unknown): ReferenceFile {
  if (!isObject(content)) throw new MalformedCaseError('the file is not an object');
  if (!Array.isArray(content.cases)) throw new MalformedCaseError('the file has no list of cases');
  const text = (key: string) => (typeof content[key] === 'string' ? content[key] : '');
  const notes = Array.isArray(content.notes) ? (content.notes as readonly Json[]).map(String) : [];
  return {
    id: text('id'),
    method: text('method'),
    title: text('title'),
    notes,
    cases: content.cases as readonly Json[],
  };
}

/** Runs case `index` of a file with whatever built methods cover it. Never throws: a broken case is a failed case. */
export async function verifyCase(file: ReferenceFile, index: number): Promise<CaseReport> {
  const raw = file.cases[index];
  const name = isObject(raw) && typeof raw.name === 'string' ? raw.name : `case ${index}`;
  try {
    if (!isObject(raw)) throw new MalformedCaseError('the case is not an object');
    if (!isObject(raw.input)) throw new MalformedCaseError('the case has no input');
    if (raw.expected === undefined) return report(name, [], [], [], 'nothing is expected of this case');
    if (!isObject(raw.expected)) throw new MalformedCaseError('expected is not an object');
    const input = withSharedPoints(raw.input, file.cases);
    return await runCase(input, { file, name, expected: raw.expected });
  } catch (error) {
    return failure(name, [], messageOf(error));
  }
}

async function runCase(input: JsonObject, context: CaseContext): Promise<CaseReport> {
  const about = `${context.file.id} ${context.file.method} ${context.file.title}`;
  const named = VERIFIERS.filter((verifier) => verifier.names.test(about));
  const fitting = named.filter((verifier) => verifier.fits(input));
  // A file under a name we do not know: any method whose input it has, if that yields what is expected.
  const candidates = named.length > 0 ? fitting : VERIFIERS.filter((verifier) => verifier.recognises?.(input));
  if (candidates.length === 0) {
    const reason =
      named.length > 0 ? `no input for ${named.map(({ id }) => id).join(', ')}` : 'no built method covers it';
    return report(context.name, [], [], [], reason);
  }
  if (context.expected.error !== undefined) return checkRefusal(candidates, input, context);
  return compareAll(candidates, input, context);
}

/** The case wants the method to refuse: any of the methods that says no does. */
async function checkRefusal(
  verifiers: readonly Verifier[],
  input: JsonObject,
  context: CaseContext,
): Promise<CaseReport> {
  const expected = shown(context.expected.error);
  const methods = verifiers.map(({ id }) => id);
  for (const verifier of verifiers) {
    try {
      for (const rule of await verifier.run(input, context)) await rule.value('error');
    } catch (error) {
      if (!(error instanceof MethodInputError) && !(error instanceof RangeError)) throw error;
      const row = { quantity: 'error', value: messageOf(error), expected, difference: 0, tolerance: 0, note: null };
      return report(context.name, methods, [{ ...row, pass: true }], [], null);
    }
  }
  return failure(context.name, methods, `should be refused (${expected}), and was not`);
}

async function compareAll(
  verifiers: readonly Verifier[],
  input: JsonObject,
  context: CaseContext,
): Promise<CaseReport> {
  const rules: QuantityRule[] = [];
  const methods: string[] = [];
  const errors: string[] = [];
  for (const verifier of verifiers) {
    try {
      rules.push(...(await verifier.run(input, context)));
      methods.push(verifier.id);
    } catch (error) {
      errors.push(`${verifier.id}: ${messageOf(error)}`);
    }
  }
  if (methods.length === 0)
    return failure(
      context.name,
      verifiers.map(({ id }) => id),
      errors.join('; '),
    );
  const rows: VerificationRow[] = [];
  const notCompared: string[] = [];
  for (const leaf of leavesOf(context.expected, [], [context.expected])) {
    const compared = await compareLeaf(leaf, rules);
    rows.push(...compared.rows);
    notCompared.push(...compared.missed);
  }
  const tested = rows.filter(({ pass }) => pass !== null);
  const reason =
    tested.length > 0 ? null : errors.length > 0 ? errors.join('; ') : 'none of its quantities is one of ours';
  if (tested.length === 0 && errors.length > 0) return failure(context.name, methods, reason!);
  return report(context.name, tested.length > 0 ? methods : [], rows, notCompared, reason);
}

interface Leaf {
  /** As the file writes it. */
  readonly name: string;
  /** As the rules see it. */
  readonly path: string;
  readonly expected: Json;
  readonly tolerance: Tolerance;
  /** Members of a list that are meant: all, one, or the first or last few. */
  readonly part: (members: readonly unknown[], count: number) => readonly unknown[];
  /** Whether `expected` holds a band [low, high] for every member. */
  readonly bands: boolean;
  readonly knownWrong: boolean;
  readonly published: boolean;
  /** An object may be a quantity of its own; when no rule knows it, its members are. */
  readonly inside: readonly Leaf[];
}

const WORDS_ONLY =
  /^(tolerance.*|.*_tolerance|tol|meaning|notes?|reading|comment|source|unit|units|description|interpretation|inside_correction_grid)$/;
const KNOWN_WRONG = /wrong|printed_by|mislabel|defect|in_alphabetical/;
const BAND_KEY = /_(band|range|between)$/;

function leavesOf(object: JsonObject, trail: readonly string[], enclosing: readonly JsonObject[]): readonly Leaf[] {
  return Object.entries(withJoinedBands(object)).flatMap(([key, value]): readonly Leaf[] => {
    if (value === undefined || WORDS_ONLY.test(key)) return [];
    const band = BAND_KEY.test(key) || isObject(value) ? readBand(value) : null;
    const members = isObject(value) && !band ? leavesOf(value, [...trail, key], [...enclosing, value]) : [];
    const name = [...trail, key].join('.');
    const ownTolerance = isObject(value) && value.value !== undefined ? readTolerance(value.tolerance) : null;
    const tolerance = ownTolerance ?? toleranceFor(key, enclosing);
    return [
      {
        name,
        path: pathOf([...trail, key.replace(BAND_KEY, '')]),
        expected: band ? null : isObject(value) && value.value !== undefined ? value.value : value,
        tolerance: band ? { absolute: 0, relative: 0, band, asPrinted: false } : tolerance,
        part: partOf(key),
        bands: !band && BAND_KEY.test(key),
        knownWrong: KNOWN_WRONG.test(name),
        published: /published|printed/.test(name),
        inside: members,
      },
    ];
  });
}

/** "p_low" and "p_high" are the ends of one band. */
function withJoinedBands(object: JsonObject): JsonObject {
  const joined: Record<string, Json | undefined> = { ...object };
  for (const [key, low] of Object.entries(object)) {
    const match = /^(p\w*?)_(low|lower|min)$/.exec(key);
    if (!match || typeof low !== 'number') continue;
    const other = `${match[1]}_${{ low: 'high', lower: 'upper', min: 'max' }[match[2] as 'low' | 'lower' | 'min']}`;
    if (typeof object[other] !== 'number') continue;
    joined[`${match[1]}_band`] = [low, object[other]];
    delete joined[key];
    delete joined[other];
  }
  return joined;
}

const pathOf = (trail: readonly string[]) =>
  trail
    .join('.')
    .toLowerCase()
    .replaceAll('*', '_star')
    .replace(/\[\d+\]/g, '')
    .replace(/_(first|head|last|tail)_?\d*$/, '');

/** "Gi_z[0]" means one member, "z_first" or "z_head" as many as the file gives. */
function partOf(key: string): Leaf['part'] {
  const index = /\[(\d+)\]/.exec(key);
  if (index) return (members) => members.slice(Number(index[1]), Number(index[1]) + 1);
  if (/_(first|head)_?\d*$/i.test(key)) return (members, count) => members.slice(0, count);
  if (/_(last|tail)_?\d*$/i.test(key)) return (members, count) => members.slice(members.length - count);
  return (members) => members;
}

interface Compared {
  readonly rows: readonly VerificationRow[];
  readonly missed: readonly string[];
}

async function compareLeaf(leaf: Leaf, rules: readonly QuantityRule[]): Promise<Compared> {
  const group = isObject(leaf.expected) && !isIndexed(leaf.expected);
  const rule = group ? undefined : rules.find(({ match }) => match.test(leaf.path));
  if (!rule) return compareInside(leaf, rules);
  const quantity = partially(await rule.value(leaf.path), leaf);
  const comparison = leaf.bands
    ? compareWithBands(quantity, leaf.expected)
    : compareQuantity(quantity, leaf.expected, leaf.tolerance, leaf.published);
  const row = { quantity: leaf.name, ...comparison };
  const wrong = leaf.knownWrong && !comparison.pass;
  return { rows: [wrong ? { ...row, pass: null, note: 'knownWrong' } : row], missed: [] };
}

/** The members of an object that is no quantity by itself. */
async function compareInside(leaf: Leaf, rules: readonly QuantityRule[]): Promise<Compared> {
  if (leaf.inside.length === 0) {
    const told = leaf.knownWrong || typeof leaf.expected === 'string';
    return { rows: [], missed: told ? [] : [leaf.name] };
  }
  const parts: Compared[] = [];
  for (const inner of leaf.inside) parts.push(await compareLeaf(inner, rules));
  return { rows: parts.flatMap(({ rows }) => rows), missed: parts.flatMap(({ missed }) => missed) };
}

function partially(quantity: Quantity, { part, expected }: Leaf): Quantity {
  if (typeof quantity !== 'object' || 'compare' in quantity) return quantity;
  const members = Array.from(quantity as ArrayLike<number>);
  const chosen = part(members, Array.isArray(expected) ? expected.length : 1) as number[];
  return chosen.length === members.length ? quantity : chosen.length === 1 ? chosen[0]! : chosen;
}

function report(
  name: string,
  methods: readonly string[],
  rows: readonly VerificationRow[],
  notCompared: readonly string[],
  reason: string | null,
): CaseReport {
  const tested = rows.filter(({ pass }) => pass !== null);
  const worst = [...tested].sort((a, b) => strain(b) - strain(a))[0] ?? null;
  const status = tested.length === 0 ? 'skipped' : tested.every(({ pass }) => pass) ? 'passed' : 'failed';
  return { name, methods, status, rows, worst, notCompared, reason };
}

function failure(name: string, methods: readonly string[], reason: string): CaseReport {
  return { name, methods, status: 'failed', rows: [], worst: null, notCompared: [], reason };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
