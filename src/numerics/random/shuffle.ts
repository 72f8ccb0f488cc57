import type { Random } from './random.ts';

/** Anything that holds numbers by index and lets them be replaced. */
export interface NumberList {
  readonly length: number;
  [index: number]: number;
}

/**
 * Brings a list into random order in place, every order equally likely (Fisher & Yates; Durstenfeld 1964). With
 * `count`, only the first `count` places are drawn: a random sample without replacement, in random order.
 */
export function shuffle(list: NumberList, random: Random, count = list.length): void {
  const n = list.length;
  const last = Math.min(count, n - 1);
  for (let i = 0; i < last; i++) {
    const j = i + random.below(n - i);
    const kept = list[i]!;
    list[i] = list[j]!;
    list[j] = kept;
  }
}

/** The numbers 0 … n − 1 in random order. */
export function randomOrder(n: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  shuffle(order, random);
  return order;
}
