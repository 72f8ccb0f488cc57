import { deriveStreetGraph } from '../../network/graph/derive-street-graph.ts';
import { EdgeLocator } from '../../network/snapping/edge-locator.ts';
import { concentration, type ConcentrationResult } from '../concentration/concentration.ts';
import { MethodInputError, requireAtLeast } from '../method-record.ts';
import { selectIncidents } from './selected-incidents.ts';
import { deriveStudyGrid } from './study-grid.ts';
import { recordOf, type ToolData, type ToolFrame, type ToolResult } from './tool-types.ts';

export interface ConcentrationChoice {
  readonly unit: 'cells' | 'streets';
}

/** Farther from any street than this, an incident belongs to none. */
const STREET_REACH_METRES = 50;

/** Which share of the cells or street segments holds 25, 50 and 80 % of the incidents, beside what chance alone gives. */
export function concentrationTool(data: ToolData, frame: ToolFrame, { unit }: ConcentrationChoice): ToolResult {
  const selected = selectIncidents(data.table, frame, { place: true, longestDays: null });
  requireAtLeast(10, selected.n, 'concentration');
  const { counts, chances } = unit === 'streets' ? perStreet(data, selected) : perCell(data, frame, selected);
  const result = concentration(counts, { seed: frame.seed }, chances);
  const half = result.holding[1]!;
  const outside = selected.n - result.n;
  return {
    sentence: {
      key: `tool.concentration.${unit}`,
      values: {
        incidentShare: half.incidentShare,
        placeShare: half.placeShare,
        places: half.places,
        chanceShare: half.byChance!,
      },
    },
    uncertainty: {
      key: 'tool.concentration.uncertainty',
      values: { gini: result.gini, giniByChance: result.giniByChance!, generalised: result.generalisedGini },
    },
    n: result.n,
    leftOut:
      outside > 0 ? [...selected.leftOut, { key: 'tool.leftOut.outside', values: { n: outside } }] : selected.leftOut,
    tables: [
      {
        title: { key: 'tool.concentration.table' },
        columns: [
          { title: { key: 'tool.concentration.incidentShare' }, kind: 'share' },
          { title: { key: 'tool.concentration.places' }, kind: 'count' },
          { title: { key: 'tool.concentration.placeShare' }, kind: 'share' },
          { title: { key: 'tool.concentration.byChance' }, kind: 'share' },
        ],
        rows: result.holding.map(({ incidentShare, places, placeShare, byChance }) => [
          incidentShare,
          places,
          placeShare,
          byChance,
        ]),
      },
    ],
    curve: curveOf(result, unit),
    shapes: null,
    records: [recordOf(result)],
  };
}

function perCell(data: ToolData, frame: ToolFrame, { x, y }: { readonly x: Float64Array; readonly y: Float64Array }) {
  const grid = deriveStudyGrid(data, frame);
  const counts = new Float64Array(grid.count);
  for (let i = 0; i < x.length; i++) {
    const cell = grid.at(x[i]!, y[i]!);
    if (cell >= 0) counts[cell]!++;
  }
  return { counts, chances: null };
}

/** Incidents per piece of street between junctions; by chance a piece gets incidents in proportion to its length. */
function perStreet({ streets }: ToolData, { x, y }: { readonly x: Float64Array; readonly y: Float64Array }) {
  if (!streets) throw new MethodInputError('tool.error.noStreets');
  const { graph } = deriveStreetGraph(streets.shapes, streets.records);
  const locator = new EdgeLocator(graph);
  const counts = new Float64Array(graph.edgeCount);
  for (let i = 0; i < x.length; i++) {
    const place = locator.locate(x[i]!, y[i]!, STREET_REACH_METRES);
    if (place) counts[place.edge]!++;
  }
  return { counts, chances: graph.edgeLengthMetres };
}

/** At most a hundred points of the Lorenz curve. */
function curveOf({ curve, places }: ConcentrationResult, unit: string) {
  const step = Math.max(1, Math.ceil(places / 400));
  const points: (readonly [number, number])[] = [];
  for (let k = 0; k <= places; k += step) points.push([k / places, curve[k]!]);
  points.push([1, 1]);
  return {
    title: { key: 'tool.concentration.curve' },
    x: { key: `tool.concentration.x.${unit}` },
    y: { key: 'tool.concentration.y' },
    points,
  };
}
