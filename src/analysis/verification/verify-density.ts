import { bandwidthByRule } from '../bandwidth/bandwidth-rules.ts';
import { clarkEvans } from '../density-reference/clark-evans.ts';
import { rectangleWindow, windowArea, windowPerimeter, type Window } from '../density-reference/kernel-mass.ts';
import { KERNEL_PEAK, kernelDensity, type PlanarKernel } from '../density-reference/kernels.ts';
import { densityAtPlaces, type DensityOptions } from '../density-reference/point-density.ts';
import {
  isObject,
  MalformedCaseError,
  numbersOf,
  optionalNumber,
  pick,
  pointsOf,
  type Json,
  type JsonObject,
  type PointLists,
} from './reference-case.ts';
import type { Verifier } from './verifier.ts';

const BANDWIDTH = ['sigma', 'bandwidth', 'bw', 'h', 'radius', 'bandwidth_m', 'bandwidthMetres'];

/** Planar kernel density at places, with and without edge correction; nearest distances and Clark–Evans. */
export const verifyDensity: Verifier = {
  id: 'kernel-density',
  names: /kde|kernel.?density|density|clark.?evans/i,
  fits: (input) => pointsOf(input) !== null && !Array.isArray(input.lines),
  run: (input) => {
    const events = pointsOf(input)!;
    const weights = Array.isArray(input.weights) ? { weights: numbersOf(input.weights, 'weights') } : {};
    const window = windowOf(input);
    const kernel = kernelOf(input);
    const places = placesOf(input, events);
    const density = (edge: DensityOptions['edge'], leaveOut: boolean) => {
      const bandwidthMetres = optionalNumber(input, NaN, ...BANDWIDTH);
      const options = { kernel, bandwidthMetres, edge };
      const { perSquareMetre } = densityAtPlaces({ ...events, ...weights }, places, options, window);
      return leaveOut
        ? perSquareMetre.map((value) => value - kernelDensity(kernel, 0, bandwidthMetres))
        : perSquareMetre;
    };
    const area = window ? windowArea(window) : NaN;
    const clustering = () =>
      clarkEvans(events.x, events.y, {
        areaSquareMetres: area,
        perimeterMetres: window ? windowPerimeter(window) : NaN,
      });
    const scott = () => bandwidthByRule(events.x, events.y, 'scott');
    return [
      { match: /clark_?evans.*donnelly/, value: () => clustering().donnelly.ratio },
      { match: /clark_?evans.*z$/, value: () => clustering().z },
      { match: /clark_?evans.*p(_?val\w*)?$/, value: () => clustering().p },
      { match: /clark_?evans/, value: () => clustering().ratio },
      { match: /nearest_?neigh|nn_?dist|nndist/, value: () => clustering().nearestMetres },
      { match: /bw_?scott|scott/, value: () => [scott().xMetres, scott().yMetres] },
      {
        match: /density|kde|intensity|^values?$|estimate/,
        value: (path) => density(edgeOf(path, input), /leave_?(one_?)?out/.test(path) || input.leave_one_out === true),
      },
    ];
  },
};

function edgeOf(path: string, input: JsonObject): DensityOptions['edge'] {
  const words = `${path} ${typeof input.edge === 'string' ? input.edge : ''} ${typeof input.edge_correction === 'string' ? input.edge_correction : ''}`;
  if (/diggle|jones/i.test(words)) return 'diggle';
  if (/no_?edge|uncorrected|edge_?none|raw/i.test(path)) return 'none';
  return /uniform|edge_?corrected|corrected/i.test(words) || input.edge === true ? 'uniform' : 'none';
}

function kernelOf(input: JsonObject): PlanarKernel {
  const name = typeof input.kernel === 'string' ? input.kernel.toLowerCase() : '';
  const found = (Object.keys(KERNEL_PEAK) as PlanarKernel[]).find((kernel) => name.includes(kernel.slice(0, 6)));
  if (found) return found;
  if (/biweight/.test(name)) return 'quartic';
  if (name !== '') throw new MalformedCaseError(`no kernel ${name}`);
  return input.sigma !== undefined ? 'gaussian' : 'quartic';
}

function placesOf(input: JsonObject, events: PointLists): PointLists {
  const at = pick(input, 'at', 'places', 'eval_points', 'evaluate_at', 'samples', 'query', 'grid_points');
  return Array.isArray(at) ? pointsOf({ points: at })! : events;
}

/** A rectangle [minX, minY, maxX, maxY], a polygon of points, or an object with the four borders. */
function windowOf(input: JsonObject): Window | null {
  const given = pick(input, 'window', 'bbox', 'extent', 'study_area', 'polygon');
  if (given === undefined) return null;
  if (isObject(given)) {
    const side = (...names: string[]) => optionalNumber(given, NaN, ...names);
    return rectangleWindow(side('xmin', 'minX'), side('ymin', 'minY'), side('xmax', 'maxX'), side('ymax', 'maxY'));
  }
  if (!Array.isArray(given)) throw new MalformedCaseError('window: a list was wanted');
  if (given.length === 4 && given.every((side) => typeof side === 'number')) {
    const [minX, minY, maxX, maxY] = given as unknown as [number, number, number, number];
    return rectangleWindow(minX, minY, maxX, maxY);
  }
  const ring = (given as readonly Json[]).flatMap((pair, i) => [...numbersOf(pair, `window[${i}]`)]);
  return windowArea([ring]) < 0 ? [reversed(ring)] : [ring];
}

function reversed(ring: readonly number[]): number[] {
  const points = Array.from({ length: ring.length / 2 }, (_, i) => ring.slice(2 * i, 2 * i + 2));
  return points.reverse().flat();
}

/** Values of the planar kernels themselves. */
export const verifyKernelConstants: Verifier = {
  id: 'planar-kernels',
  names: /kernel.*(constant|normali[sz])|normali[sz].*kernel/i,
  fits: (input) => !Array.isArray(input.lines) && pointsOf(input) === null,
  run: (input) => {
    const h = optionalNumber(input, 1, ...BANDWIDTH);
    const d = optionalNumber(input, 0, 'd', 'distance');
    return (Object.keys(KERNEL_PEAK) as PlanarKernel[]).map((kernel) => ({
      match: new RegExp(`(^|[._])${kernel === 'quartic' ? '(quartic|biweight)' : kernel}`),
      value: () => kernelDensity(kernel, d * d, h),
    }));
  },
};
