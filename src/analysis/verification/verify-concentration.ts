import { concentration } from '../concentration/concentration.ts';
import { requiredNumbers } from './reference-case.ts';
import type { Verifier } from './verifier.ts';

const COUNTS = ['counts', 'values', 'x', 'crimes'];

/** Lorenz curve, Gini, and the share of places that holds a share of incidents. */
export const verifyConcentration: Verifier = {
  id: 'concentration',
  names: /concentrat|gini|lorenz|80.?20/i,
  fits: (input) => COUNTS.some((key) => Array.isArray(input[key])),
  run: (input) => {
    const counts = requiredNumbers(input, ...COUNTS);
    const of = (share: number) => concentration(counts, { incidentShares: [share], simulations: 0 });
    const shareIn = (path: string) => Number(/(\d+)/.exec(path)?.[1] ?? 50) / 100;
    return [
      { match: /general.*gini|gini.*(general|prime|adjusted)/, value: () => of(0.5).generalisedGini },
      { match: /gini/, value: () => of(0.5).gini },
      { match: /lorenz|curve/, value: () => of(0.5).curve },
      {
        match: /(places|cells|streets|units).*(hold|for)?_?\d+|n_\d+/,
        value: (path) => of(shareIn(path)).holding[0]!.places,
      },
      { match: /share.*\d+|\d+.*share/, value: (path) => of(shareIn(path)).holding[0]!.placeShare },
    ];
  },
};
