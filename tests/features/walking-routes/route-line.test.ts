import { describe, expect, it } from 'vitest';
import { NO_BASE_LAYERS, type BaseLayers, type PoiKind } from '../../../src/domain/place/base-layers.ts';
import { centreOf, endAt, endsOfKinds, ORIGIN_KINDS } from '../../../src/features/walking-routes/ends.ts';
import { patrolCard } from '../../../src/features/walking-routes/patrol-card.ts';
import { insertVia, mainStreets, nearestAlong } from '../../../src/features/walking-routes/route-line.ts';

const poi = (kind: PoiKind, name: string, x: number, y: number) => ({ kind, name, x, y });
const layers: BaseLayers = {
  ...NO_BASE_LAYERS,
  pois: [
    poi('lodging', 'Hotel', 0, 0),
    poi('azc', 'Azc', 500, 0),
    poi('shop', 'Alleen', 900, 900),
    ...[0, 40, 80, 120].map((x) => poi('shop', `Winkel ${x}`, x, 300)),
  ],
};

describe('walking routes on the screen', () => {
  const line = [0, 0, 100, 0, 100, 100];

  it('finds where a line is taken hold of', () => {
    expect(nearestAlong(line, 60, 5)).toEqual({ along: 60, away: 5 });
    expect(nearestAlong(line, 110, 50)).toEqual({ along: 150, away: 10 });
  });

  it('puts a new place to go by between those before and after it', () => {
    const via = [
      [20, 10],
      [110, 80],
    ] as const;
    expect(insertVia(line, via, { x: 100, y: 20 }, [140, 20])).toEqual([
      [20, 10],
      [140, 20],
      [110, 80],
    ]);
  });

  it('names the longest streets in walking order', () => {
    const streets = [
      { name: 'A', metres: 50 },
      { name: '', metres: 500 },
      { name: 'B', metres: 10 },
      { name: 'C', metres: 80 },
      { name: 'A', metres: 20 },
    ];
    expect(mainStreets(streets, 2)).toEqual(['A', 'C']);
  });

  it('starts from the reception site, and takes the middle of the shops for the centre', () => {
    expect(endsOfKinds(layers, ORIGIN_KINDS).map(({ name }) => name)).toEqual(['Azc', 'Hotel']);
    const centre = centreOf(layers, (street) => street)!;
    expect(centre.y).toBe(300);
    expect(centreOf(NO_BASE_LAYERS, (street) => street)).toBeNull();
  });

  it('means the point of interest under a click, else the street', () => {
    expect(endAt(layers, 505, 5).poi!.name).toBe('Azc');
    expect(endAt(layers, 700, 5).poi).toBeNull();
  });

  it('prints a round without incidents: streets and stretches only, names made harmless', () => {
    const html = patrolCard({
      t: (key) => key,
      title: 'Ronde',
      facts: [['Begin', '<Station>']],
      streets: [['A & B', '100 m']],
      points: line,
      attention: [{ street: 'A', after: 'na 5 min', points: [0, 0, 50, 0] }],
    });
    expect(html).toContain('&#60;Station&#62;');
    expect(html).not.toMatch(/<circle|<script/);
  });
});
