import type { SurveyPlace } from '../../domain/survey/survey.ts';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import { crsByEpsg } from '../../geometry/crs/known-crs.ts';
import { recogniseCrs } from '../../geometry/crs/recognise-crs.ts';
import { pointTransform } from '../../geometry/crs/transform.ts';
import { ImportError } from '../import-error.ts';

interface RawPlace {
  readonly name: string;
  /** As written; NaN where there is none. */
  x: number;
  y: number;
  areaCode: string | null;
}

/** Gathers the places of a small file and brings them into the project's coordinates at the end. */
export class PlaceCollector {
  private readonly places: RawPlace[] = [];
  private readonly known = new Map<string, number>();

  /**
   * Index of a place. Answers with the same place name are one place, whatever small differences their points have, so
   * that no point is that of one respondent.
   */
  add(name: string, areaCode: string | null, x: number, y: number): number {
    const key = name ? `${name}|${Number.isFinite(x) ? '' : areaCode}` : `${areaCode ?? ''}|${x}|${y}`;
    let index = this.known.get(key);
    if (index === undefined) {
      index = this.places.push({ name: name || (areaCode ?? ''), areaCode, x, y }) - 1;
      this.known.set(key, index);
    }
    return index;
  }

  /** @throws ImportError surveyPlacesUnknown when the coordinates fit no system that is known. */
  finish(crs: ProjectCrs, fileName: string): SurveyPlace[] {
    const withPoint = this.places.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
    const none = (): readonly [number, number] => [NaN, NaN];
    let transform: (x: number, y: number) => readonly [number, number] = none;
    if (withPoint.length > 0) {
      const [reading] = recogniseCrs(
        withPoint.map(({ x }) => x),
        withPoint.map(({ y }) => y),
      ).candidates;
      const source = reading && crsByEpsg(reading.epsg);
      if (!source) throw new ImportError('import.error.surveyPlacesUnknown', { file: fileName });
      const project = pointTransform(source, crs);
      const { scale, swapped } = reading;
      transform = (x, y) => (swapped ? project(y * scale, x * scale) : project(x * scale, y * scale));
    }
    return this.places.map(({ name, areaCode, x, y }) => {
      const [east, north] = transform(x, y);
      const isKnown = Number.isFinite(east) && Number.isFinite(north);
      // A metre is exact enough for a place and keeps the file small.
      return {
        name: name || `${this.places.length}`,
        areaCode,
        x: isKnown ? Math.round(east) : null,
        y: isKnown ? Math.round(north) : null,
      };
    });
  }
}
