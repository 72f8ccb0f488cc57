import type { BaseLayers } from '../../domain/place/base-layers.ts';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import type { SourceFile } from '../bytes/byte-stream.ts';
import { sha256OfFile } from '../bytes/sha256.ts';
import type { GeoFeature, GeoLayer, GeoReading } from '../geo/geo-layer.ts';
import type { SqliteSource } from '../geo/geopackage.ts';
import { readGeoFile } from '../geo/read-geo-file.ts';
import { asImportErrors, ImportError } from '../import-error.ts';
import type { ReadTask } from '../task.ts';
import { readAddressTable } from './address-table.ts';
import { LayerBuilder } from './layer-builder.ts';
import { createAttributePicker, textOf } from './place-attributes.ts';
import { LeftOut, type PlaceLayerReport, type PlacesReport } from './places-report.ts';
import {
  fitsRole,
  layerRoles,
  looksLikeIncidents,
  roleByAttributes,
  rolesByAttributes,
  type PlaceRole,
  type RoleSource,
} from './recognise-role.ts';
import { checkIsNear, hasPlace, moveToPlane, planeFor, sourceCrsOf, type SourceCrs } from './source-crs.ts';

export interface ImportedPlaces {
  readonly layers: Partial<BaseLayers>;
  /** The project's plane: the one that was given, or the one that fits these places. */
  readonly crs: ProjectCrs;
  readonly report: PlacesReport;
}

/** What an import needs of its thread; a worker's `Task` fits. */
export interface PlacesTask extends ReadTask {
  transfer?(...buffers: ArrayBufferLike[]): void;
}

const FEATURES_PER_BREATH = 5000;

/**
 * Reads the layers of a file of places: areas, streets, buildings, addresses, water, green, ground and points of interest,
 * recognised by their attributes; GeoJSON, shapefile in a ZIP, GeoPackage, FlatGeobuf, OpenStreetMap (PBF, JSON) and
 * tables of addresses, in any known coordinate system.
 * @param projectCrs plane of the project; null when this is its first file
 * @throws ImportError; `placesUnknown` when the file is of another kind, so that it may be tried as incidents
 */
export function importPlaces(
  file: SourceFile,
  projectCrs: ProjectCrs | null,
  sqlite: SqliteSource,
  task: PlacesTask,
): Promise<ImportedPlaces> {
  return asImportErrors(file.name, async () => {
    task.progress({ stage: 'import.stage.reading', fraction: null });
    const reading: GeoReading = { file: file.name, task, pick: createAttributePicker() };
    const hash = sha256OfFile(file, task);
    // Whoever fails first is told of; the digest must not stay an unhandled rejection.
    hash.catch(() => undefined);
    const layers = (await readGeoFile(file, sqlite, reading)) ?? [await readAddressTable(file, reading)];
    if (layers.every(isForIncidents)) throw new ImportError('import.error.placesUnknown', { file: file.name });
    task.progress({ stage: 'import.stage.checking', fraction: null });
    await task.breathe();
    const built = await buildLayers(layers, projectCrs, file.name, task);
    if (built.reports.every(({ kept }) => kept === 0)) throw nothingKept(file.name, built.reports);
    task.transfer?.(...buffersOf(built.layers));
    return {
      layers: built.layers,
      crs: built.plane,
      report: {
        version: 1,
        file: { name: file.name, bytes: file.size, sha256: await hash },
        layers: built.reports,
      },
    };
  });
}

/** GeoJSON of points that are no known kind of place, or that have a time. */
function isForIncidents(layer: GeoLayer): boolean {
  const isPoints = layer.features.every(({ shape }) => !shape || shape.kind === 'point');
  if (layer.format !== 'geojson' || layer.features.length === 0 || !isPoints) return false;
  const { point } = layerRoles(layer);
  return !point || isEvents(layer, point);
}

/** Points with a time are events, whatever else they are called; an address may carry the date of its registration. */
const isEvents = ({ attributes }: GeoLayer, role: PlaceRole | undefined) =>
  role === 'pois' && looksLikeIncidents(attributes);

function nothingKept(file: string, reports: readonly PlaceLayerReport[]): ImportError {
  if (reports.every(({ features }) => features === 0)) return new ImportError('import.error.noRows', { file });
  return new ImportError('import.error.noKnownLayer', { file, layers: reports.map(({ name }) => name).join(', ') });
}

async function buildLayers(layers: readonly GeoLayer[], projectCrs: ProjectCrs | null, file: string, task: ReadTask) {
  const builder = new LayerBuilder();
  const reports: PlaceLayerReport[] = [];
  let plane = projectCrs;
  for (const layer of layers) {
    const source = sourceCrsOf(layer, file);
    if (plane) checkIsNear(layer, source, plane, file);
    else plane = planeFor(layer.features, source);
    moveToPlane(layer.features, source, plane);
    await task.breathe();
    reports.push(await addLayer(layer, source, builder, task));
  }
  return { layers: builder.finish(), reports, plane: plane! };
}

async function addLayer(
  layer: GeoLayer,
  source: SourceCrs,
  builder: LayerBuilder,
  task: ReadTask,
): Promise<PlaceLayerReport> {
  const { name, format, features, encoding } = layer;
  const usual = usualRoles(layer);
  const areEvents = isEvents(layer, usual.point);
  const leftOut = new LeftOut();
  const rows = new Map<string, { role: PlaceRole; by: RoleSource; rows: number }>();
  let kept = 0;
  for (const [i, feature] of features.entries()) {
    if (i % FEATURES_PER_BREATH === FEATURES_PER_BREATH - 1) await task.breathe();
    const found = rolesOf(feature, layer, usual, areEvents);
    if (typeof found === 'string') {
      leftOut.add(found, i);
      continue;
    }
    let given = 0;
    for (const role of found.roles) {
      const added = builder.add(role, feature);
      given += added;
      const key = `${role} ${found.by}`;
      if (added > 0) rows.set(key, { role, by: found.by, rows: (rows.get(key)?.rows ?? 0) + added });
    }
    if (given > 0) kept++;
    else leftOut.add('noExtent', i);
  }
  const { crs, by, swapped } = source;
  return {
    name,
    format,
    features: features.length,
    kept,
    roles: [...rows.values()],
    leftOut: leftOut.list(),
    crs: { name: crs.name, epsg: crs.epsg, by, swapped },
    encoding,
  };
}

function usualRoles(layer: GeoLayer): ReturnType<typeof layerRoles> {
  if (layer.isManyThings) return {};
  return layer.format === 'table' ? { point: 'addresses' } : layerRoles(layer);
}

/** What a feature is taken for, or why it is not taken. */
function rolesOf(
  { properties, shape, flaw }: GeoFeature,
  { isManyThings }: GeoLayer,
  usual: ReturnType<typeof layerRoles>,
  areEvents: boolean,
): { readonly roles: readonly PlaceRole[]; readonly by: RoleSource } | Parameters<LeftOut['add']>[0] {
  if (!shape) return flaw ?? 'noShape';
  if (!hasPlace(shape)) return 'noPlace';
  if (areEvents && shape.kind === 'point') return 'events';
  if (isManyThings) {
    const roles = rolesByAttributes(properties, shape.kind);
    return roles.length > 0 ? { roles, by: 'attributes' } : 'noRole';
  }
  const usualRole = usual[shape.kind];
  const role = roleByAttributes(properties, shape.kind, usualRole);
  if (role === 'areas' && /^(ja|yes)$/i.test(textOf(properties, 'areaIsWater') ?? '')) return 'waterPart';
  if (role) return { roles: [role], by: 'attributes' };
  if (!usualRole) return 'noRole';
  return fitsRole(usualRole, shape.kind) ? { roles: [usualRole], by: 'layer' } : 'wrongShape';
}

function buffersOf({ areas, streets, buildings, ground, water, green }: Partial<BaseLayers>): ArrayBufferLike[] {
  const polygons = [areas?.shapes, buildings?.shapes, ground?.shapes, water, green].filter((shapes) => !!shapes);
  return [
    ...polygons.flatMap(({ polygonStarts, ringStarts, coordinates }) => [polygonStarts, ringStarts, coordinates]),
    ...(streets ? [streets.shapes.starts, streets.shapes.coordinates] : []),
  ].map(({ buffer }) => buffer);
}
