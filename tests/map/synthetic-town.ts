import type {
  AreaRecord,
  BuildingRecord,
  BuildingUse,
  LineSet,
  PoiKind,
  StreetClass,
  StreetRecord,
} from '../../src/domain/place/base-layers.ts';
import type { ProjectCrs } from '../../src/domain/place/project-crs.ts';
import { toPolygonSet } from '../../src/map/basemap/tiles/flat-shapes.ts';
import type { MapProject } from '../../src/map/map-types.ts';

export const RD: ProjectCrs = {
  epsg: 28992,
  name: 'RD New',
  definition:
    '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel ' +
    '+towgs84=565.2369,50.0087,465.658,-0.406857330322398,0.350732676542563,-1.8703473836068,4.0812 +units=m +no_defs',
};

const box = (x: number, y: number, w: number, h: number) =>
  Float64Array.of(x, y, x + w, y, x + w, y + h, x, y + h, x, y);

/** A made-up town of blocks around (150 000, 505 000): everything that a base layer may hold, small enough for a test. */
export function syntheticTown(): MapProject {
  const [x0, y0] = [148_000, 503_000];
  const block = 110;
  const count = 22;
  const lines: number[][] = [];
  const streets: StreetRecord[] = [];
  const street = (name: string, type: StreetClass, points: number[]) => {
    streets.push({ id: `s${streets.length}`, name, class: type });
    lines.push(points);
  };
  const classOf = (k: number): StreetClass => (k % 8 === 0 ? 'secondary' : k % 4 === 0 ? 'tertiary' : 'residential');
  const wobble = (k: number, along: number) => 14 * Math.sin(along / 260 + k * 1.7);
  const corner = (i: number, j: number): [number, number] => [
    x0 + i * block + wobble(i, j * block),
    y0 + j * block + wobble(j + 5, i * block),
  ];
  for (let i = 0; i <= count; i++) {
    for (let j = 0; j < count; j++) {
      street(`Dwarsstraat ${i + 1}`, classOf(i), [...corner(i, j), ...corner(i, j + 1)]);
      street(i % 2 ? `Lindelaan ${j}` : `Prins Willemstraat ${j}`, classOf(j), [...corner(j, i), ...corner(j + 1, i)]);
    }
  }
  street('Spoorlijn', 'rail', [x0 - 3000, y0 + 1210, x0 + 1200, y0 + 1180, x0 + 5000, y0 + 900]);
  street('Dijkpad', 'footway', [x0, y0 + 400, x0 + 900, y0 + 640, x0 + 2200, y0 + 500]);

  const footprints: Float64Array[][] = [];
  const buildings: BuildingRecord[] = [];
  const uses: BuildingUse[] = ['residential', 'residential', 'residential', 'retail', 'office', 'education'];
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const [x, y] = corner(i, j);
      for (let k = 0; k < 7; k++) {
        footprints.push([box(x + 12 + k * 11.5, y + 14, 9, 11)], [box(x + 12 + k * 11.5, y + 78, 9, 11)]);
        for (let side = 0; side < 2; side++) {
          const use = uses[(i * 7 + j * 3 + Math.floor(k / 3)) % uses.length]!;
          buildings.push({ id: `b${buildings.length}`, use, addresses: 1 });
        }
      }
    }
  }
  const size = block * count;
  const half = size / 2;
  const areas: [AreaRecord['kind'], string, Float64Array][] = [
    ['municipality', 'Proefstad', box(x0 - 2500, y0 - 2500, size + 5000, size + 5000)],
    ['district', 'Centrum', box(x0, y0, size, half)],
    ['district', 'Noord', box(x0, y0 + half, size, half)],
    ['neighbourhood', 'Binnenstad', box(x0, y0, half, half)],
    ['neighbourhood', 'Havenkwartier', box(x0 + half, y0, half, half)],
    ['neighbourhood', 'Bloemenbuurt', box(x0, y0 + half, half, half)],
    ['neighbourhood', '’s-Gravenveld', box(x0 + half, y0 + half, half, half)],
  ];
  const kinds: PoiKind[] = [
    'station',
    'supermarket',
    'school',
    'horeca',
    'worship',
    'azc',
    'library',
    'gp',
    'bus-stop',
  ];
  return {
    crs: RD,
    bounds: { west: x0 - 2500, south: y0 - 2500, east: x0 + size + 2500, north: y0 + size + 2500 },
    sources: ['synthetisch'],
    base: {
      areas: {
        shapes: toPolygonSet(areas.map(([, , ring]) => [ring])),
        records: areas.map(([kind, name], i) => ({
          code: `A${i}`,
          name,
          kind,
          parentCode: null,
          population: 1000,
          year: 2025,
        })),
      },
      streets: { shapes: lineSet(lines), records: streets },
      buildings: { shapes: toPolygonSet(footprints), records: buildings },
      addresses: buildings.map((_, i) => ({
        x: footprints[i]![0]![0]! + 4.5,
        y: footprints[i]![0]![1]! + 5.5,
        street: 'Lindelaan',
        number: String(1 + (i % 90)),
        use: 'residential',
      })),
      water: toPolygonSet([
        [box(x0 - 400, y0 - 900, size + 900, 120)],
        [box(x0 + size + 300, y0 - 900, 90, size + 1500), boxHole(x0 + size + 320, y0)],
      ]),
      green: toPolygonSet([[box(x0 + size + 420, y0 + 300, 700, 900)], [box(x0 - 700, y0 + 900, 500, 400)]]),
      pois: Array.from({ length: 60 }, (_, i) => {
        const [x, y] = corner((i * 7) % count, (i * 5) % count);
        const kind = kinds[i % kinds.length]!;
        return { x: x + 20, y: y + 30, kind, name: `${kind} ${i}` };
      }),
    },
  };
}

/** A clockwise ring: an island of 40 × 200 m. */
const boxHole = (x: number, y: number) => Float64Array.of(x, y, x, y + 200, x + 40, y + 200, x + 40, y, x, y);

function lineSet(lines: readonly number[][]): LineSet {
  const starts = new Uint32Array(lines.length + 1);
  lines.forEach((line, i) => (starts[i + 1] = starts[i]! + line.length / 2));
  return { length: lines.length, starts, coordinates: Float64Array.from(lines.flat()) };
}
