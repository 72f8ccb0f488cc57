import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { BaseLayers } from '../../domain/place/base-layers.ts';
import { ringsOf } from '../../domain/place/polygon-rings.ts';
import type { AnswerSum, Survey } from '../../domain/survey/survey.ts';
import { circleRing } from '../../geometry/rings/ring-measures.ts';
import type { Session } from '../../state/session.ts';

export interface CountedPlace {
  /** Index into the survey's places. */
  readonly index: number;
  /** Project metres; null for a place that is an area. */
  readonly x: number | null;
  readonly y: number | null;
  /** Registered within the radius under the filter. */
  readonly registered: number;
}

/** What is registered around each place that answers are about; places that are a whole area have `countAreas`. */
export async function countPlaces(
  session: Session,
  { places }: Survey,
  filter: IncidentFilter,
  radius: number,
): Promise<readonly CountedPlace[]> {
  const counted: CountedPlace[] = [];
  for (const [index, { x, y }] of places.entries()) {
    if (x === null || y === null) continue;
    const { incidents } = await session.inspectArea([circleRing(x, y, radius)], { ...filter, area: null });
    counted.push({ index, x, y, registered: Math.round(incidents) });
  }
  return counted;
}

/**
 * What is registered in each area that answers are about. Apart from the points: within a whole neighbourhood other
 * numbers are registered than around a point, so the two do not stand in one table.
 */
export async function countAreas(
  session: Session,
  { places }: Survey,
  { areas }: BaseLayers,
  filter: IncidentFilter,
): Promise<readonly CountedPlace[]> {
  const counted: CountedPlace[] = [];
  for (const [index, { x, y, areaCode }] of places.entries()) {
    const area = x === null && areaCode ? (areas?.records.findIndex(({ code }) => code === areaCode) ?? -1) : -1;
    if (area < 0) continue;
    const { incidents } = await session.inspectArea(ringsOf(areas!.shapes, area), { ...filter, area: null });
    counted.push({ index, x, y, registered: Math.round(incidents) });
  }
  return counted;
}

const NONE: AnswerSum = { n: 0, sum: null, sumSquares: null, below: null };

/** Answers of all groups together to a question at a place. */
export const answersAt = (survey: Survey, place: number, question: number, group: string | null = null): AnswerSum =>
  survey.cells.find((cell) => cell.place === place && cell.question === question && cell.group === group) ?? NONE;
