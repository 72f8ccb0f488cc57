import { distanceBetween, type PatrolProblem } from './patrol-problem.ts';

/**
 * Tells how long an order becomes when an item is put in somewhere, without trying the whole order again: shortest
 * lengths up to each item and from each item on, for both directions of it, are worked out once.
 */
export class InsertionTable {
  /** Shortest metres up to and including position p when it is walked in direction b: ahead[2p + b]. */
  private readonly ahead: Float64Array;
  /** Shortest metres from the exit of position p, walked in direction b, to the end of the round. */
  private readonly behind: Float64Array;

  constructor(
    private readonly problem: PatrolProblem,
    private readonly items: readonly number[],
  ) {
    const { serviceMetres, startEnd, finishEnd } = problem;
    const count = items.length;
    this.ahead = new Float64Array(2 * count).fill(Infinity);
    this.behind = new Float64Array(2 * count).fill(Infinity);
    for (let p = 0; p < count; p++) {
      for (let b = 0; b < 2; b++) {
        const entry = 2 * items[p]! + b;
        const before = p === 0 ? distanceBetween(problem, startEnd, entry) : this.cheapestTo(p - 1, entry);
        this.ahead[2 * p + b] = before + serviceMetres[items[p]!]!;
      }
    }
    for (let p = count - 1; p >= 0; p--) {
      for (let b = 0; b < 2; b++) {
        const exit = 2 * items[p]! + 1 - b;
        this.behind[2 * p + b] =
          p === count - 1 ? distanceBetween(problem, exit, finishEnd) : this.cheapestFrom(p + 1, exit);
      }
    }
  }

  /** Length of the round when `item` comes before position `position`. */
  metresWith(item: number, position: number): number {
    const { problem, items } = this;
    let least = Infinity;
    for (let b = 0; b < 2; b++) {
      const entry = 2 * item + b;
      const exit = entry ^ 1;
      const before =
        position === 0 ? distanceBetween(problem, problem.startEnd, entry) : this.cheapestTo(position - 1, entry);
      const after =
        position === items.length
          ? distanceBetween(problem, exit, problem.finishEnd)
          : this.cheapestFrom(position, exit);
      least = Math.min(least, before + problem.serviceMetres[item]! + after);
    }
    return least;
  }

  private cheapestTo(position: number, end: number): number {
    const item = this.items[position]!;
    const one = this.ahead[2 * position]! + distanceBetween(this.problem, 2 * item + 1, end);
    const other = this.ahead[2 * position + 1]! + distanceBetween(this.problem, 2 * item, end);
    return Math.min(one, other);
  }

  private cheapestFrom(position: number, end: number): number {
    const item = this.items[position]!;
    const one = distanceBetween(this.problem, end, 2 * item) + this.behind[2 * position]!;
    const other = distanceBetween(this.problem, end, 2 * item + 1) + this.behind[2 * position + 1]!;
    return this.problem.serviceMetres[item]! + Math.min(one, other);
  }
}
