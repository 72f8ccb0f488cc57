/** Counts below this are not shown outside the team. */
export const DEFAULT_SMALLEST_SHOWN = 10;

/** A count as it may be shown: null is withheld. */
export type ShownCount = number | null;

interface Line {
  readonly members: readonly number[];
}

/**
 * Which counts of a list are withheld so that nobody learns a small one. Counts from 1 up to k - 1 are; and because
 * totals of groups (a wijk of its buurten, the whole of all) are known elsewhere, a group with only one withheld count, or
 * with withheld counts that sum to less than k, gives up its next smallest count too (complementary suppression). Zeros are
 * shown: nothing was registered there.
 *
 * @param counts whole numbers
 * @param groups group of each count; every group's total, and the total of all, are taken to be known
 * @returns per count whether it is withheld
 */
export function suppressSmallCounts(counts: ArrayLike<number>, groups: readonly string[], k: number): boolean[] {
  const withheld = Array.from(counts, (count) => count > 0 && count < k);
  const lines = linesOf(groups);
  for (let changed = true; changed;) {
    changed = false;
    for (const { members } of lines) {
      const hidden = members.filter((i) => withheld[i]);
      const sum = hidden.reduce((total, i) => total + counts[i]!, 0);
      if (hidden.length === 0 || (hidden.length > 1 && sum >= k)) continue;
      const next = smallestShown(counts, members, withheld);
      if (next === null) continue;
      withheld[next] = true;
      changed = true;
    }
  }
  return withheld;
}

/** The groups, and all of it. */
function linesOf(groups: readonly string[]): Line[] {
  const byGroup = new Map<string, number[]>();
  groups.forEach((group, i) => byGroup.set(group, [...(byGroup.get(group) ?? []), i]));
  return [...[...byGroup.values()].map((members) => ({ members })), { members: groups.map((_, i) => i) }];
}

/** The smallest count above 0 that is still shown; a zero only when there is nothing else to give up. */
function smallestShown(
  counts: ArrayLike<number>,
  members: readonly number[],
  withheld: readonly boolean[],
): number | null {
  const rank = (i: number) => (counts[i] === 0 ? Infinity : counts[i]!);
  let found: number | null = null;
  for (const i of members) if (!withheld[i] && (found === null || rank(i) < rank(found))) found = i;
  return found;
}
