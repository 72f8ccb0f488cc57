import { describe, expect, it } from 'vitest';
import { importIncidents } from '../../../src/formats/incidents/import-incidents.ts';
import { readProfile } from '../../../src/formats/incidents/read-profile.ts';
import { suggestRecipe } from '../../../src/formats/incidents/suggest-recipe.ts';
import { sharedPath } from '../../shared-data.ts';
import { errorOf, fileAt, quietTask } from '../helpers.ts';
import { importAsUser } from './import-as-user.ts';

const DATA = {
  lancashire: sharedPath('data/incidents/lancashire_asb.tab.gz'),
  newYork: sharedPath('data/incidents/nyc_vehicle_thefts_2014_2017.csv.gz'),
  vancouver: sharedPath('data/incidents/vancouver_thefts.csv.gz'),
  memphis: sharedPath('data/incidents/memphis_robberies_2019.csv.gz'),
};
const task = { ...quietTask, transfer: () => undefined };
const rejected = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, n) => sum + n, 0);

// Skipped where the folder of real data does not lie beside the checkout. The UK Parquet is in tests/bench (1.77 M rows).
describe.skipIf(Object.values(DATA).some((path) => path === null))('real files, as they come', () => {
  it('Lancashire: tabs, gzipped, only the month known, pile-ups', async () => {
    const { profile, report, crs } = await importAsUser(fileAt(DATA.lancashire!));
    expect(profile.description).toMatchObject({ delimiter: '\t', gzipped: true });
    expect(crs.epsg).toBe(32630);
    expect([report.rowsIn, report.rowsKept, rejected(report.rejections.counts)]).toEqual([56_434, 56_434, 0]);
    expect(report.time.byPrecision).toEqual({ minute: 0, interval: 0, day: 0, month: 56_434 });
    expect(report.pileUps).toMatchObject({ pileUps: 3, incidents: 321 });
    // Only the month is known: the same place in the same month is no duplicate.
    expect(report.duplicates.checked).toBe(0);
  });

  it('New York: from–to windows', async () => {
    const { report, crs } = await importAsUser(fileAt(DATA.newYork!));
    expect(crs.epsg).toBe(32618);
    expect([report.rowsIn, report.rowsKept, rejected(report.rejections.counts)]).toEqual([35_746, 35_746, 0]);
    expect(report.time).toMatchObject({ byPrecision: { minute: 3364, interval: 32_382 }, repeatedHours: 6 });
    expect(report.duplicates.found).toBe(135);
    expect(report.categories).toEqual([{ name: 'theft-of-vehicle', incidents: 35_746 }]);
  });

  it('Vancouver: a foreign plane is asked for, and the time comes from five columns', async () => {
    const file = fileAt(DATA.vancouver!);
    expect((await errorOf(importAsUser(file))).key).toBe('import.error.crsNotChosen');
    const recipe = suggestRecipe(await readProfile(file, task));
    const { report, table } = await importIncidents(
      file,
      { ...recipe, place: { ...recipe.place, epsg: 26910 } },
      null,
      task,
    );
    expect([report.rowsIn, report.rowsKept, rejected(report.rejections.counts)]).toEqual([21_918, 21_918, 0]);
    expect(report.time.byPrecision.minute).toBe(21_918);
    expect(report.place.withPlace).toBe(table.x.filter((x) => !Number.isNaN(x)).length);
  });

  it('Memphis: minutes and one kind', async () => {
    const { report, crs } = await importAsUser(fileAt(DATA.memphis!));
    expect(crs.epsg).toBe(32616);
    expect([report.rowsIn, report.rowsKept, rejected(report.rejections.counts)]).toEqual([2245, 2245, 0]);
    expect(report.duplicates.found).toBe(1);
    expect(report.categories).toEqual([{ name: 'street-robbery', incidents: 2245 }]);
  });
});
