import { Cell, type NumberSink, type PointSink } from './cell-sinks.ts';
import type { ImportRecipe } from './recipe.ts';

export interface PlaceSinks {
  readonly x: NumberSink | null;
  readonly y: NumberSink | null;
  readonly point: PointSink | null;
}

export type PlaceFault = 'unreadablePlace' | 'outsideArea';

/** The place of the present row in the units of the file's own coordinate system. Reused from row to row. */
export class RowPlace {
  /** NaN when the row has no place. */
  x = NaN;
  y = NaN;
  faultRole: keyof PlaceSinks = 'x';
  /** Rows whose axes were the wrong way round, and rows outside the expected area that were kept. */
  swappedRepaired = 0;
  keptOutside = 0;
  private readonly sinks: PlaceSinks;
  private readonly place: NonNullable<ImportRecipe['place']> | null;

  constructor(sinks: PlaceSinks, place: ImportRecipe['place']) {
    this.sinks = sinks;
    this.place = place;
  }

  read(): PlaceFault | null {
    this.x = this.y = NaN;
    const { place } = this;
    if (!place) return null;
    const { x, y, point } = this.sinks;
    let a = NaN;
    let b = NaN;
    if (point) {
      this.faultRole = 'point';
      if (point.state === Cell.unreadable) return 'unreadablePlace';
      if (point.state === Cell.read) [a, b] = [point.first, point.second];
    } else if (x && y) {
      this.faultRole = x.state === Cell.unreadable ? 'x' : 'y';
      if (x.state === Cell.unreadable || y.state === Cell.unreadable) return 'unreadablePlace';
      if (x.state === Cell.read && y.state === Cell.read) [a, b] = [x.value, y.value];
    }
    // 0/0 is how systems write "no place".
    if (Number.isNaN(a) || (a === 0 && b === 0)) return null;
    a *= place.scale;
    b *= place.scale;
    return place.swapped ? this.settle(b, a, place) : this.settle(a, b, place);
  }

  private settle(x: number, y: number, { expected, outside }: NonNullable<ImportRecipe['place']>): PlaceFault | null {
    const isInside = (px: number, py: number) =>
      expected === null || (px >= expected.west && px <= expected.east && py >= expected.south && py <= expected.north);
    if (isInside(x, y)) {
      this.x = x;
      this.y = y;
    } else if (isInside(y, x)) {
      this.x = y;
      this.y = x;
      this.swappedRepaired++;
    } else {
      if (outside === 'reject') return 'outsideArea';
      this.x = x;
      this.y = y;
      this.keptOutside++;
    }
    return null;
  }
}
