import { requireAtLeast, requirePositive, requireSameLength, type MethodRecord } from '../method-record.ts';
import { nearestWithDistance } from '../spatial-autocorrelation/neighbours.ts';
import { twoSidedNormalP } from '../../numerics/special-functions/normal.ts';

export interface ClarkEvansOptions {
  readonly areaSquareMetres: number;
  /** Border length, for Donnelly's correction. */
  readonly perimeterMetres: number;
}

export interface ClarkEvansResult extends MethodRecord<ClarkEvansOptions> {
  /** Distance of each point to its nearest other point, in metres. */
  readonly nearestMetres: Float64Array;
  /** Mean nearest distance over that of complete randomness: below 1 clustered, above 1 dispersed. No correction. */
  readonly ratio: number;
  readonly z: number;
  readonly p: number;
  /** The same with Donnelly's (1978) correction for the border, made for rectangles. */
  readonly donnelly: { readonly ratio: number; readonly z: number; readonly p: number };
}

/**
 * Clark–Evans index of aggregation. Source: Clark & Evans 1954, Ecology 35:445–453 (R = mean distance · 2√λ, standard
 * error 0.26136/√(nλ)); Donnelly 1978 for the expectation and variance with a border. Errors: `method.error.tooFew`.
 */
export function clarkEvans(x: ArrayLike<number>, y: ArrayLike<number>, options: ClarkEvansOptions): ClarkEvansResult {
  const n = requireSameLength(x, y);
  requireAtLeast(2, n, 'clark-evans');
  requirePositive(options.areaSquareMetres, 'areaSquareMetres');
  const { distances } = nearestWithDistance(x, y, 1);
  const mean = distances.reduce((sum, d) => sum + d, 0) / n;
  const { areaSquareMetres: area, perimeterMetres: perimeter } = options;
  const compare = (expected: number, standardError: number) => {
    const z = (mean - expected) / standardError;
    return { ratio: mean / expected, z, p: twoSidedNormalP(z) };
  };
  const root = Math.sqrt(area / n);
  // √((4 − π) / (4π)) = 0.26136…
  const plain = compare(root / 2, (Math.sqrt((4 - Math.PI) / (4 * Math.PI)) * root) / Math.sqrt(n));
  const donnelly = compare(
    root / 2 + (0.0514 + 0.041 / Math.sqrt(n)) * (perimeter / n),
    Math.sqrt((0.0703 * area) / (n * n) + 0.037 * perimeter * Math.sqrt(area / n ** 5)),
  );
  return { method: 'clark-evans', parameters: options, seed: null, n, nearestMetres: distances, ...plain, donnelly };
}
