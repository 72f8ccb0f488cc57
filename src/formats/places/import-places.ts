import type {
  AreaKind,
  AreaRecord,
  BaseLayers,
  BuildingRecord,
  PoiRecord,
  StreetRecord,
} from '../../domain/place/base-layers.ts';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import { chooseProjectCrs } from '../../geometry/crs/choose-project-crs.ts';
import { crsByEpsg, WGS84, type Crs } from '../../geometry/crs/known-crs.ts';
import { recogniseCrs } from '../../geometry/crs/recognise-crs.ts';
import { pointTransform, type PointTransform } from '../../geometry/crs/transform.ts';
import { readGunzipped, readSlices, readWhole, type SourceFile } from '../bytes/byte-stream.ts';
import { sha256OfFile } from '../bytes/sha256.ts';
import { asImportErrors, ImportError } from '../import-error.ts';
import type { ReadTask } from '../task.ts';
import { readAddressTable } from './address-table.ts';
import {
  buildingUseOf,
  isGreen,
  isPoiKind,
  lowerCaseNames,
  numberOf,
  poiKindOf,
  streetClassOf,
  textOf,
  type Properties,
} from './place-attributes.ts';
import { LineBuilder, PolygonBuilder } from './shape-builder.ts';

export type PlaceRole = 'areas' | 'streets' | 'buildings' | 'addresses' | 'water' | 'green' | 'pois';

export interface ImportedPlaces {
  readonly role: PlaceRole;
  readonly layers: Partial<BaseLayers>;
  readonly rows: number;
  /** Features without a usable shape, or of another kind than the file. */
  readonly leftOut: number;
  readonly crs: ProjectCrs;
  readonly file: { readonly name: string; readonly bytes: number; readonly sha256: string };
}

interface Feature {
  readonly properties: Properties;
  readonly type: string;
  readonly coordinates: unknown;
}

/**
 * Reads a layer of places: areas, streets, buildings, addresses, water, green or points of interest, recognised by their
 * attributes; GeoJSON (also gzipped) in any known CRS, or addresses as CSV.
 * @param projectCrs plane of the project; null when this is its first file
 * @throws ImportError
 */
export function importPlaces(file: SourceFile, projectCrs: ProjectCrs | null, task: ReadTask): Promise<ImportedPlaces> {
  return asImportErrors(file.name, async () => {
    task.progress({ stage: 'import.stage.reading', fraction: null });
    const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    const bytes = await readWhole(isGzip ? readGunzipped(file, task) : readSlices(file, task), file.name);
    const sha256 = await sha256OfFile(file, task);
    const text = new TextDecoder().decode(bytes);
    const read = text.trimStart().startsWith('{')
      ? readFeatures(file.name, text, projectCrs)
      : readAddressTable(file.name, text, projectCrs);
    return { ...read, file: { name: file.name, bytes: file.size, sha256 } };
  });
}

function readFeatures(fileName: string, text: string, projectCrs: ProjectCrs | null): Omit<ImportedPlaces, 'file'> {
  const document = parse(fileName, text);
  const features = featuresOf(document);
  const role = recogniseRole(features);
  if (!role) throw new ImportError('import.error.placesUnknown', { file: fileName });
  const source = sourceCrsOf(document, features);
  const crs = projectCrs ?? fittingCrs(features, source);
  const { layers, rows } = READERS[role](features, pointTransform(source, crs));
  if (rows === 0) throw new ImportError('import.error.noRows', { file: fileName });
  return { role, layers, rows, leftOut: features.length - rows, crs };
}

function parse(fileName: string, text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new ImportError('import.error.damaged', { file: fileName });
  }
}

function featuresOf(document: Record<string, unknown>): Feature[] {
  const list = Array.isArray(document.features) ? (document.features as Record<string, unknown>[]) : [];
  return list.flatMap((feature) => {
    const geometry = feature.geometry as { type?: unknown; coordinates?: unknown } | null;
    if (typeof geometry?.type !== 'string' || !Array.isArray(geometry.coordinates)) return [];
    return [{ properties: lowerCaseNames(feature.properties), type: geometry.type, coordinates: geometry.coordinates }];
  });
}

/** What most of the first features are. */
function recogniseRole(features: readonly Feature[]): PlaceRole | null {
  const votes = new Map<PlaceRole, number>();
  for (const feature of features.slice(0, 200)) {
    const role = roleOfFeature(feature);
    if (role) votes.set(role, (votes.get(role) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const AREA_CODE = /^(GM|WK|BU)\d+/;

function roleOfFeature({ properties, type }: Feature): PlaceRole | null {
  if (type.endsWith('LineString'))
    return textOf(properties, 'streetClass') || textOf(properties, 'streetName') ? 'streets' : null;
  if (type.endsWith('Point')) {
    if (textOf(properties, 'houseNumber')) return 'addresses';
    return isPoiKind(properties) || textOf(properties, 'busStop') ? 'pois' : null;
  }
  if (AREA_CODE.test(textOf(properties, 'areaCode') ?? '')) return 'areas';
  if (textOf(properties, 'water')) return 'water';
  if (textOf(properties, 'buildingUse') || 'bouwjaar' in properties) return 'buildings';
  return textOf(properties, 'green') ? 'green' : null;
}

function sourceCrsOf(document: Record<string, unknown>, features: readonly Feature[]): Crs {
  const declared = /EPSG\D+(\d+)/.exec(JSON.stringify(document.crs ?? null));
  const known = declared ? crsByEpsg(Number(declared[1])) : null;
  if (known) return known;
  const [xs, ys] = samplePositions(features);
  return crsByEpsg(recogniseCrs(xs, ys).candidates[0]?.epsg ?? 4326) ?? WGS84;
}

function samplePositions(features: readonly Feature[]): [number[], number[]] {
  const xs: number[] = [];
  const ys: number[] = [];
  const step = Math.max(1, Math.floor(features.length / 500));
  for (let i = 0; i < features.length; i += step) {
    let position: unknown = features[i]!.coordinates;
    while (Array.isArray(position) && Array.isArray(position[0])) position = position[0];
    const [x, y] = position as number[];
    xs.push(x!);
    ys.push(y!);
  }
  return [xs, ys];
}

function fittingCrs(features: readonly Feature[], source: Crs): ProjectCrs {
  const toDegrees = pointTransform(source, WGS84);
  const [xs, ys] = samplePositions(features);
  const degrees = xs.map((x, i) => toDegrees(x, ys[i]!));
  return chooseProjectCrs(
    degrees.map(([longitude]) => longitude),
    degrees.map(([, latitude]) => latitude),
    source,
  );
}

type Read = { readonly layers: Partial<BaseLayers>; readonly rows: number };
type Rings = number[][][];

const partsOf = ({ type, coordinates }: Feature): Rings[] =>
  type === 'Polygon' ? [coordinates as Rings] : type === 'MultiPolygon' ? (coordinates as Rings[]) : [];
const linesOf = ({ type, coordinates }: Feature): number[][][] =>
  type === 'LineString' ? [coordinates as number[][]] : type === 'MultiLineString' ? (coordinates as number[][][]) : [];

function readPolygons<Row>(
  features: readonly Feature[],
  transform: PointTransform,
  record: (properties: Properties, i: number) => Row,
) {
  const builder = new PolygonBuilder(transform);
  const records = features
    .filter((feature) => builder.add(partsOf(feature)))
    .map(({ properties }, i) => record(properties, i));
  return { shapes: builder.finish(), records };
}

const READERS: Readonly<Record<PlaceRole, (features: readonly Feature[], transform: PointTransform) => Read>> = {
  areas(features, transform) {
    const areas = readPolygons(features, transform, areaRecord);
    return { layers: { areas }, rows: areas.records.length };
  },
  streets(features, transform) {
    const builder = new LineBuilder(transform);
    const records: StreetRecord[] = [];
    for (const feature of features) {
      for (const line of linesOf(feature))
        if (builder.add(line)) records.push(streetRecord(feature.properties, records.length));
    }
    return { layers: { streets: { shapes: builder.finish(), records } }, rows: records.length };
  },
  buildings(features, transform) {
    const buildings = readPolygons(features, transform, buildingRecord);
    return { layers: { buildings }, rows: buildings.records.length };
  },
  water(features, transform) {
    const { shapes } = readPolygons(features, transform, () => null);
    return { layers: { water: shapes }, rows: shapes.length };
  },
  green(features, transform) {
    const { shapes } = readPolygons(
      features.filter(({ properties }) => isGreen(properties)),
      transform,
      () => null,
    );
    return { layers: { green: shapes }, rows: shapes.length };
  },
  addresses(features, transform) {
    const addresses = features
      .filter(({ type }) => type === 'Point')
      .map(({ properties, coordinates }) => {
        const [x, y] = transform(...(coordinates as [number, number]));
        return {
          x,
          y,
          street: textOf(properties, 'addressStreet') ?? '',
          number: textOf(properties, 'houseNumber') ?? '',
          use: buildingUseOf(properties),
        };
      });
    return { layers: { addresses }, rows: addresses.length };
  },
  pois(features, transform) {
    const pois = features
      .filter(({ type }) => type === 'Point')
      .map(({ properties, coordinates }): PoiRecord => {
        const [x, y] = transform(...(coordinates as [number, number]));
        return { x, y, kind: poiKindOf(properties), name: textOf(properties, 'poiName') ?? '' };
      });
    return { layers: { pois }, rows: pois.length };
  },
};

const KIND_OF_CODE: Readonly<Record<string, AreaKind>> = { GM: 'municipality', WK: 'district', BU: 'neighbourhood' };

function areaRecord(properties: Properties): AreaRecord {
  const code = textOf(properties, 'areaCode') ?? '';
  const [, prefix, number] = /^(GM|WK|BU)(\d+)/.exec(code) ?? [];
  const parentCode =
    prefix === 'BU' ? `WK${number!.slice(0, -2)}` : prefix === 'WK' ? `GM${number!.slice(0, -2)}` : null;
  return {
    code,
    name: textOf(properties, 'areaName') ?? code,
    kind: KIND_OF_CODE[prefix ?? ''] ?? 'other',
    parentCode,
    population: numberOf(properties, 'population'),
    year: numberOf(properties, 'year'),
  };
}

const streetRecord = (properties: Properties, i: number): StreetRecord => ({
  id: textOf(properties, 'streetId') ?? String(i + 1),
  name: textOf(properties, 'streetName') ?? '',
  class: streetClassOf(properties),
});

const buildingRecord = (properties: Properties, i: number): BuildingRecord => ({
  id: textOf(properties, 'streetId') ?? String(i + 1),
  use: buildingUseOf(properties),
  addresses: numberOf(properties, 'buildingAddresses') ?? 0,
});
