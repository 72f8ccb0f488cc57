import { distanceBetween, type PatrolProblem } from './patrol-problem.ts';

/**
 * What no round within the time can exceed. Each item takes at least its own metres and half the way to the nearest
 * other end at both of its ends, for each way between two items is shared by two ends; what then fits is a knapsack, of
 * which the fractional relaxation (Dantzig 1957) bounds the prize.
 */
export function prizeUpperBound(problem: PatrolProblem): number {
  const { itemCount, firstVisit, startEnd, finishEnd, prize, serviceMetres, budgetMetres } = problem;
  const nearest = (end: number): number => {
    let least = Infinity;
    for (let other = 0; other < problem.ends.length; other++) {
      if (other >> 1 === end >> 1 && end < startEnd) continue;
      if (other !== end) least = Math.min(least, distanceBetween(problem, end, other));
    }
    return least;
  };
  const least = Float64Array.from(
    { length: itemCount },
    (_, item) => serviceMetres[item]! + (nearest(2 * item) + nearest(2 * item + 1)) / 2,
  );
  let left = budgetMetres - (nearest(startEnd) + nearest(finishEnd)) / 2;
  for (let item = firstVisit; item < itemCount; item++) left -= least[item]!;
  const order = Array.from({ length: firstVisit }, (_, item) => item).sort(
    (a, b) => prize[b]! / least[b]! - prize[a]! / least[a]! || a - b,
  );
  let bound = 0;
  for (const item of order) {
    if (left <= 0) break;
    const share = least[item]! > 0 ? Math.min(1, left / least[item]!) : 1;
    bound += share * prize[item]!;
    left -= share * least[item]!;
  }
  return bound;
}
