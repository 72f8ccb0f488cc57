import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { insideRings, type Point, readBytes, readCsv, readJson, type Truth } from './nieuwerhaven-files.ts';

const truth = readJson<Truth>('truth.json');
const RD =
  '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel ' +
  '+towgs84=565.2369,50.0087,465.658,-0.406857330322398,0.350732676542563,-1.8703473836068,4.0812 +units=m +no_defs';
const toRd = (lon: number, lat: number): Point => proj4<[number, number]>('EPSG:4326', RD, [lon, lat]);
const number = (text: string) => (text === '' ? NaN : Number(text.replace(',', '.')));

interface Row {
  readonly source: string;
  readonly category: string;
  readonly point: Point;
  readonly month: string;
}
const files: Record<
  string,
  { raw: Record<string, string>[]; read: (r: Record<string, string>) => Omit<Row, 'source'> }
> = {
  politie: {
    raw: readCsv('politie.csv.gz', ';', 'latin1'),
    read: (r) => ({
      category: r.incident!,
      point: [number(r['x-coördinaat']!), number(r['y-coördinaat']!)],
      month: `${r['pleegdatum begin']!.slice(6)}-${r['pleegdatum begin']!.slice(3, 5)}`,
    }),
  },
  boa: {
    raw: readCsv('boa.csv.gz', ','),
    read: (r) => ({
      category: r['Soort overtreding']!,
      point: [number(r['RD X']!), number(r['RD Y']!)],
      month: `${r['Datum en tijd']!.slice(6, 10)}-${r['Datum en tijd']!.slice(3, 5)}`,
    }),
  },
  meldingen: {
    raw: readCsv('meldingen-openbare-ruimte.csv.gz', ','),
    read: (r) => ({
      category: r.onderwerp!,
      point: r.lat === '' ? [NaN, NaN] : toRd(number(r.lon!), number(r.lat!)),
      month: r.datum_melding!.slice(0, 7),
    }),
  },
  winkeliers: {
    raw: readCsv('winkeliers-app.csv.gz', ';'),
    read: (r) => ({ category: r['Soort voorval']!, point: [number(r.X!), number(r.Y!)], month: r.Datum!.slice(-4) }),
  },
  ov: {
    raw: readCsv('openbaar-vervoer.csv.gz', ';'),
    read: (r) => ({
      category: r.Categorie!,
      point: r.Breedtegraad === '' ? [NaN, NaN] : toRd(number(r.Lengtegraad!), number(r.Breedtegraad!)),
      month: r['Tijdstip van']!.slice(0, 7),
    }),
  },
};
const rows: Row[] = Object.entries(files).flatMap(([source, { raw, read }]) =>
  raw.map((r) => ({ source, ...read(r) })),
);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('Nieuwerhaven, the incident files', () => {
  it('hold as many rows as the truth says, about twenty thousand', () => {
    for (const [source, { raw }] of Object.entries(files)) expect(raw.length, source).toBe(truth.rows.bySource[source]);
    expect(rows.length).toBe(truth.rows.total);
    expect(rows.length).toBeGreaterThan(18_000);
    expect(rows.length).toBeLessThan(22_000);
  });

  it('come in the encodings that offices use', () => {
    const police = readBytes('politie.csv.gz');
    expect(police.includes(Buffer.from([0x6f, 0xf6, 0x72]))).toBe(true);
    expect(readBytes('winkeliers-app.csv.gz').subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it('miss the coordinates that the truth counts as missing', () => {
    for (const [source, { raw, read }] of Object.entries(files)) {
      const missing = raw.filter((r) => Number.isNaN(read(r).point[0])).length;
      expect(missing, source).toBe(truth.missingCoordinates[source]);
    }
    expect(sum(Object.values(truth.missingCoordinates)) / rows.length).toBeCloseTo(0.02, 2);
  });

  it('repeat the rows that the truth counts as duplicates', () => {
    const keys = new Map<string, number>();
    for (const r of files.politie!.raw) {
      const key = Object.entries(r)
        .filter(([column]) => !['registratienummer', 'leeftijd', 'geslacht', 'toelichting'].includes(column))
        .map(([, v]) => v)
        .join('|');
      keys.set(key, (keys.get(key) ?? 0) + 1);
    }
    const repeated = sum(
      [...keys].filter(([key]) => !key.includes(`${truth.pileUp.point[0]}`.replace('.', ','))).map(([, n]) => n - 1),
    );
    // A few ordinary rows may agree by chance where coordinates are missing.
    expect(repeated).toBeGreaterThanOrEqual(truth.duplicates.politie!);
    expect(repeated).toBeLessThan(truth.duplicates.politie! + 12);
  });

  it('hold the planted hotspots: counts inside the polygons are those of the truth', () => {
    expect(truth.plantedHotspotIds.length).toBeGreaterThanOrEqual(6);
    for (const place of truth.planted) {
      const inside = rows.filter((r) => insideRings(r.point, [place.ring])).length;
      // Duplicates and wrong rows lie inside as well; the truth counts clean rows. Files in degrees are rounded to 0.1 m.
      expect(inside, place.id).toBeGreaterThanOrEqual(place.rowsInside - 2);
      expect(inside, place.id).toBeLessThanOrEqual(place.rowsInside * 1.05 + 6);
      expect(place.rowsInside, place.id).toBeGreaterThanOrEqual(place.plantedRowsWithPlace);
      expect(sum(place.plantedByMonth)).toBe(place.plantedRows);
    }
  });

  it('pile up on the head office', () => {
    const [x, y] = truth.pileUp.point;
    const onPoint = rows.filter((r) => r.point[0] === x && r.point[1] === y);
    expect(onPoint.length).toBe(truth.pileUp.rowsInFile);
    expect(new Set(onPoint.map((r) => r.category))).toEqual(new Set(['Winkeldiefstal']));
    expect(onPoint.length).toBeGreaterThan(100);
  });

  it('begin the shopkeepers’ app at the reporting change', () => {
    expect(files.winkeliers!.raw.every((r) => r.Datum!.endsWith('2025'))).toBe(true);
    expect(truth.reportingChange.start).toBe('2025-01-01');
  });

  it('grow and vanish where they should', () => {
    const months = (id: string, from: number, to: number) =>
      sum(truth.planted.find((p) => p.id === id)!.plantedByMonth.slice(from, to));
    expect(months('parkeren-spoorlaan', 0, 18)).toBe(0);
    expect(months('parkeren-spoorlaan', 21, 23)).toBeGreaterThan(months('parkeren-spoorlaan', 18, 20));
    expect(months('binnenhaven', 14, 23) / 9).toBeLessThan((months('binnenhaven', 0, 14) / 14) * 0.4);
  });

  it('show the known effect and displacement of the measure', () => {
    const { before, after, expectedEffect, displacedShareOfPrevented } = truth.measure;
    const change = after.treated.plantedPerMonth / before.treated.plantedPerMonth - 1;
    expect(Math.abs(change - expectedEffect)).toBeLessThan(0.08);
    expect(Math.abs(after.control.plantedPerMonth / before.control.plantedPerMonth - 1)).toBeLessThan(0.2);
    const prevented = before.treated.plantedPerMonth - after.treated.plantedPerMonth;
    expect(Math.abs(after.displacement.plantedPerMonth / prevented - displacedShareOfPrevented)).toBeLessThan(0.1);
    expect(before.displacement.plantedPerMonth).toBe(0);
  });

  it('plant nothing near the reception centre', () => {
    const [x, y] = truth.azc.entrance;
    for (const place of truth.planted) {
      expect(Math.min(...place.ring.map((p) => Math.hypot(p[0] - x, p[1] - y))), place.id).toBeGreaterThan(800);
    }
    expect(truth.azc.walkToMarktMetres).toBeGreaterThan(2000);
    expect(truth.azc.walkToMarktMetres).toBeLessThan(3200);
    expect(truth.azc.statement).toContain('no cause');
    for (const { registered, predictedByStreetUse } of [truth.azc.within600m, truth.azc.walkingRoute]) {
      expect(Math.abs(registered - predictedByStreetUse)).toBeLessThan(3.5 * Math.sqrt(predictedByStreetUse) + 3);
    }
  });
});

describe('Nieuwerhaven, what people say', () => {
  it('has about 1,200 answers and forty interviews, and the two planted mismatches', () => {
    const survey = readCsv('enquete.csv.gz', ';');
    expect(survey.length).toBeGreaterThan(1000);
    expect(survey.length).toBeLessThan(1600);
    expect(new Set(readCsv('interviews.csv.gz', ';').map((r) => r.interview)).size).toBe(40);
    const evening = (place: string) => {
      const list = survey.filter((r) => r.plaats === place && r.vraag_code === 'V2').map((r) => Number(r.antwoord));
      return sum(list) / list.length;
    };
    expect(evening('Fietspad Rietzoom')).toBeLessThan(5.2);
    expect(evening('Winkelstraat')).toBeGreaterThan(7.2);
    const registered = Object.fromEntries(truth.mismatch.map((m) => [m.id, m.registeredWithin60m]));
    expect(registered.rietzoom).toBeLessThan(15);
    expect(registered.winkelstraat).toBeGreaterThan(200);
  });
});
