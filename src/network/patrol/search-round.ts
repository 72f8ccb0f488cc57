import { InsertionTable } from './insertion.ts';
import { uniformStream, type UniformStream } from '../../numerics/random/uniform-stream.ts';
import { bestDirections, prizeOf, type ItemOrder, type PatrolProblem } from './patrol-problem.ts';

/** Rounds of taking out and putting back for each restart. */
const REPAIRS = 60;

/**
 * A good round by search, from an order of the visits: put in the stretch that brings most for the metres it adds, take
 * a few neighbours out again, put back, keep what is worth more or shorter (ruin and recreate, Schrimpf et al. 2000, on
 * the greedy insertion that is usual for orienteering problems). Seeded; the visits are never taken out.
 */
export function searchRound(problem: PatrolProblem, visits: ItemOrder, restarts: number, seed: number): ItemOrder {
  const random = uniformStream(seed);
  let best = visits;
  for (let restart = 0; restart < restarts; restart++) {
    // The first restart is purely greedy; later ones blur the order in which stretches are put in.
    let current = fill(problem, visits, random, restart === 0 ? 0 : 0.5);
    if (isBetter(problem, current, best)) best = current;
    for (let repair = 0; repair < REPAIRS; repair++) {
      const thinned = takeOut(problem, current, random);
      const again = shorten(problem, fill(problem, shorten(problem, thinned), random, repair % 3 === 0 ? 0 : 0.3));
      if (!isBetter(problem, current, again)) current = again;
      if (isBetter(problem, current, best)) best = current;
    }
  }
  return best;
}

function isBetter(problem: PatrolProblem, one: ItemOrder, other: ItemOrder): boolean {
  const difference = prizeOf(problem, one.items) - prizeOf(problem, other.items);
  return difference > 1e-12 || (difference > -1e-12 && one.metres < other.metres - 1e-9);
}

function insertAt(items: readonly number[], position: number, item: number): number[] {
  return [...items.slice(0, position), item, ...items.slice(position)];
}

/** Puts stretches in, the one with the most prize for the added metres first, until none fits. */
function fill(problem: PatrolProblem, order: ItemOrder, random: UniformStream, blur: number): ItemOrder {
  let current = order;
  const taste = Float64Array.from({ length: problem.itemCount }, () => 1 + blur * (random() - 0.5) * 2);
  for (;;) {
    const held = new Set(current.items);
    const table = new InsertionTable(problem, current.items);
    let best = { item: -1, position: 0, worth: -1 };
    for (let item = 0; item < problem.firstVisit; item++) {
      if (held.has(item)) continue;
      for (let position = 0; position <= current.items.length; position++) {
        const metres = table.metresWith(item, position);
        if (metres > problem.budgetMetres + 1e-9) continue;
        const worth = (taste[item]! * problem.prize[item]!) / Math.max(1, metres - current.metres);
        if (worth > best.worth) best = { item, position, worth };
      }
    }
    if (best.item < 0) return current;
    current = bestDirections(problem, insertAt(current.items, best.position, best.item));
  }
}

/** Takes out a run of one to four neighbours; visits stay. */
function takeOut(problem: PatrolProblem, order: ItemOrder, random: UniformStream): ItemOrder {
  const count = 1 + Math.floor(random() * 4);
  const from = Math.floor(random() * Math.max(1, order.items.length));
  const items = order.items.filter((item, i) => item >= problem.firstVisit || i < from || i >= from + count);
  return bestDirections(problem, items);
}

/** Moves single items and turns runs round as long as that makes the walk shorter. */
function shorten(problem: PatrolProblem, order: ItemOrder): ItemOrder {
  let current = order;
  for (;;) {
    const shorter = shorterOrder(problem, current);
    if (!shorter) return current;
    current = shorter;
  }
}

function shorterOrder(problem: PatrolProblem, current: ItemOrder): ItemOrder | null {
  const { items } = current;
  for (let i = 0; i < items.length; i++) {
    for (let j = i + 1; j < items.length; j++) {
      const turned = [...items.slice(0, i), ...items.slice(i, j + 1).reverse(), ...items.slice(j + 1)];
      const rest = items.filter((_, k) => k !== i);
      const tried = [bestDirections(problem, turned), bestDirections(problem, insertAt(rest, j, items[i]!))];
      for (const order of tried) if (order.metres < current.metres - 1e-6) return order;
    }
  }
  return null;
}
