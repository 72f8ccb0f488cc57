import { compareText, worstOf, type Comparer, type Comparison } from './compare-quantity.ts';
import { MalformedCaseError, numberOf, shown, type Json } from './reference-case.ts';
import type { Tolerance } from './tolerance.ts';

/**
 * Labels of groups, equal up to renumbering. `free` members (border points) may carry any label their comparer allows.
 * Negative labels, "noise" and null mean: in no group.
 */
export function groupLabels(labels: ArrayLike<number>, free: ReadonlySet<number> = new Set()): Comparer {
  return {
    compare: (expected): Comparison => {
      const wanted = listOf(expected);
      const ours = new Map<number, string>();
      const theirs = new Map<string, number>();
      let wrong = wanted.length === labels.length ? 0 : Infinity;
      for (let i = 0; i < Math.min(labels.length, wanted.length); i++) {
        if (free.has(i)) continue;
        const own = labels[i]!;
        const other = isNone(wanted[i]!) ? 'none' : shown(wanted[i]);
        const agrees =
          own < 0 || other === 'none'
            ? own < 0 && other === 'none'
            : pair(ours, own, other) && pair(theirs, other, own);
        if (!agrees) wrong++;
      }
      return {
        value: ours.size,
        expected: theirs.size,
        difference: wrong,
        tolerance: 0,
        pass: wrong === 0,
        note: 'upToRelabelling',
      };
    },
  };
}

function isNone(label: Json): boolean {
  return label === null || label === 'noise' || (typeof label === 'number' && label < 0);
}

/** Whether `key` is still paired with `value` only. */
function pair<K, V>(pairs: Map<K, V>, key: K, value: V): boolean {
  const known = pairs.get(key);
  if (known === undefined) pairs.set(key, value);
  return known === undefined || known === value;
}

/** Words in a list, compared one by one; the difference is their number that differs. */
export function words(values: readonly string[]): Comparer {
  return {
    compare: (expected): Comparison => {
      const wanted = listOf(expected);
      const rows = values.map((value, i) => compareText(value, wanted[i] ?? null));
      const wrong = rows.filter(({ pass }) => !pass).length + Math.abs(wanted.length - values.length);
      return { ...worstOf(rows), difference: wrong, pass: wrong === 0 };
    },
  };
}

/**
 * p-values of two simulations: each may lie four standard errors of the smaller simulation, and one step of it, apart.
 * A tolerance or band in the file takes precedence.
 */
export function simulatedP(values: ArrayLike<number>, own: number, theirs: number): Comparer {
  return {
    values,
    compare: (expected, given): Comparison => {
      const wanted = listOf(expected);
      if (given.band) return worstOf(Array.from(values, (value) => bandRow(value, given.band!)));
      if (wanted.length !== values.length) throw new MalformedCaseError('p-values: the lists differ in length');
      return worstOf(
        wanted.map((member, i) => {
          const p = numberOf(member, 'p');
          const value = values[i]!;
          const difference = Math.abs(value - p);
          // The published p is itself a draw; the error is judged at the larger run's p.
          const centre = Math.min(1 - 1 / (own + 1), Math.max(1 / (own + 1), value));
          const error = Math.sqrt(centre * (1 - centre) * (1 / theirs + 1 / own));
          const tolerance = given.asPrinted ? 4 * error + 1 / theirs : given.absolute + given.relative * p;
          return { value, expected: p, difference, tolerance, pass: difference <= tolerance, note: 'monteCarlo' };
        }),
      );
    },
  };
}

function bandRow(value: number, [low, high]: readonly [number, number]): Comparison {
  const difference = Math.max(0, low - value, value - high);
  return { value, expected: `${low} … ${high}`, difference, tolerance: 0, pass: difference === 0, note: 'band' };
}

/** Ratios to a simulated mean: compared in cells that expect at least ten, within 15 % where the file gives no share. */
export function simulatedRatios(ratios: ArrayLike<number>, expectedCounts: ArrayLike<number>): Comparer {
  return {
    compare: (expected, given: Tolerance): Comparison => {
      const wanted = listOf(expected);
      if (wanted.length !== ratios.length) throw new MalformedCaseError('ratios: the lists differ in length');
      const share = given.relative > 0 ? given.relative : 0.15;
      const cells = wanted.map((_, cell) => cell).filter((cell) => expectedCounts[cell]! >= 10);
      return worstOf(
        cells.map((cell) => {
          const target = numberOf(wanted[cell], 'ratio');
          const value = ratios[cell]!;
          const difference = Math.abs(value - target);
          const tolerance = share * target;
          return {
            value,
            expected: target,
            difference,
            tolerance,
            pass: difference <= tolerance,
            note: 'expectedAtLeastTen',
          };
        }),
      );
    },
  };
}

/** A list; lists of lists row after row. */
export function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]).flatMap(listOf) : [value];
}
