import { describe, expect, it } from 'vitest';
import { createBrushEngine } from '../../../src/analysis/brush/brush-engine.ts';
import { evaluateMeasure, isTellable } from '../../../src/analysis/evaluation/evaluate-measure.ts';
import { deriveStudyPlaces } from '../../../src/analysis/grid/study-places.ts';
import { choosePeriods, designLevel } from '../../../src/domain/evaluation/evaluation.ts';
import { NO_FILTER } from '../../../src/domain/incident/incident-filter.ts';
import { readDemo, readDemoJson } from '../../demo.ts';

const months = [12, 12] as const;

describe('an evaluation', () => {
  it('calls nothing an effect that the comparison area had too', () => {
    const { treated, net } = evaluateMeasure({
      treated: [100, 50],
      control: [100, 50],
      surroundings: null,
      surroundingsControl: null,
      months,
    });
    expect(treated.percentage).toBeCloseTo(-50);
    expect(net!.percentage).toBeCloseTo(0);
    expect(isTellable(net!)).toBe(false);
  });

  it('says what fall these numbers could have shown, larger for fewer incidents', () => {
    const fallOf = (n: number) =>
      evaluateMeasure({ treated: [n, n], control: [n, n], surroundings: null, surroundingsControl: null, months })
        .smallestVisibleFall;
    expect(fallOf(400)!).toBeLessThan(fallOf(100)!);
    expect(fallOf(400)!).toBeGreaterThan(0);
    expect(fallOf(2)).toBeNull();
  });

  it('gives the weighted displacement difference per month', () => {
    // By hand from the formula of Wheeler & Ratcliffe 2018: (ΔT − ΔC) + (ΔDt − ΔDc), variance the sum of the counts.
    const { difference } = evaluateMeasure({
      treated: [80, 50],
      control: [50, 40],
      surroundings: [20, 25],
      surroundingsControl: [20, 18],
      months: [1, 1],
    });
    expect(difference!.total.estimate).toBe(50 - 80 - (40 - 50) + (25 - 20 - (18 - 20)));
    expect(difference!.total.standardError).toBeCloseTo(Math.sqrt(80 + 50 + 50 + 40 + 20 + 25 + 20 + 18));
  });

  it('does without a comparison, and then claims no net change', () => {
    const result = evaluateMeasure({
      treated: [30, 10],
      control: null,
      surroundings: [5, 5],
      surroundingsControl: null,
      months,
    });
    expect(result).toMatchObject({ net: null, difference: null, quotient: null, netSurroundings: null });
    expect(designLevel({ control: null })).toBe(2);
  });

  it('stands with nothing counted at all', () => {
    const result = evaluateMeasure({
      treated: [0, 0],
      control: [0, 0],
      surroundings: [0, 0],
      surroundingsControl: null,
      months,
    });
    expect(result.treated.percentage).toBeNull();
    expect(isTellable(result.net!)).toBe(false);
    expect(result.quotient).toBeNull();
  });
});

describe('periods', () => {
  const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
  it('compares with the same season a year earlier where the data reach back', () => {
    const periods = choosePeriods({ from: '2025-03-01', to: null }, day('2024-01-01'), day('2025-12-01'))!;
    expect(periods.before).toEqual({ from: day('2024-03-01'), to: day('2024-12-01') });
    expect(periods.isSameSeason).toBe(true);
    expect(periods.afterMonths).toBeCloseTo(9, 0);
  });
  it('takes the time just before the start where they do not', () => {
    const periods = choosePeriods({ from: '2025-03-01', to: '2025-08-31' }, day('2024-07-01'), day('2025-12-01'))!;
    expect(periods).toMatchObject({
      before: { from: day('2024-08-29'), to: day('2025-03-01') },
      after: { to: day('2025-09-01') },
      isSameSeason: false,
    });
    expect(choosePeriods({ from: '2025-11-20', to: null }, day('2024-07-01'), day('2025-12-01'))).toBeNull();
  });
});

it('finds in the demo what the past measure did, and where a part of it went', async () => {
  const { table, layers } = await readDemo();
  const engine = createBrushEngine(table, { places: deriveStudyPlaces(layers) });
  const { features } = readDemoJson('maatregel.geojson') as {
    features: { properties: { rol: string }; geometry: { coordinates: [number, number][][] } }[];
  };
  const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
  const periods = choosePeriods({ from: '2025-03-01', to: null }, day('2024-01-01'), day('2025-12-01'))!;
  const countsOf = (rol: string) => {
    const rings = features
      .find(({ properties }) => properties.rol === rol)!
      .geometry.coordinates.map((ring) => Float64Array.from(ring.flat()));
    const [before, after] = [periods.before, periods.after].map((period) =>
      Math.round(engine.inspectArea(rings, { ...NO_FILTER, period }).incidents),
    );
    return [before!, after!] as const;
  };
  const result = evaluateMeasure({
    treated: countsOf('maatregelgebied'),
    control: countsOf('vergelijkingsgebied'),
    surroundings: countsOf('omgeving'),
    surroundingsControl: null,
    months: [periods.beforeMonths, periods.afterMonths],
  });
  // Planted: −80 % of what was planted there, on a background that did not change, so the fall of all is less.
  expect(result.net!.high).toBeLessThan(-40);
  expect(result.net!.low).toBeGreaterThan(-95);
  expect(result.netSurroundings!.low).toBeGreaterThan(0);
  expect(result.quotient!.band).toMatch(/^displacement/);
  expect(result.difference!.high).toBeLessThan(0);
});
