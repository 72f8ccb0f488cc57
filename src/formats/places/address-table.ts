import type { AddressRecord } from '../../domain/place/base-layers.ts';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import { crsByEpsg, WGS84 } from '../../geometry/crs/known-crs.ts';
import { recogniseCrs } from '../../geometry/crs/recognise-crs.ts';
import { pointTransform } from '../../geometry/crs/transform.ts';
import { ImportError } from '../import-error.ts';
import type { ImportedPlaces } from './import-places.ts';
import { buildingUseOf, lowerCaseNames, textOf } from './place-attributes.ts';

const X_NAMES = ['x', 'rd_x', 'x_rd', 'lon', 'longitude'];
const Y_NAMES = ['y', 'rd_y', 'y_rd', 'lat', 'latitude'];

/**
 * Reads addresses from a CSV of the BAG: street, number, use and coordinates. Fields without quotes, as the BAG extracts
 * are written.
 * @throws ImportError
 */
export function readAddressTable(
  fileName: string,
  text: string,
  projectCrs: ProjectCrs | null,
): Omit<ImportedPlaces, 'file'> {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const separator = [';', '\t', ','].find((candidate) => lines[0]?.includes(candidate)) ?? ';';
  const names = (lines[0] ?? '')
    .toLowerCase()
    .split(separator)
    .map((name) => name.trim());
  const [atX, atY] = [X_NAMES, Y_NAMES].map((known) => names.findIndex((name) => known.includes(name))) as [
    number,
    number,
  ];
  if (atX < 0 || atY < 0) throw new ImportError('import.error.placesUnknown', { file: fileName });
  const rows = lines.slice(1).map((line) => line.split(separator));
  const number = (value: string | undefined) => Number((value ?? '').replace(',', '.') || NaN);
  const placed = rows
    .map((cells) => ({ cells, x: number(cells[atX]), y: number(cells[atY]) }))
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (placed.length === 0) throw new ImportError('import.error.noRows', { file: fileName });
  const sample = placed.filter((_, i) => i % Math.ceil(placed.length / 500) === 0);
  const epsg = recogniseCrs(
    sample.map(({ x }) => x),
    sample.map(({ y }) => y),
  ).candidates[0]?.epsg;
  const source = (epsg === undefined ? null : crsByEpsg(epsg)) ?? WGS84;
  const crs = projectCrs ?? source;
  const transform = pointTransform(source, crs);
  const addresses = placed.map(({ cells, x, y }): AddressRecord => {
    const properties = lowerCaseNames(Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])));
    const [px, py] = transform(x, y);
    return {
      x: px,
      y: py,
      street: textOf(properties, 'addressStreet') ?? '',
      number: textOf(properties, 'houseNumber') ?? '',
      use: buildingUseOf(properties),
    };
  });
  return {
    role: 'addresses',
    layers: { addresses },
    rows: addresses.length,
    leftOut: rows.length - addresses.length,
    crs,
  };
}
