import { verifyAccuracy } from './verify-accuracy.ts';
import { verifyAoristic } from './verify-aoristic.ts';
import { verifyBandwidth } from './verify-bandwidth.ts';
import { verifyConcentration } from './verify-concentration.ts';
import { verifyDbscan } from './verify-dbscan.ts';
import { verifyDensity, verifyKernelConstants } from './verify-density.ts';
import { verifyWdd, verifyWdq } from './verify-displacement.ts';
import { verifyEmerging } from './verify-emerging.ts';
import { verifyGetisOrd } from './verify-getis-ord.ts';
import { verifyMannKendall } from './verify-mann-kendall.ts';
import { verifyMoran } from './verify-moran.ts';
import { verifyChains, verifyKnox, verifyNearRepeat } from './verify-near-repeat.ts';
import { verifyNetworkDensity } from './verify-network-density.ts';
import { verifyProjection } from './verify-projection.ts';
import { verifyETest, verifyPoissonInterval } from './verify-rates.ts';
import { verifyScan } from './verify-scan.ts';
import type { Verifier } from './verifier.ts';

/** Every method that can be checked against published cases. A method joins by a file of its own and a line here. */
export const VERIFIERS: readonly Verifier[] = [
  verifyNetworkDensity,
  verifyEmerging,
  verifyGetisOrd,
  verifyMoran,
  verifyKernelConstants,
  verifyDensity,
  verifyBandwidth,
  verifyDbscan,
  verifyNearRepeat,
  verifyChains,
  verifyKnox,
  verifyMannKendall,
  verifyAoristic,
  verifyProjection,
  verifyETest,
  verifyPoissonInterval,
  verifyAccuracy,
  verifyConcentration,
  verifyWdd,
  verifyWdq,
  verifyScan,
];
