import { localGetisOrd } from '../spatial-autocorrelation/getis-ord-points.ts';
import { globalG } from '../spatial-autocorrelation/global-g.ts';
import { MalformedCaseError, type JsonObject } from './reference-case.ts';
import { hasNeighbours, neighboursOf, valuesOf } from './neighbours-of-input.ts';
import type { Verifier } from './verifier.ts';

/** Getis–Ord Gi, Gi* and general G, with the weights that the case describes. */
export const verifyGetisOrd: Verifier = {
  id: 'getis-ord',
  names: /getis|\bgi\b|gi[_ -]?star|gi\*|local.?g\b|localg|global.?g\b|hot.?spot anal/i,
  fits: (input) => hasNeighbours(input) && valuesOf(input) !== null && !Array.isArray(input.times),
  run: (input: JsonObject) => {
    const values = valuesOf(input);
    if (!values) throw new MalformedCaseError('input has no values');
    const plain = neighboursOf(input, false);
    const gi = localGetisOrd(values, plain, 'Gi');
    const star = localGetisOrd(values, neighboursOf(input, true), 'Gi*');
    const global = () => globalG(values, plain);
    return [
      { match: /global_?g.*(p_?val|_p\b|_p_)/, value: () => global().pGreater },
      { match: /global_?g.*(_z|z_|stat)/, value: () => global().z },
      { match: /global_?g.*var/, value: () => global().variance },
      { match: /global_?g.*exp/, value: () => global().expected },
      { match: /global_?g|general_?g/, value: () => [global().g, global().expected, global().variance] },
      { match: /(gi?_?star|gistar).*(_p|p_?val)/, value: () => star.p },
      { match: /g_?i?_?star|gistar|localg_star/, value: () => star.z },
      { match: /(gi?_?|localg_?)(p|p_?val\w*)$/, value: () => gi.p },
      { match: /(^|[._])(gi|localg|local_g|gs|zs|z)([._]|$)/, value: () => gi.z },
    ];
  },
};
