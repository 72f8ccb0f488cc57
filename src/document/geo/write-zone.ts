import { signedRingArea } from '../../geometry/rings/ring-measures.ts';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import type { Zone } from '../../domain/zone/zone.ts';

/** An area as GeoJSON in the project's own plane, which the old `crs` member names: legal geometry makes no round trip. */
export function writeZoneGeoJson(zone: Zone, crs: ProjectCrs, boundary: string): string {
  return JSON.stringify(
    {
      type: 'FeatureCollection',
      name: zone.name,
      crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${crs.epsg}` } },
      features: [
        {
          type: 'Feature',
          id: zone.id,
          properties: {
            name: zone.name,
            variant: zone.variant,
            version: zone.version,
            status: zone.status,
            measure: zone.measureId,
            from: zone.term.from,
            to: zone.term.to,
            description: boundary,
          },
          geometry: { type: 'MultiPolygon', coordinates: polygonsOf(zone.rings) },
        },
      ],
    },
    null,
    1,
  );
}

/** The same as GML 3.2.1, coordinates in the order of the plane (x, y). */
export function writeZoneGml(zone: Zone, crs: ProjectCrs, boundary: string): string {
  const srs = `urn:ogc:def:crs:EPSG::${crs.epsg}`;
  const ring = (points: readonly (readonly number[])[]) =>
    `<gml:LinearRing><gml:posList srsDimension="2">${points.map(([x, y]) => `${x!.toFixed(3)} ${y!.toFixed(3)}`).join(' ')}</gml:posList></gml:LinearRing>`;
  const polygons = polygonsOf(zone.rings).map(
    ([outer, ...holes], i) =>
      `<gml:surfaceMember><gml:Polygon gml:id="p${i + 1}"><gml:exterior>${ring(outer!)}</gml:exterior>` +
      `${holes.map((hole) => `<gml:interior>${ring(hole)}</gml:interior>`).join('')}</gml:Polygon></gml:surfaceMember>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:rk="https://regiekaart.example/zone" gml:id="gebieden">',
    ' <gml:featureMember>',
    '  <rk:Gebied gml:id="g1">',
    `   <gml:description>${escapeXml(boundary)}</gml:description>`,
    `   <gml:name>${escapeXml(zone.name)}</gml:name>`,
    `   <rk:variant>${zone.variant}</rk:variant><rk:versie>${zone.version}</rk:versie>`,
    `   <rk:geometrie><gml:MultiSurface gml:id="m1" srsName="${srs}">${polygons.join('')}</gml:MultiSurface></rk:geometrie>`,
    '  </rk:Gebied>',
    ' </gml:featureMember>',
    '</gml:FeatureCollection>',
  ].join('\n');
}

const escapeXml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

/** Outer rings, each with the holes that lie in it. */
function polygonsOf(rings: Zone['rings']): number[][][][] {
  const outers = rings.filter((ring) => signedRingArea(ring) > 0).map((ring) => [ring]);
  for (const hole of rings) {
    if (signedRingArea(hole) > 0) continue;
    const around = outers.find(([outer]) => holds(outer!, hole[0]!, hole[1]!)) ?? outers[0];
    around?.push(hole);
  }
  return outers.map((polygon) => polygon.map(pairs));
}

const pairs = (ring: readonly number[]): number[][] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!]);

function holds(ring: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
