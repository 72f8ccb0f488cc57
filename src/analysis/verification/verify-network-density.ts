import { verifyNetworkCase } from '../../network/density/verify-network-case.ts';
import { MalformedCaseError, type JsonObject } from './reference-case.ts';
import type { Verifier } from './verifier.ts';

/** Density along streets, in space and in space and time; how mass splits at junctions; kernels along a line. */
export const verifyNetworkDensity: Verifier = {
  id: 'network-density',
  names: /network.?(kde|kernel|density)|nkde|spnetwork|equal.?split/i,
  fits: (input) => Array.isArray(input.lines) || Array.isArray(input.edges) || Array.isArray(input.kernels),
  run: async (input, { name, expected }) => {
    const result = await verifyNetworkCase({
      name,
      input,
      expected: { tolerance: 0, ...expected },
    });
    if (!result) throw new MalformedCaseError('neither lines with events and samples, nor edges, nor kernels');
    const scalar = (object: JsonObject, key: string) => typeof object[key] === 'number';
    return [
      {
        match: /integral/,
        value: () =>
          scalar(expected, 'integral') ? furthestFrom(result.computed, Number(expected.integral)) : result.computed,
      },
      { match: /values?$|density|edge_?weights|weights/, value: () => result.computed },
    ];
  },
};

const furthestFrom = (values: readonly number[], target: number) =>
  values.reduce((worst, value) => (Math.abs(value - target) > Math.abs(worst - target) ? value : worst), target);
