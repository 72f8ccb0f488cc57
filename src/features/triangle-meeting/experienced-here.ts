import { meanAnswer, type Interval } from '../../analysis/perception/experienced.ts';
import type { AnswerSum, Survey, SurveyQuestion } from '../../domain/survey/survey.ts';
import { ringsHold, type Rings } from '../../geometry/rings/ring-measures.ts';

export interface ExperiencedHere {
  readonly question: SurveyQuestion;
  readonly mean: Interval;
  readonly n: number;
}

const ASKED = ['safetyEvening', 'safety', 'safetyDay'] as const;

/**
 * How safe people feel at the survey's places inside an area: the answers of those places together, in the evening where
 * that was asked. Null without a survey place inside, or with too few answers.
 */
export function experiencedHere(surveys: readonly Survey[], rings: Rings): ExperiencedHere | null {
  for (const { questions, places, cells } of [...surveys].reverse()) {
    for (const role of ASKED) {
      const index = questions.findIndex((question) => question.role === role);
      if (index < 0) continue;
      const inside = cells.filter(({ place, question, group, sum }) => {
        const { x, y } = places[place]!;
        return (
          question === index && group === null && sum !== null && x !== null && y !== null && ringsHold(rings, x, y)
        );
      });
      const together = inside.reduce<AnswerSum>(
        (all, { n, sum, sumSquares }) => ({
          n: all.n + n,
          sum: (all.sum ?? 0) + (sum ?? 0),
          sumSquares: sumSquares === null || all.sumSquares === null ? null : all.sumSquares + sumSquares,
          below: null,
        }),
        { n: 0, sum: 0, sumSquares: 0, below: null },
      );
      const mean = together.n > 0 ? meanAnswer(together) : null;
      if (mean) return { question: questions[index]!, mean, n: together.n };
    }
  }
  return null;
}
