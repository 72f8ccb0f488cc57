import { bandwidthByRule, normalReferenceBandwidth } from '../bandwidth/bandwidth-rules.ts';
import { numbersOf, pick, pointsOf, type JsonObject } from './reference-case.ts';
import type { Verifier } from './verifier.ts';

function seriesOf(input: JsonObject): Float64Array | null {
  const values = pick(input, 'x', 'values', 'y', 'data');
  return Array.isArray(values) ? numbersOf(values, 'x') : null;
}

/** Bandwidth rules: normal reference (MASS) and Scott's. */
export const verifyBandwidth: Verifier = {
  id: 'bandwidth',
  names: /bandwidth|bw[._]?nrd|nrd|scott/i,
  fits: (input) => pointsOf(input) !== null || seriesOf(input) !== null,
  run: (input) => {
    const points = pointsOf(input);
    const series = points?.x ?? seriesOf(input)!;
    const rule = (name: 'normal-reference' | 'scott') => bandwidthByRule(points!.x, points!.y, name);
    return [
      { match: /scott.*x$/, value: () => rule('scott').xMetres },
      { match: /scott.*[^x]y$/, value: () => rule('scott').yMetres },
      { match: /scott/, value: () => [rule('scott').xMetres, rule('scott').yMetres] },
      { match: /(nrd|bandwidth|bw).*_x$/, value: () => normalReferenceBandwidth(series) },
      { match: /(nrd|bandwidth|bw).*_y$/, value: () => rule('normal-reference').yMetres },
      { match: /mean/, value: () => rule('normal-reference').metres },
      { match: /nrd|^bandwidth$|^bw$/, value: () => normalReferenceBandwidth(series) },
    ];
  },
};
