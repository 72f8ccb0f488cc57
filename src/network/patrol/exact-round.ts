import { distanceBetween, type ItemOrder, type PatrolProblem } from './patrol-problem.ts';

/**
 * The best round with proof: shortest walk for every set of items, last item and direction (dynamic programme of Bellman
 * 1962 and Held and Karp 1962, with two directions for each stretch), then the worthiest set that fits. Among equally
 * worthy sets the shortest walk. Null when not even the visits fit. Time and memory double with each item.
 */
export function bestRoundExactly(problem: PatrolProblem): ItemOrder | null {
  const { itemCount, startEnd, finishEnd, serviceMetres, budgetMetres } = problem;
  const sets = 1 << itemCount;
  const states = 2 * itemCount;
  const shortest = new Float64Array(sets * states).fill(Infinity);
  const before = new Int16Array(sets * states).fill(-1);
  for (let state = 0; state < states; state++) {
    const item = state >> 1;
    shortest[(1 << item) * states + state] = distanceBetween(problem, startEnd, state) + serviceMetres[item]!;
  }
  for (let set = 1; set < sets; set++) {
    for (let state = 0; state < states; state++) {
      const metres = shortest[set * states + state]!;
      if (metres > budgetMetres) continue;
      const exit = state ^ 1;
      for (let next = 0; next < states; next++) {
        const item = next >> 1;
        if ((set & (1 << item)) !== 0) continue;
        const place = (set | (1 << item)) * states + next;
        const longer = metres + distanceBetween(problem, exit, next) + serviceMetres[item]!;
        if (longer < shortest[place]!) {
          shortest[place] = longer;
          before[place] = state;
        }
      }
    }
  }
  return bestSet(problem, shortest, before, distanceBetween(problem, startEnd, finishEnd));
}

function bestSet(
  problem: PatrolProblem,
  shortest: Float64Array,
  before: Int16Array,
  directMetres: number,
): ItemOrder | null {
  const { itemCount, firstVisit, finishEnd, budgetMetres } = problem;
  const states = 2 * itemCount;
  const mustHold = (1 << itemCount) - (1 << firstVisit);
  let best = { prize: -1, metres: Infinity, set: 0, state: -1 };
  if (mustHold === 0 && directMetres <= budgetMetres) best = { prize: 0, metres: directMetres, set: 0, state: -1 };
  for (let set = 1; set < 1 << itemCount; set++) {
    if ((set & mustHold) !== mustHold) continue;
    let prize = 0;
    for (let item = 0; item < itemCount; item++) if ((set & (1 << item)) !== 0) prize += problem.prize[item]!;
    if (prize < best.prize) continue;
    for (let state = 0; state < states; state++) {
      const metres = shortest[set * states + state]! + distanceBetween(problem, state ^ 1, finishEnd);
      if (metres > budgetMetres + 1e-9) continue;
      if (prize > best.prize || metres < best.metres) best = { prize, metres, set, state };
    }
  }
  if (best.prize < 0) return null;
  const items: number[] = [];
  const backwards: number[] = [];
  for (let { set, state } = best; state >= 0;) {
    items.unshift(state >> 1);
    backwards.unshift(state & 1);
    const previous = before[set * states + state]!;
    set &= ~(1 << (state >> 1));
    state = previous;
  }
  return { items, backwards, metres: best.metres };
}
