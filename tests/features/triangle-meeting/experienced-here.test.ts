import { expect, it } from 'vitest';
import type { Survey } from '../../../src/domain/survey/survey.ts';
import { experiencedHere } from '../../../src/features/triangle-meeting/experienced-here.ts';

const survey: Survey = {
  id: 's',
  fileName: 's.csv',
  importedAt: '',
  months: ['', ''],
  questions: [{ code: 'V2', text: 'Veilig in de avond?', role: 'safetyEvening', low: 1, high: 10 }],
  places: [
    { name: 'binnen', x: 5, y: 5, areaCode: null },
    { name: 'ook binnen', x: 6, y: 5, areaCode: null },
    { name: 'buiten', x: 50, y: 5, areaCode: null },
    { name: 'te weinig', x: 4, y: 5, areaCode: null },
  ],
  cells: [
    { place: 0, question: 0, group: null, n: 5, sum: 20, sumSquares: 90, below: 4 },
    { place: 0, question: 0, group: 'bewoner', n: 5, sum: 20, sumSquares: 90, below: 4 },
    { place: 1, question: 0, group: null, n: 5, sum: 30, sumSquares: 190, below: 2 },
    { place: 2, question: 0, group: null, n: 9, sum: 81, sumSquares: 730, below: 0 },
    { place: 3, question: 0, group: null, n: 3, sum: null, sumSquares: null, below: null },
  ],
  report: { rows: 0, kept: 0, rejected: [], dropped: [] },
};

it('puts the answers of the places inside together, and counts nobody twice', () => {
  const here = experiencedHere([survey], [[0, 0, 10, 0, 10, 10, 0, 10, 0, 0]])!;
  expect(here).toMatchObject({ n: 10, mean: { value: 5 } });
  expect(here.mean.low).toBeLessThan(5);
  expect(experiencedHere([survey], [[100, 0, 110, 0, 110, 10, 100, 0]])).toBeNull();
  expect(experiencedHere([], [[0, 0, 10, 0, 10, 10, 0, 0]])).toBeNull();
});
