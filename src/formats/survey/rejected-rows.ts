import type { SurveyReport } from '../../domain/survey/survey.ts';

/** Why rows were left out, with how many and the first. */
export class Rejections {
  private readonly found = new Map<string, { rows: number; readonly firstRow: number }>();

  add(key: string, row: number): void {
    const known = this.found.get(key);
    if (known) known.rows++;
    else this.found.set(key, { rows: 1, firstRow: row });
  }

  list(): SurveyReport['rejected'] {
    return [...this.found].map(([key, { rows, firstRow }]) => ({ key, rows, firstRow }));
  }
}
