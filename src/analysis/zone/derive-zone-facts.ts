import type { AreaSummary, BrushResult } from '../brush/brush-contract.ts';
import { smallestHours } from '../smaller-area/smallest-hours.ts';
import type { BaseLayers } from '../../domain/place/base-layers.ts';
import { ringsOf } from '../../domain/place/polygon-rings.ts';
import type { ShapeFacts, ZoneFacts, ZoneOverlap } from '../../domain/plan-checks/zone-facts.ts';
import type { ReportingMarker } from '../../domain/project/project-document.ts';
import type { Zone } from '../../domain/zone/zone.ts';
import type { BoundaryDescription } from '../../geometry/boundary-text/boundary-text.ts';
import { parseBoundaryText } from '../../geometry/boundary-text/boundary-text.ts';
import { buffer, cutOut, differenceSquareMetres } from '../../geometry/overlay/overlay.ts';
import {
  areaOfRings,
  boxOf,
  crossingsOfRings,
  lengthInside,
  perimeterOfRings,
  ringsHold,
  type Rings,
} from '../../geometry/rings/ring-measures.ts';

/** What the checks need and the screen has at hand. */
export interface FactInput {
  readonly zone: Zone;
  readonly zones: readonly Zone[];
  readonly layers: BaseLayers;
  readonly today: string;
  /** Inside the zone under its own filter; null while it is counted. */
  readonly inside: AreaSummary | null;
  /** The present step over the whole place. */
  readonly result: BrushResult | null;
  readonly boundary: BoundaryDescription | null;
  readonly reachability: ZoneFacts['reachability'];
  /** The ground around it to which a problem may move, with what is registered there; null while it is counted. */
  readonly around: { readonly rings: Rings; readonly metres: number; readonly incidents: number } | null;
  readonly markers: readonly ReportingMarker[];
  readonly lastMonthIncomplete: boolean;
  readonly allRows: number;
}

const HOURS = 168;
const SHARES = [0.95, 0.9, 0.8];
/** Side of the raster with which shares of ground are estimated, as a part of the zone's width. */
const RASTER = 60;

export function deriveZoneFacts(input: FactInput): ZoneFacts {
  const { zone, layers, today, boundary } = input;
  const { rings } = zone;
  const streets = layers.streets && streetsWithin(rings, layers);
  const addresses = layers.addresses?.filter(({ x, y }) => ringsHold(rings, x, y)) ?? null;
  return {
    asOf: today,
    shape: shapeOf(rings),
    areaSquareMetres: areaOfRings(rings),
    perimeterMetres: perimeterOfRings(rings),
    streetMetres: streets,
    addresses: addresses && addresses.length,
    homes: addresses && addresses.filter(({ use }) => use === 'residential').length,
    inhabitants: null,
    shops: addresses && addresses.filter(({ use }) => use === 'retail' || use === 'horeca').length,
    sensitivePlaces:
      layers.pois?.filter(({ x, y }) => ringsHold(rings, x, y)).map(({ kind, name }) => ({ kind, name })) ?? null,
    incidents: incidentsOf(input),
    hours: hoursOf(input),
    jurisdiction: jurisdictionOf(rings, layers),
    reachability: input.reachability,
    openness: opennessOf(rings, layers, addresses?.filter(({ use }) => use === 'residential').length ?? null),
    overlaps: overlapsOf(input),
    boundary: boundary && {
      streets: boundary.streets,
      unnamedMetres: boundary.unnamedMetres,
      differenceSquareMetres: differenceOf(boundary.text, rings),
      hasSides: true,
    },
    displacement: displacementOf(input),
    data: input.inside && {
      months: input.inside.months.length,
      geocodedShare:
        input.allRows > 0 && input.result ? input.result.incidentsOnMap / Math.max(1, input.result.incidents) : 0,
      timeKnownShare: input.inside.incidents > 0 ? sum(input.inside.hoursOfWeek) / input.inside.incidents : 0,
      registrationChanges: input.markers.length,
      lastMonthIncomplete: input.lastMonthIncomplete,
    },
  };
}

const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
};

export function shapeOf(rings: Rings): ShapeFacts {
  const problems: ShapeFacts['problems'][number][] = [];
  if (rings.length === 0) problems.push({ kind: 'empty', x: 0, y: 0 });
  for (const ring of rings)
    if (ring.length < 8) problems.push({ kind: 'tooFewPoints', x: ring[0] ?? 0, y: ring[1] ?? 0 });
  for (const { x, y } of crossingsOfRings(rings)) problems.push({ kind: 'selfCrossing', x, y });
  const areas = rings.map((ring) => areaOfRings([ring]));
  return { problems, parts: areas.filter((area) => area > 0).length, holes: areas.filter((area) => area < 0).length };
}

function streetsWithin(rings: Rings, { streets }: BaseLayers): number {
  const { starts, coordinates, length } = streets!.shapes;
  let total = 0;
  for (let i = 0; i < length; i++) {
    if (streets!.records[i]!.class === 'rail') continue;
    total += lengthInside(rings, coordinates.subarray(2 * starts[i]!, 2 * starts[i + 1]!));
  }
  return total;
}

function incidentsOf({ zone, inside, result }: FactInput): ZoneFacts['incidents'] {
  if (!inside || !result) return null;
  return {
    inside: inside.incidents,
    total: result.incidentsOnMap,
    totalAreaSquareMetres: result.diagnostics.studyCells * result.grid.cellAreaSquareMetres,
    totalStreetMetres: null,
    emptyStreetMetres: null,
    emptyParts: inside.incidents === 0 ? zone.rings.map((_, i) => i + 1) : [],
    smaller: zone.smaller ?? null,
  };
}

function hoursOf({ zone, inside }: FactInput): ZoneFacts['hours'] {
  if (!inside) return null;
  const known = sum(inside.hoursOfWeek);
  const own = zone.hours ?? Array.from({ length: HOURS }, (_, hour) => hour);
  const held = Float64Array.from({ length: HOURS }, (_, hour) => (own.includes(hour) ? inside.hoursOfWeek[hour]! : 0));
  return {
    knownShare: inside.incidents > 0 ? Math.min(1, known / inside.incidents) : 0,
    capturedShare: known > 0 ? sum(held) / known : 0,
    hours: own.length,
    smallest: known > 0 ? SHARES.map((keptShare) => ({ keptShare, hours: smallestHours(held, keptShare).length })) : [],
  };
}

/** Uses of buildings that anybody may walk into. */
const OPEN_USES = new Set(['retail', 'horeca', 'meeting', 'health', 'education', 'sport']);

/** Buildings of which the middle lies in the zone: those that are not open to the public, and their ground. */
function opennessOf(rings: Rings, { buildings }: BaseLayers, dwellings: number | null): ZoneFacts['openness'] {
  if (!buildings || dwellings === null) return null;
  const { polygonStarts, ringStarts, coordinates } = buildings.shapes;
  let [privateSquareMetres, closedBuildings] = [0, 0];
  buildings.records.forEach(({ use }, i) => {
    const ring = coordinates.subarray(2 * ringStarts[polygonStarts[i]!]!, 2 * ringStarts[polygonStarts[i]! + 1]!);
    let [x, y] = [0, 0];
    for (let k = 0; k + 3 < ring.length; k += 2) [x, y] = [x + ring[k]!, y + ring[k + 1]!];
    const corners = ring.length / 2 - 1;
    if (OPEN_USES.has(use) || !ringsHold(rings, x / corners, y / corners)) return;
    closedBuildings++;
    privateSquareMetres += areaOfRings([ring]);
  });
  return { privateSquareMetres, dwellings, closedBuildings, dwellingsInView: null, terraces: null };
}

/** Points of a raster over the zone, each with the ground that it stands for. */
function rasterOf(rings: Rings): {
  readonly points: readonly (readonly [number, number])[];
  readonly squareMetres: number;
} {
  const [west, south, east, north] = boxOf(rings);
  const side = Math.max(east - west, north - south) / RASTER;
  const points: [number, number][] = [];
  for (let y = south + side / 2; y < north; y += side)
    for (let x = west + side / 2; x < east; x += side) if (ringsHold(rings, x, y)) points.push([x, y]);
  return { points, squareMetres: points.length > 0 ? areaOfRings(rings) / points.length : 0 };
}

function jurisdictionOf(rings: Rings, { areas }: BaseLayers): ZoneFacts['jurisdiction'] {
  const own = areas?.records.flatMap(({ kind }, i) => (kind === 'municipality' ? [i] : [])) ?? [];
  if (!areas || own.length === 0 || rings.length === 0) return null;
  const shapes = own.map((i) => ({ name: areas.records[i]!.name, rings: ringsOf(areas.shapes, i) }));
  const { points, squareMetres } = rasterOf(rings);
  const inside = shapes.map(() => 0);
  let outside = 0;
  for (const [x, y] of points) {
    const at = shapes.findIndex((shape) => ringsHold(shape.rings, x, y));
    if (at < 0) outside += squareMetres;
    else inside[at]! += squareMetres;
  }
  return {
    ownName: shapes.length === 1 ? shapes[0]!.name : '',
    municipalities: shapes
      .map(({ name }, i) => ({ name, squareMetres: inside[i]! }))
      .filter((one) => one.squareMetres > 0),
    outsideSquareMetres: outside,
  };
}

function overlapsOf({ zone, zones }: FactInput): readonly ZoneOverlap[] {
  if (zone.rings.length === 0) return [];
  const { points, squareMetres } = rasterOf(zone.rings);
  return zones
    .filter(
      ({ id, status, variant, name }) =>
        id !== zone.id &&
        status !== 'withdrawn' &&
        status !== 'expired' &&
        !(name === zone.name && variant !== zone.variant),
    )
    .flatMap((other) => {
      const shared = points.filter(([x, y]) => ringsHold(other.rings, x, y)).length * squareMetres;
      if (shared === 0) return [];
      const hours = (one: Zone) => new Set(one.hours ?? Array.from({ length: HOURS }, (_, hour) => hour));
      const theirs = hours(other);
      return [
        {
          zoneId: other.id,
          name: other.name,
          measureId: other.measureId,
          squareMetres: shared,
          sharedHours: [...hours(zone)].filter((hour) => theirs.has(hour)).length,
          sharedTerm:
            (zone.term.from ?? '0') <= (other.term.to ?? '9') && (other.term.from ?? '0') <= (zone.term.to ?? '9'),
        },
      ];
    });
}

/** The ground around an area to which a problem may move; nothing around an area that does not hold yet. */
export const ringAround = (rings: Rings, metres: number): number[][] =>
  rings.length === 0 || crossingsOfRings(rings).length > 0 ? [] : cutOut(buffer({ rings }, metres), rings);

/** Places of the kinds that lie in the area, in the ring around it: there the same could happen. */
function displacementOf({ zone, layers, around }: FactInput): ZoneFacts['displacement'] {
  if (!around) return null;
  const inside = layers.pois?.filter(({ x, y }) => ringsHold(zone.rings, x, y)) ?? [];
  const kinds = new Set(inside.map(({ kind }) => kind));
  const candidates = layers.pois?.filter(({ kind, x, y }) => kinds.has(kind) && ringsHold(around.rings, x, y)) ?? [];
  return {
    ringMetres: around.metres,
    ringIncidents: around.incidents,
    candidatePlaces: candidates.length,
    hasComparisonArea: zone.facts.comparisonArea.trim() !== '',
  };
}

/** Ground between the shape and what its text, read back, describes; null when it cannot be read back. */
function differenceOf(text: string, rings: Rings): number | null {
  const back = parseBoundaryText(text);
  return back && differenceSquareMetres(back, rings);
}
