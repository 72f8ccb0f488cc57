import type {
  AddressRecord,
  AreaRecord,
  BaseLayers,
  BuildingRecord,
  GroundRecord,
  PoiRecord,
  StreetRecord,
} from '../../domain/place/base-layers.ts';
import type { GeoFeature, Properties, Shape } from '../geo/geo-layer.ts';
import { twiceArea } from '../geo/shp.ts';
import {
  areaOf,
  buildingUseOf,
  groundKindOf,
  numberOf,
  parentCodeOf,
  poiKindOf,
  streetClassOf,
  textOf,
} from './place-attributes.ts';
import type { PlaceRole } from './recognise-role.ts';
import { LineBuilder, PolygonBuilder } from './shape-builder.ts';

/** Gathers features in project metres, by what they are, into base layers. */
export class LayerBuilder {
  private readonly areas = new PolygonBuilder();
  private readonly areaRecords: AreaRecord[] = [];
  private readonly streets = new LineBuilder();
  private readonly streetRecords: StreetRecord[] = [];
  private readonly buildings = new PolygonBuilder();
  private readonly buildingRecords: BuildingRecord[] = [];
  private readonly water = new PolygonBuilder();
  private readonly waterNames: string[] = [];
  private readonly green = new PolygonBuilder();
  private readonly greenNames: string[] = [];
  private readonly ground = new PolygonBuilder();
  private readonly groundRecords: GroundRecord[] = [];
  private readonly addresses: AddressRecord[] = [];
  private readonly pois: PoiRecord[] = [];

  /** Rows that a feature gave: a line of several parts gives a street each; 0 when it has no extent. */
  add(role: PlaceRole, { properties, shape }: GeoFeature): number {
    if (!shape) return 0;
    if (role === 'addresses' || role === 'pois') return this.addPoint(role, properties, shape);
    if (shape.kind === 'line') return role === 'streets' ? this.addStreet(properties, shape.lines) : 0;
    if (shape.kind !== 'polygon' || role === 'streets') return 0;
    if (!this[role].add(shape.polygons)) return 0;
    this.addRecord(role, properties);
    return 1;
  }

  private addStreet(properties: Properties, lines: readonly Float64Array[]): number {
    const whole = lines.filter((line) => this.streets.add(line));
    for (const _ of whole) {
      this.streetRecords.push({
        id: textOf(properties, 'streetId') ?? String(this.streetRecords.length + 1),
        name: textOf(properties, 'streetName') ?? '',
        class: streetClassOf(properties) ?? 'unknown',
      });
    }
    return whole.length;
  }

  private addRecord(role: 'areas' | 'buildings' | 'water' | 'green' | 'ground', properties: Properties): void {
    const name = textOf(properties, 'placeName') ?? '';
    if (role === 'areas') this.areaRecords.push(areaRecord(properties, this.areaRecords.length));
    else if (role === 'buildings') this.buildingRecords.push(buildingRecord(properties, this.buildingRecords.length));
    else if (role === 'water') this.waterNames.push(name);
    else if (role === 'green') this.greenNames.push(name);
    else this.groundRecords.push({ kind: groundKindOf(properties) ?? 'other', name });
  }

  private addPoint(role: 'addresses' | 'pois', properties: Properties, shape: Shape): number {
    const place = pointOf(shape);
    if (!place) return 0;
    const [x, y] = place;
    if (role === 'pois') {
      this.pois.push({ x, y, kind: poiKindOf(properties) ?? 'other', name: textOf(properties, 'poiName') ?? '' });
    } else this.addresses.push(addressRecord(properties, x, y));
    return 1;
  }

  /** The layers that have anything in them. */
  finish(): Partial<BaseLayers> {
    const filled = <Row>(builder: PolygonBuilder, records: readonly Row[]) =>
      records.length > 0 ? { shapes: builder.finish(), records } : null;
    const areas = filled(this.areas, this.areaRecords);
    const buildings = filled(this.buildings, this.buildingRecords);
    const ground = filled(this.ground, this.groundRecords);
    const water = filled(this.water, this.waterNames);
    const green = filled(this.green, this.greenNames);
    const streets = this.streetRecords.length > 0 && { shapes: this.streets.finish(), records: this.streetRecords };
    return {
      ...(areas && { areas }),
      ...(streets && { streets }),
      ...(buildings && { buildings }),
      ...(ground && { ground }),
      ...(water && { water: water.shapes, waterNames: water.records }),
      ...(green && { green: green.shapes, greenNames: green.records }),
      ...(this.addresses.length > 0 && { addresses: this.addresses }),
      ...(this.pois.length > 0 && { pois: this.pois }),
    };
  }
}

function areaRecord(properties: Properties, index: number): AreaRecord {
  const area = areaOf(properties);
  return {
    code: area?.code ?? String(index + 1),
    name: area?.name ?? textOf(properties, 'placeName') ?? String(index + 1),
    kind: area?.kind ?? 'other',
    parentCode: area && parentCodeOf(area),
    population: numberOf(properties, 'population'),
    year: numberOf(properties, 'year'),
  };
}

const buildingRecord = (properties: Properties, index: number): BuildingRecord => ({
  id: textOf(properties, 'buildingId') ?? String(index + 1),
  use: buildingUseOf(properties) ?? 'other',
  addresses: numberOf(properties, 'buildingAddresses') ?? (textOf(properties, 'houseNumber') ? 1 : 0),
});

/** An address as a person writes it: "12a-3". */
export function addressRecord(properties: Properties, x: number, y: number): AddressRecord {
  const addition = textOf(properties, 'houseAddition');
  return {
    x,
    y,
    street: textOf(properties, 'addressStreet') ?? '',
    number: [
      textOf(properties, 'houseNumber') ?? '',
      textOf(properties, 'houseLetter') ?? '',
      addition ? `-${addition}` : '',
    ].join(''),
    use: buildingUseOf(properties) ?? 'other',
  };
}

/** A place for a shape: the point, or the centroid of its largest ring. */
function pointOf(shape: Shape): readonly [number, number] | null {
  if (shape.kind === 'point') return [shape.point[0]!, shape.point[1]!];
  if (shape.kind === 'line') return null;
  const rings = shape.polygons.flatMap(([outer]) => (outer ? [outer] : []));
  const [largest] = rings.sort((a, b) => Math.abs(twiceArea(b)) - Math.abs(twiceArea(a)));
  return largest && largest.length >= 6 ? centroidOf(largest) : null;
}

function centroidOf(ring: Float64Array): readonly [number, number] {
  const [x0, y0] = [ring[0]!, ring[1]!];
  let [area, x, y] = [0, 0, 0];
  for (let i = 2; i + 1 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i - 2]! - x0, ring[i - 1]! - y0, ring[i]! - x0, ring[i + 1]! - y0];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return area === 0 ? [x0, y0] : [x0 + x / (3 * area), y0 + y / (3 * area)];
}
