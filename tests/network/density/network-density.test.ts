import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { deriveLixels } from '../../../src/network/density/lixels.ts';
import { estimateNetworkDensity } from '../../../src/network/density/network-density.ts';
import { kernelDensity, NETWORK_KERNELS, tailMassTable } from '../../../src/network/density/network-kernels.ts';
import { estimateNetworkK } from '../../../src/network/density/network-k.ts';
import { estimateSpaceTimeDensity } from '../../../src/network/density/space-time-density.ts';
import { verifyNetworkCase, type NetworkCase } from '../../../src/network/density/verify-network-case.ts';
import type { StreetGraph } from '../../../src/network/graph/street-graph.ts';
import { PathSearch } from '../../../src/network/paths/path-search.ts';
import { groupByEdge, placesOfSnapped } from '../../../src/network/snapping/edge-places.ts';
import { EdgeLocator } from '../../../src/network/snapping/edge-locator.ts';
import { snapPoints } from '../../../src/network/snapping/snap-points.ts';
import { uniformStream } from '../../../src/numerics/random/uniform-stream.ts';
import { graphOf, gridGraph } from '../network-fixtures.ts';

/**
 * Hand-derived answers of the tests of spNetwork (JeremyGelb/spNetwork, commit eb807ca, tests/testthat/test_kernels.R)
 * on a four-armed star with the quartic kernel.
 */
const star = (arm: number): NonNullable<NetworkCase['input']['lines']> => [
  [
    [0.1, arm + 0.1],
    [0.1, 0.1],
  ],
  [
    [-arm - 0.1, 0.1],
    [0.1, 0.1],
  ],
  [
    [0.1, -arm - 0.1],
    [0.1, 0.1],
  ],
  [
    [arm + 0.1, 0.1],
    [0.1, 0.1],
  ],
];
const starCases: NetworkCase[] = [
  {
    name: 'simple',
    input: {
      lines: star(5),
      events: [[0.1, 3.1]],
      samples: [[3.1, 0.1]],
      method: 'simple',
      kernel: 'quartic',
      bw: 10,
      div: 'bw',
    },
    expected: { values: [0.00384], tolerance: 1e-12 },
  },
  {
    name: 'discontinuous',
    input: {
      lines: star(5),
      events: [[0.1, 3.1]],
      samples: [[3.1, 0.1]],
      method: 'discontinuous',
      kernel: 'quartic',
      bw: 10,
      div: 'bw',
    },
    expected: { values: [0.00128], tolerance: 1e-12 },
  },
  {
    name: 'continuous',
    input: {
      lines: star(10),
      events: [[0.1, 3.1]],
      samples: [[0.1, 1.1]],
      method: 'continuous',
      kernel: 'quartic',
      bw: 5,
      div: 'none',
    },
    expected: { values: [0.12015], tolerance: 1e-12 },
  },
  {
    name: 'another kind',
    input: {},
    expected: { tolerance: 0 },
  },
];

describe('published cases', () => {
  it.each(starCases.slice(0, 3))('$name star', async (networkCase) => {
    const result = await verifyNetworkCase(networkCase);
    expect(result).toMatchObject({ passed: true });
  });
  it('leaves other kinds of cases alone and can fail', async () => {
    expect(await verifyNetworkCase(starCases[3]!)).toBeNull();
    const wrong = { ...starCases[0]!, expected: { values: [0.004], tolerance: 1e-6 } };
    expect(await verifyNetworkCase(wrong)).toMatchObject({ passed: false });
  });
});

const ring = () =>
  graphOf([
    [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
      [0, 0],
    ],
    [
      [100, 0],
      [180, 0],
    ],
    [
      [0, 100],
      [0, 160],
    ],
    [
      [0, 160],
      [60, 160],
    ],
  ]).graph;

const massOf = async (
  graph: StreetGraph,
  method: 'simple' | 'discontinuous' | 'continuous',
  edge: number,
  share: number,
  bandwidth: number,
  stepMetres: number | null = null,
) => {
  const lixels = deriveLixels(graph, 0.5);
  const events = groupByEdge(graph, Uint32Array.of(edge), Float64Array.of(share * graph.edgeLengthMetres[edge]!));
  const { eventsPerMetre } = await estimateNetworkDensity(graph, events, lixels.centres, {
    method,
    bandwidthMetres: bandwidth,
    tailTolerance: 0,
    stepMetres,
  });
  let mass = 0;
  for (let i = 0; i < lixels.parts.length; i++) {
    mass += eventsPerMetre[i]! * (lixels.parts.toMetres[i]! - lixels.parts.fromMetres[i]!);
  }
  return mass;
};

describe('kernel density on a network', () => {
  it('continuous kernels keep all mass, whatever the network (property)', async () => {
    const coordinate = fc.integer({ min: 0, max: 4 }).map((v) => v * 40);
    const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(line, { minLength: 1, maxLength: 6 })
          .map((lines) => graphOf(lines).graph)
          .filter((g) => g.edgeCount > 0),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (graph, pick, share) => {
          const edge = Math.floor(pick * graph.edgeCount);
          expect(await massOf(graph, 'continuous', edge, share, 90)).toBeCloseTo(1, 3);
          expect(await massOf(graph, 'continuous', edge, share, 90, 1)).toBeCloseTo(1, 3);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('discontinuous kernels keep all mass where no street ends within reach', async () => {
    const lattice = gridGraph(9, 50);
    const middle = 60;
    expect(await massOf(lattice, 'discontinuous', middle, 0.3, 90)).toBeCloseTo(1, 4);
    expect(await massOf(lattice, 'simple', middle, 0.3, 90)).toBeGreaterThan(1.5);
    expect(await massOf(ring(), 'discontinuous', 0, 0.9, 150)).toBeLessThan(1);
  });

  it('simple kernels equal the kernel of the shortest distance, pair by pair', async () => {
    const graph = ring();
    const random = uniformStream(3);
    const place = () => {
      const edge = Math.floor(random() * graph.edgeCount);
      return { edge, offsetMetres: random() * graph.edgeLengthMetres[edge]! };
    };
    const search = new PathSearch(graph);
    for (let round = 0; round < 50; round++) {
      const [event, sample] = [place(), place()];
      search.run([event]);
      const { eventsPerMetre } = await estimateNetworkDensity(
        graph,
        groupByEdge(graph, Uint32Array.of(event.edge), Float64Array.of(event.offsetMetres)),
        groupByEdge(graph, Uint32Array.of(sample.edge), Float64Array.of(sample.offsetMetres)),
        { method: 'simple', bandwidthMetres: 150 },
      );
      expect(eventsPerMetre[0]).toBeCloseTo(kernelDensity('quartic', search.costTo(sample), 150), 12);
    }
  });

  it('says how much the tail tolerance left out, and that is an upper bound', async () => {
    const graph = gridGraph(12, 25);
    const lixels = deriveLixels(graph, 10);
    const events = groupByEdge(graph, Uint32Array.of(100), Float64Array.of(7));
    const densityWith = (tailTolerance: number) =>
      estimateNetworkDensity(graph, events, lixels.centres, {
        method: 'continuous',
        bandwidthMetres: 150,
        tailTolerance,
        stepMetres: null,
      });
    const [rough, fine] = [await densityWith(1e-3), await densityWith(1e-6)];
    let difference = 0;
    for (let i = 0; i < lixels.parts.length; i++) {
      difference += Math.abs(rough.eventsPerMetre[i]! - fine.eventsPerMetre[i]!) * 8.34;
    }
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(rough.shareLeftOut);
    expect(fine.shareLeftOut).toBeLessThan(rough.shareLeftOut);
  });

  it.each(['discontinuous', 'continuous'] as const)(
    'moving all mass in steps comes to the traced %s density',
    async (method) => {
      // Streets of uneven length, so that hardly any distance is a whole number of steps.
      const random = uniformStream(9);
      const at = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => [random() * 25, random() * 25]));
      const corner = (i: number, j: number): [number, number] => [i * 60 + at[i]![j]![0]!, j * 60 + at[i]![j]![1]!];
      const lines: [number, number][][] = [];
      for (let i = 0; i < 6; i++) {
        for (let j = 0; j < 6; j++) {
          if (i < 5) lines.push([corner(i, j), corner(i + 1, j)]);
          if (j < 5 && (i + j) % 3 > 0) lines.push([corner(i, j), corner(i, j + 1)]);
        }
      }
      const { graph } = graphOf(lines);
      const edge = Uint32Array.from({ length: 40 }, () => Math.floor(random() * graph.edgeCount));
      const events = groupByEdge(
        graph,
        edge,
        Float64Array.from(edge, (e) => random() * graph.edgeLengthMetres[e]!),
      );
      const samples = deriveLixels(graph, 15).centres;
      const bandwidthMetres = Float64Array.from(edge, (_, i) => (i % 2 ? 120 : 180));
      const densityWith = (stepMetres: number | null) =>
        estimateNetworkDensity(graph, events, samples, { method, bandwidthMetres, tailTolerance: 0, stepMetres });
      const traced = (await densityWith(null)).eventsPerMetre;
      const largest = traced.reduce((most, value) => Math.max(most, value), 0);
      const errorOf = async (step: number) =>
        (await densityWith(step)).eventsPerMetre.reduce((most, v, i) => Math.max(most, Math.abs(v - traced[i]!)), 0) /
        largest;
      expect(await errorOf(1)).toBeLessThan(1e-3);
      expect(await errorOf(4)).toBeLessThan(2e-2);
      expect(await errorOf(0.25)).toBeLessThan(await errorOf(4));
    },
  );

  it('refuses senseless bandwidths and lixels, and reports progress', async () => {
    const graph = gridGraph(12, 25);
    const lixels = deriveLixels(graph, 10);
    expect(() => deriveLixels(graph, 0)).toThrow(RangeError);
    await expect(estimateNetworkDensity(graph, lixels.centres, lixels.centres, { bandwidthMetres: 0 })).rejects.toThrow(
      RangeError,
    );
    const seen: number[] = [];
    const stop = new Error('cancelled');
    await expect(
      estimateNetworkDensity(
        graph,
        lixels.centres,
        lixels.centres,
        { method: 'simple', bandwidthMetres: 20 },
        (fraction) => {
          seen.push(fraction);
          return seen.length > 2 ? Promise.reject(stop) : Promise.resolve();
        },
      ),
    ).rejects.toBe(stop);
    expect(seen.length).toBe(3);
  });

  it('kernels have mass one and honest tails', () => {
    for (const kernel of NETWORK_KERNELS) {
      const tail = tailMassTable(kernel);
      expect(tail(0)).toBeCloseTo(0.5, 3);
      expect(tail(1)).toBe(0);
      expect(kernelDensity(kernel, 10.001, 10)).toBe(0);
    }
  });
});

describe('space–time density', () => {
  it('goes round the clock when time is a cycle', async () => {
    const graph = ring();
    const at = groupByEdge(graph, Uint32Array.of(0), Float64Array.of(10));
    const settings = {
      method: 'simple',
      kernel: 'quartic',
      bandwidthMetres: 100,
      tailTolerance: 0,
      stepMetres: 'auto',
      timeBandwidth: 3,
      weights: null,
    } as const;
    const hours = Float64Array.of(23, 1, 6);
    const straight = await estimateSpaceTimeDensity(graph, at, Float64Array.of(0), at, hours, {
      ...settings,
      timeCycle: null,
    });
    const cyclic = await estimateSpaceTimeDensity(graph, at, Float64Array.of(0), at, hours, {
      ...settings,
      timeCycle: 24,
    });
    expect(straight[0]).toBe(0);
    expect(cyclic[0]).toBeCloseTo(cyclic[1]!, 15);
    expect(cyclic[1]).toBeCloseTo(straight[1]!, 15);
    expect(cyclic[2]).toBe(0);
  });
});

describe('network K', () => {
  const distances = [20, 50, 100, 200, 300];
  it('counts the same pairs as one search an event does', async () => {
    const graph = ring();
    const random = uniformStream(11);
    const points = Array.from({ length: 25 }, () => {
      const edge = Math.floor(random() * graph.edgeCount);
      return { edge, offsetMetres: random() * graph.edgeLengthMetres[edge]! };
    });
    const places = groupByEdge(
      graph,
      Uint32Array.from(points, (p) => p.edge),
      Float64Array.from(points, (p) => p.offsetMetres),
    );
    const { observed } = await estimateNetworkK(graph, places, { distancesMetres: distances, simulations: 0, seed: 1 });
    const search = new PathSearch(graph);
    const total = 400 + 80 + 60 + 60;
    distances.forEach((distance, k) => {
      let pairs = 0;
      points.forEach((a, i) => {
        search.run([a]);
        points.forEach((b, j) => {
          if (i !== j && search.costTo(b) <= distance) pairs++;
        });
      });
      expect(observed[k]).toBeCloseTo((total * pairs) / (25 * 24), 6);
    });
  });

  it('sees clustering, does not see it in an even pattern, and repeats for a seed', async () => {
    const graph = gridGraph(12, 100);
    const random = uniformStream(5);
    const even = { x: new Float64Array(80), y: new Float64Array(80) };
    const near = { x: new Float64Array(80), y: new Float64Array(80) };
    for (let i = 0; i < 80; i++) {
      even.x[i] = random() * 1100;
      even.y[i] = Math.floor(random() * 12) * 100;
      near.x[i] = 300 + random() * 200;
      near.y[i] = 400;
    }
    const locator = new EdgeLocator(graph);
    const settings = { distancesMetres: distances, simulations: 39, seed: 4 };
    const kOf = ({ x, y }: typeof even) =>
      estimateNetworkK(graph, placesOfSnapped(graph, snapPoints(locator, x, y, { limitMetres: 50 })).places, settings);
    const clustered = await kOf(near);
    expect(clustered.pValue).toBe(1 / 40);
    expect(clustered.observed[1]!).toBeGreaterThan(clustered.simulated!.high[1]!);
    expect(await kOf(near)).toEqual(clustered);
    const along = await kOf(even);
    expect(along.simulated!.mean[0]!).toBeGreaterThan(0);
    expect(clustered.observed[1]!).toBeGreaterThan(along.observed[1]!);
  });
});
