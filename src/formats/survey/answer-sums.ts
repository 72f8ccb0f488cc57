import { LEAST_GROUP, type SurveyCell } from '../../domain/survey/survey.ts';

interface Sum {
  n: number;
  sum: number;
  sumSquares: number;
  /** How often each answer was given, until the scale is known. */
  readonly answers: Map<number, number>;
}

/** Adds answers up by place, question and group as they are read; the answers themselves are not kept. */
export class AnswerSums {
  private readonly sums = new Map<string, Sum>();

  add(place: number, question: number, group: string | null, answer: number): void {
    for (const of of new Set([null, group])) {
      const key = JSON.stringify([place, question, of]);
      let sum = this.sums.get(key);
      if (!sum) this.sums.set(key, (sum = { n: 0, sum: 0, sumSquares: 0, answers: new Map() }));
      sum.n++;
      sum.sum += answer;
      sum.sumSquares += answer * answer;
      sum.answers.set(answer, (sum.answers.get(answer) ?? 0) + 1);
    }
  }

  /**
   * The cells that may be kept. A group with fewer than `LEAST_GROUP` answers has none; a place with fewer tells its
   * number only. When exactly one group is left out, the smallest of the others goes too, or the left-out one could be
   * had by subtraction. `middleOf` gives the middle of a question's scale.
   */
  finish(middleOf: (question: number) => number): SurveyCell[] {
    const cells: SurveyCell[] = [];
    const parts = [...this.sums].map(([key, sum]) => {
      const [place, question, group] = JSON.parse(key) as [number, number, string | null];
      const { n, sum: total, sumSquares, answers } = sum;
      let below = 0;
      for (const [answer, times] of answers) if (answer < middleOf(question)) below += times;
      return { place, question, group, n, sum: total, sumSquares, below };
    });
    const together = new Map<string, typeof parts>();
    for (const part of parts) {
      const key = `${part.place} ${part.question}`;
      together.set(key, [...(together.get(key) ?? []), part]);
    }
    for (const of of together.values()) {
      const all = of.find(({ group }) => group === null)!;
      const isShown = all.n >= LEAST_GROUP;
      cells.push(isShown ? all : { ...all, sum: null, sumSquares: null, below: null });
      if (!isShown) continue;
      const groups = of.filter(({ group }) => group !== null).sort((a, b) => b.n - a.n);
      const large = groups.filter(({ n }) => n >= LEAST_GROUP);
      const hidden = groups.length - large.length;
      cells.push(...(hidden === 1 ? large.slice(0, -1) : large));
    }
    return cells;
  }
}
