import { MethodInputError, requirePositive, requireSameLength, type MethodRecord } from '../method-record.ts';
import { createPointGrid, visitWithin } from '../point-grid/point-grid.ts';
import { kernelMassInside, windowArea, type Window } from './kernel-mass.ts';
import { kernelDensity, kernelReach, type PlanarKernel } from './kernels.ts';

export interface Places {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}
export interface WeightedPlaces extends Places {
  /** Weight of each event; 1 where absent. */
  readonly weights?: ArrayLike<number>;
}

export interface DensityOptions {
  readonly kernel: PlanarKernel;
  /** Radius of the kernel; for the Gaussian its standard deviation. */
  readonly bandwidthMetres: number;
  /**
   * 'none'; 'uniform' divides the density at each place by the kernel mass inside the window (unbiased when events are
   * spread evenly); 'diggle' divides each event's contribution by its own mass inside (keeps the total).
   */
  readonly edge: 'none' | 'uniform' | 'diggle';
}

export interface DensityResult extends MethodRecord<DensityOptions & { totalWeight: number }> {
  /** Incidents (or their weight) per square metre at each place asked for. */
  readonly perSquareMetre: Float64Array;
}

/**
 * Planar kernel density of events, evaluated exactly at the places asked for (an event counts at its own place).
 *
 * Source: Diggle 1985, Applied Statistics 34:138–147; edge corrections as in Baddeley, Rubak & Turner 2015, Spatial
 * Point Patterns, 6.5. With an edge correction, `window` is the area in which events could have been seen; places
 * outside it give NaN. Corrections exist for the quartic and the Gaussian kernel.
 *
 * Errors: `method.error.noWindow`, `method.error.edgeKernel`, `method.error.outsideWindow` (Diggle), `method.error.notPositive`, `method.error.notFinite`.
 */
export function densityAtPlaces(
  events: WeightedPlaces,
  places: Places,
  options: DensityOptions,
  window: Window | null = null,
): DensityResult {
  const n = requireSameLength(events.x, events.y);
  requireSameLength(places.x, places.y);
  requirePositive(options.bandwidthMetres, 'bandwidthMetres');
  const massAt = options.edge === 'none' ? null : massFunction(options, window);
  const radius = kernelReach(options.kernel) * options.bandwidthMetres;
  const grid = createPointGrid(events.x, events.y, radius);
  const heights = eventHeights(events, grid.order, options.edge === 'diggle' ? massAt : null);
  const density = new Float64Array(places.x.length);
  for (let i = 0; i < density.length; i++) {
    let sum = 0;
    visitWithin(grid, places.x[i]!, places.y[i]!, radius, (place, squared) => {
      sum += heights[place]! * kernelDensity(options.kernel, squared, options.bandwidthMetres);
    });
    density[i] = options.edge === 'uniform' ? sum / massAt!(places.x[i]!, places.y[i]!) : sum;
  }
  const totalWeight = events.weights ? sumOf(events.weights) : n;
  return {
    method: 'kernel-density',
    parameters: { ...options, totalWeight },
    seed: null,
    n,
    perSquareMetre: density,
  };
}

/** Weight of each event in grid order, divided by its own kernel mass inside the window where that is asked for. */
function eventHeights(
  events: WeightedPlaces,
  order: Uint32Array,
  massAt: ((x: number, y: number) => number) | null,
): Float64Array {
  return Float64Array.from(order, (i) => {
    const weight = events.weights ? events.weights[i]! : 1;
    if (!massAt) return weight;
    const mass = massAt(events.x[i]!, events.y[i]!);
    if (Number.isNaN(mass)) throw new MethodInputError('method.error.outsideWindow', { row: i });
    return weight / mass;
  });
}

function massFunction({ kernel, bandwidthMetres }: DensityOptions, window: Window | null) {
  if (!window || !(windowArea(window) > 0)) throw new MethodInputError('method.error.noWindow');
  if (kernel !== 'quartic' && kernel !== 'gaussian') throw new MethodInputError('method.error.edgeKernel', { kernel });
  return (x: number, y: number) => {
    const mass = kernelMassInside(kernel, x, y, bandwidthMetres, window);
    // Far outside the window the mass is nothing but rounding; a density there means nothing.
    return mass > 1e-9 ? mass : NaN;
  };
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
