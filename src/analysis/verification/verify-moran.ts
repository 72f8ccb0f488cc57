import { localMoran, moran } from '../spatial-autocorrelation/moran.ts';
import { moranPermutation } from '../spatial-autocorrelation/moran-permutation.ts';
import { unwatchedTask } from '../task.ts';
import { hasNeighbours, neighboursOf, valuesOf } from './neighbours-of-input.ts';
import { MalformedCaseError, optionalNumber } from './reference-case.ts';
import { simulatedP } from './special-comparers.ts';
import type { Verifier } from './verifier.ts';

const OWN_PERMUTATIONS = 9999;

/** Moran's I, global and local. */
export const verifyMoran: Verifier = {
  id: 'moran',
  names: /moran|lisa\b/i,
  fits: (input) => hasNeighbours(input) && valuesOf(input) !== null,
  run: (input) => {
    const values = valuesOf(input);
    if (!values) throw new MalformedCaseError('input has no values');
    const neighbours = neighboursOf(input, false);
    const global = moran(values, neighbours);
    const conditional = () => localMoran(values, neighbours, 'conditional');
    const total = () => localMoran(values, neighbours, 'total');
    const local = (path: string) => (/total/.test(path) ? total() : conditional());
    const permutations = optionalNumber(input, 999, 'permutations', 'nsim', 'n_permutations');
    const permuted = () =>
      moranPermutation(values, neighbours, { permutations: OWN_PERMUTATIONS, seed: 1 }, unwatchedTask());
    return [
      {
        match: /p_?(sim|perm|pseudo)/,
        value: async () => simulatedP([(await permuted()).pGreater], OWN_PERMUTATIONS, permutations),
      },
      { match: /local.*(quadrant|_q$)|^q$/, value: (path) => local(path).quadrant },
      { match: /local.*(_p\b|_p_|p_?val)/, value: (path) => local(path).p },
      { match: /local.*(_z\b|_z_|z_?score)/, value: (path) => local(path).z },
      { match: /local.*(exp|e_?i)/, value: (path) => local(path).expected },
      { match: /local.*var/, value: (path) => local(path).variance },
      { match: /local|^is$|(^|[._])ii($|[._])/, value: (path) => local(path).i },
      { match: /(p|p_?val\w*)_?(rand\w*)$|rand\w*_p/, value: () => global.randomisation.p },
      { match: /z_?(rand\w*)$|rand\w*_z/, value: () => global.randomisation.z },
      { match: /v\w*_?(rand\w*)$|rand\w*_v/, value: () => global.randomisation.variance },
      { match: /(^|[._])(p|p_?val\w*)_?(norm\w*)?$|norm\w*_p/, value: () => global.normality.p },
      { match: /(^|[._])z_?(norm\w*)?$|norm\w*_z/, value: () => global.normality.z },
      { match: /(^|[._])v\w*_?(norm\w*)?$/, value: () => global.normality.variance },
      { match: /(^|[._])(ei|e_i|exp\w*)$/, value: () => global.expected },
      { match: /(^|[._])(i|moran\w*|moran_?i|statistic)$/, value: () => global.i },
    ];
  },
};
