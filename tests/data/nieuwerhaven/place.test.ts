import { describe, expect, it } from 'vitest';
import {
  boxOf,
  createBoxIndex,
  crosses,
  type Feature,
  insideRings,
  type Manifest,
  type Point,
  readCsv,
  readGeoJson,
  readJson,
  type Ring,
  ringArea,
  ringsOf,
} from './nieuwerhaven-files.ts';

const areas = readGeoJson('gebieden.geojson.gz').features;
const streets = readGeoJson('wegvakken.geojson.gz').features;
const buildings = readGeoJson('panden.geojson.gz').features;
const water = readGeoJson('water.geojson.gz').features;
const poi = readGeoJson('voorzieningen.geojson.gz').features;
const addresses = readCsv('adressen.csv.gz', ';');
const lineOf = (feature: Feature) => feature.geometry.coordinates as Ring;
const ofLevel = (level: string) => areas.filter((a) => a.properties.regio === level);

/** Area of the overlap of a ring's outline with others cannot be had cheaply; crossing outlines or a corner inside can. */
function overlaps(a: Ring, b: Ring): boolean {
  const shrink = (ring: Ring): Point[] => {
    const open = ring.slice(0, -1);
    const centre: Point = [
      open.reduce((s, p) => s + p[0], 0) / open.length,
      open.reduce((s, p) => s + p[1], 0) / open.length,
    ];
    // Neighbours in a row share a wall to the centimetre; drawn in by a little, only true overlap is left.
    return open.map((p) => {
      const d = Math.hypot(p[0] - centre[0], p[1] - centre[1]);
      const k = Math.max(0, 1 - 0.6 / d);
      return [centre[0] + (p[0] - centre[0]) * k, centre[1] + (p[1] - centre[1]) * k];
    });
  };
  const [p, q] = [shrink(a), shrink(b)];
  const crossed = p.some((s, i) => q.some((t, j) => crosses(s, p[(i + 1) % p.length]!, t, q[(j + 1) % q.length]!)));
  return crossed || insideRings(p[0]!, [q]) || insideRings(q[0]!, [p]);
}

describe('Nieuwerhaven, the place', () => {
  it('holds the promised numbers', () => {
    expect(streets.length).toBeGreaterThanOrEqual(3000);
    expect(buildings.length).toBeGreaterThanOrEqual(8000);
    expect(addresses.length).toBeGreaterThanOrEqual(8000);
    expect(poi.length).toBeGreaterThanOrEqual(200);
    expect(new Set(streets.map((s) => s.properties.STT_NAAM)).size).toBeGreaterThan(300);
    for (const kind of [
      'station',
      'bushalte',
      'supermarkt',
      'winkel',
      'horeca',
      'school',
      'huisarts',
      'apotheek',
      'gemeentehuis',
      'gebedshuis',
      'park',
      'bibliotheek',
      'advocatenkantoor',
      'azc',
      'buurthuis',
      'sportvoorziening',
      'parkeerterrein',
      'politiebureau',
    ]) {
      expect(
        poi.some((p) => p.properties.soort === kind),
        kind,
      ).toBe(true);
    }
    const inhabitants = ofLevel('gemeente')[0]!.properties.AANT_INW as number;
    expect(inhabitants).toBeGreaterThan(27_000);
    expect(inhabitants).toBeLessThan(34_000);
  });

  it('lies in RD New where the Markerwaard was never made, in files that say so', () => {
    const manifest = readJson<Manifest>('manifest.json');
    let total = 0;
    for (const entry of manifest.files) {
      total += entry.bytes;
      if (!entry.file.endsWith('.geojson.gz')) continue;
      expect(readGeoJson(entry.file).crs.properties.name).toBe('urn:ogc:def:crs:EPSG::28992');
    }
    expect(total).toBeLessThan(3 * 1024 * 1024);
    const [minX, minY, maxX, maxY] = boxOf(ringsOf(ofLevel('gemeente')[0]!).flat());
    expect([minX > 140_000, maxX < 160_000, minY > 495_000, maxY < 515_000]).toEqual([true, true, true, true]);
  });

  it('parts the municipality into wijken and buurten without gaps or overlaps', () => {
    const size = (list: readonly Feature[]) =>
      list.reduce((sum, a) => sum + ringsOf(a).reduce((s, r) => s + ringArea(r), 0), 0);
    expect(ofLevel('wijk').length).toBeGreaterThanOrEqual(8);
    expect(ofLevel('buurt').length).toBeGreaterThanOrEqual(28);
    const whole = size(ofLevel('gemeente'));
    expect(Math.abs(size(ofLevel('wijk')) / whole - 1)).toBeLessThan(1e-6);
    expect(Math.abs(size(ofLevel('buurt')) / whole - 1)).toBeLessThan(1e-6);
    expect(ringsOf(ofLevel('gemeente')[0]!).length).toBe(1);
    for (const a of ofLevel('buurt')) expect(String(a.properties.BU_CODE)).toMatch(/^BU9901\d{4}$/);
  });

  it('has streets that hang together and meet only at their ends', () => {
    const key = (p: Point) => `${p[0]},${p[1]}`;
    const parent = new Map<string, string>();
    const find = (k: string): string => {
      let root = k;
      while (parent.get(root) !== root) root = parent.get(root)!;
      parent.set(k, root);
      return root;
    };
    let total = 0;
    const lengths = new Map<Feature, number>();
    for (const s of streets) {
      const line = lineOf(s);
      const [a, b] = [key(line[0]!), key(line[line.length - 1]!)];
      for (const k of [a, b]) if (!parent.has(k)) parent.set(k, k);
      parent.set(find(a), find(b));
      const length = line.slice(1).reduce((sum, p, i) => sum + Math.hypot(p[0] - line[i]![0], p[1] - line[i]![1]), 0);
      lengths.set(s, length);
      total += length;
    }
    const byRoot = new Map<string, number>();
    for (const s of streets) {
      const root = find(key(lineOf(s)[0]!));
      byRoot.set(root, (byRoot.get(root) ?? 0) + lengths.get(s)!);
    }
    expect(Math.max(...byRoot.values()) / total).toBeGreaterThanOrEqual(0.98);

    const index = createBoxIndex<{ s: Feature; a: Point; b: Point }>();
    const segments = streets.flatMap((s) =>
      lineOf(s)
        .slice(1)
        .map((b, i) => ({ s, a: lineOf(s)[i]!, b })),
    );
    for (const g of segments) index.add(boxOf([g.a, g.b]), g);
    const ends = streets.flatMap((s) => [lineOf(s)[0]!, lineOf(s).at(-1)!].map((p) => ({ s, p })));
    const meetings = new Map<string, number>();
    for (const { p } of ends) meetings.set(key(p), (meetings.get(key(p)) ?? 0) + 1);
    // A street that ends a step away from another looks joined on the map and is not in the network.
    const gaps = ends.filter(({ s, p }) => {
      const near: [number, number, number, number] = [p[0] - 1.5, p[1] - 1.5, p[0] + 1.5, p[1] + 1.5];
      const touches = ({ a, b }: { a: Point; b: Point }) =>
        crosses(a, b, [near[0], near[1]], [near[2], near[3]]) || crosses(a, b, [near[0], near[3]], [near[2], near[1]]);
      return meetings.get(key(p)) === 1 && [...index.query(near)].some((o) => o.s !== s && touches(o));
    });
    expect(gaps.length).toBe(0);
    let crossings = 0;
    for (const g of segments) {
      for (const o of index.query(boxOf([g.a, g.b]))) if (o.s !== g.s && crosses(g.a, g.b, o.a, o.b)) crossings++;
    }
    // Thinning a line by 0.2 m may move it across a neighbour that leaves the same corner at a sharp angle.
    expect(crossings / streets.length).toBeLessThan(0.005);
  });

  it('has buildings that stand clear of streets, water and each other', () => {
    const rings = buildings.map((b) => ringsOf(b)[0]!);
    const index = createBoxIndex<number>();
    rings.forEach((ring, i) => index.add(boxOf(ring), i));
    let overlapping = 0;
    rings.forEach((ring, i) => {
      for (const j of index.query(boxOf(ring))) if (j > i && overlaps(ring, rings[j]!)) overlapping++;
    });
    expect(overlapping).toBe(0);
    // The check itself can fail: a building moved by a metre overlaps its old self.
    expect(
      overlaps(
        rings[0]!,
        rings[0]!.map((p): Point => [p[0] + 1, p[1]]),
      ),
    ).toBe(true);

    const hits = (a: Point, b: Point) =>
      [...index.query(boxOf([a, b]))].filter((i) => {
        const ring = rings[i]!;
        return insideRings(a, [ring]) || ring.some((p, k) => k > 0 && crosses(a, b, ring[k - 1]!, p));
      }).length;
    expect(
      streets.reduce(
        (n, s) =>
          n +
          lineOf(s)
            .slice(1)
            .reduce((m, b, i) => m + hits(lineOf(s)[i]!, b), 0),
        0,
      ),
    ).toBe(0);
    expect(
      water.reduce(
        (n, w) => n + ringsOf(w).reduce((m, r) => m + r.slice(1).reduce((k, b, i) => k + hits(r[i]!, b), 0), 0),
        0,
      ),
    ).toBe(0);
  });

  it('gives every address a named street, an own number and a building', () => {
    const names = new Set(streets.map((s) => s.properties.STT_NAAM));
    const ids = new Set(buildings.map((b) => b.properties.identificatie));
    const doors = new Set<string>();
    for (const a of addresses) {
      expect(names.has(a.straatnaam)).toBe(true);
      expect(ids.has(a.pandidentificatie)).toBe(true);
      doors.add(`${a.straatnaam} ${a.huisnummer}`);
    }
    expect(doors.size).toBe(addresses.length);
  });
});
