import type { CoveringProblem } from '../../../src/analysis/covering/covering-problem.ts';

export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** A problem in which only what candidates see matters. */
export function plainProblem(weights: Float64Array, covers: readonly Int32Array[]): CoveringProblem {
  return {
    weights,
    covers,
    subjects: covers.map(() => new Int32Array(0)),
    subjectWeights: new Float64Array(0),
    costEuro: new Float64Array(covers.length),
    site: Int32Array.from(covers, (_, i) => i),
    tooNear: [],
    must: [],
    forbidden: [],
  };
}

/** Points and sites at random in a square; a candidate sees what lies within its reach. Weights 1–9. */
export function randomProblem(seed: number, candidates: number, points: number, reach: number): CoveringProblem {
  const next = random(seed);
  const place = (n: number) => Array.from({ length: n }, () => [next() * 1000, next() * 1000] as const);
  const demand = place(points);
  const sites = place(candidates);
  const within = ([x, y]: readonly [number, number], list: readonly (readonly [number, number])[], far: number) =>
    Int32Array.from([...list.keys()].filter((i) => Math.hypot(list[i]![0] - x, list[i]![1] - y) <= far));
  const dwellings = place(Math.ceil(points / 5));
  return {
    ...plainProblem(
      Float64Array.from({ length: points }, () => 1 + Math.floor(next() * 9)),
      sites.map((site) => within(site, demand, reach)),
    ),
    subjects: sites.map((site) => within(site, dwellings, 0.7 * reach)),
    subjectWeights: Float64Array.from({ length: dwellings.length }, () => 1 + Math.floor(next() * 3)),
    costEuro: Float64Array.from({ length: candidates }, () => 5000 + Math.floor(next() * 5) * 1000),
    tooNear: sites.flatMap((a, i) =>
      sites
        .slice(i + 1)
        .flatMap((b, j) => (Math.hypot(a[0] - b[0], a[1] - b[1]) < 60 ? [[i, i + 1 + j] as const] : [])),
    ),
  };
}

/** Points and lines of the affine space over the field of three elements: 3^d points, lines {a, a + v, a + 2v}. */
export function affineLines(dimension: number): CoveringProblem {
  const size = 3 ** dimension;
  const digits = (n: number) => Array.from({ length: dimension }, (_, k) => Math.floor(n / 3 ** k) % 3);
  const number = (vector: readonly number[]) => vector.reduce((sum, digit, k) => sum + digit * 3 ** k, 0);
  const lines = new Set<string>();
  for (let a = 0; a < size; a++) {
    for (let v = 1; v < size; v++) {
      const at = (steps: number) => number(digits(a).map((digit, k) => (digit + steps * digits(v)[k]!) % 3));
      lines.add([a, at(1), at(2)].sort((p, q) => p - q).join());
    }
  }
  const list = [...lines].map((line) => line.split(',').map(Number));
  return plainProblem(
    new Float64Array(list.length).fill(1),
    Array.from({ length: size }, (_, point) =>
      Int32Array.from([...list.keys()].filter((i) => list[i]!.includes(point))),
    ),
  );
}
