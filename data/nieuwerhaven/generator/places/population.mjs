/** Inhabitants: dwellings times the household size of the kind of neighbourhood, rounded to fives as CBS publishes. */

const HOUSEHOLD = {
  '01': 1.62,
  '02': 1.78,
  '03': 2.12,
  '04': 1.95,
  '05': 1.95,
  '06': 1.86,
  '07': 2.4,
  '08': 1.8,
  '09': 2.35,
};

/** Map from buurt key to { dwellings, inhabitants }; inhabitants are null (withheld) where fewer than ten live. */
export function countPopulation(areas, addresses) {
  const dwellings = new Map(areas.buurten.map((b) => [b.key, 0]));
  for (const { use, building } of addresses) {
    if (use === 'woonfunctie' && building.buurt)
      dwellings.set(building.buurt, (dwellings.get(building.buurt) ?? 0) + 1);
  }
  return new Map(
    [...dwellings].map(([key, count]) => {
      const people = Math.round((count * HOUSEHOLD[key.slice(0, 2)]) / 5) * 5;
      return [key, { dwellings: count, inhabitants: key === '0905' ? 0 : people < 10 ? null : people }];
    }),
  );
}
