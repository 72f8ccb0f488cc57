/** Bytes of the output files: GeoJSON and CSV, gzipped with a fixed time stamp so that equal content is equal bytes. */
import { gzipSync } from 'node:zlib';
import { ORIGIN } from '../plan/town-plan.mjs';
import { round2 } from '../lib/geometry.mjs';

/** Plan metres to RD New metres, on a 0.01 m lattice. */
export const toRd = (p) => [round2(p[0] + ORIGIN[0]), round2(p[1] + ORIGIN[1])];

/** zlib writes the time as zero already; byte 9 (operating system) is fixed to "unknown" so it is equal everywhere. */
export function gzip(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  packed.writeUInt32LE(0, 4);
  packed[9] = 255;
  return packed;
}

const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::28992' } };

/** Coordinates of an area { rings }: closed, outer ring counter-clockwise. */
export const polygonOf = (area) => ({ type: 'Polygon', coordinates: area.rings.map(closeRing) });
export const multiPolygonOf = (areas) =>
  areas.length === 1
    ? polygonOf(areas[0])
    : { type: 'MultiPolygon', coordinates: areas.map((a) => a.rings.map(closeRing)) };
const closeRing = (ring) => {
  const points = ring.map(toRd);
  return [...points, points[0]];
};
export const lineOf = (points) => ({ type: 'LineString', coordinates: points.map(toRd) });
export const pointOf = (p) => ({ type: 'Point', coordinates: toRd(p) });

/** GeoJSON in RD New, one feature a line so that differences can be read. */
export function geoJson(name, features) {
  const lines = features.map(({ geometry, ...properties }) =>
    JSON.stringify({ type: 'Feature', properties, geometry }),
  );
  return Buffer.from(
    `{"type":"FeatureCollection","name":${JSON.stringify(name)},"crs":${JSON.stringify(crs)},"features":[\n${lines.join(',\n')}\n]}\n`,
    'utf8',
  );
}

/** A cell quoted where the separator, a quote or a line break asks for it. */
const cell = (value, separator) => {
  const text = value === null || value === undefined ? '' : String(value);
  return text.includes(separator) || text.includes('"') || text.includes('\n')
    ? `"${text.replaceAll('"', '""')}"`
    : text;
};

/** CSV bytes. encoding: 'utf8', 'utf8-bom' or 'windows-1252' (only characters that Latin-1 shares with it are used). */
export function csv(columns, rows, { separator = ';', encoding = 'utf8', lineEnd = '\r\n' } = {}) {
  const lines = [columns, ...rows].map((row) => row.map((v) => cell(v, separator)).join(separator));
  const text = lines.join(lineEnd) + lineEnd;
  if (encoding === 'windows-1252') {
    if (/[^\u0000-\u007f\u00a0-\u00ff]/.test(text)) throw new Error('A character has no place in Windows-1252');
    return Buffer.from(text, 'latin1');
  }
  return Buffer.from(encoding === 'utf8-bom' ? `\ufeff${text}` : text, 'utf8');
}
