import type { AreaKind, AreaRecord, PolygonSet } from '../../../domain/place/base-layers.ts';

export interface BorderLine {
  readonly kind: AreaKind;
  /** Flat [x0, y0, …] in the units of the input. */
  readonly points: number[];
}

const RANK: Readonly<Record<AreaKind, number>> = { other: 0, neighbourhood: 1, district: 2, municipality: 3 };

/**
 * Turns areas into border lines, each stretch once: where two areas share an edge, or a neighbourhood and its
 * municipality do, only the highest kind is drawn. A dashed line that is drawn twice would no longer look dashed.
 */
export function bordersOf(shapes: PolygonSet, records: readonly AreaRecord[]): BorderLine[] {
  const { coordinates, ringStarts, polygonStarts } = shapes;
  // Points are known by their centimetre.
  const ids = new Map<string, number>();
  const pointId = (point: number) => {
    const key = `${Math.round(coordinates[2 * point]! * 100)} ${Math.round(coordinates[2 * point + 1]! * 100)}`;
    let id = ids.get(key);
    if (id === undefined) ids.set(key, (id = ids.size));
    return id;
  };
  const pointIds = Uint32Array.from({ length: coordinates.length / 2 }, (_, point) => pointId(point));
  const edgeKey = (point: number) => {
    const a = pointIds[point]!;
    const b = pointIds[point + 1]!;
    return Math.min(a, b) * ids.size + Math.max(a, b);
  };

  const highest = new Map<number, number>();
  const eachRing = (visit: (kind: AreaKind, from: number, to: number) => void) => {
    for (let area = 0; area < shapes.length; area++) {
      for (let ring = polygonStarts[area]!; ring < polygonStarts[area + 1]!; ring++) {
        visit(records[area]!.kind, ringStarts[ring]!, ringStarts[ring + 1]! - 1);
      }
    }
  };
  eachRing((kind, from, to) => {
    for (let point = from; point < to; point++) {
      const key = edgeKey(point);
      highest.set(key, Math.max(highest.get(key) ?? 0, RANK[kind]));
    }
  });

  const lines: BorderLine[] = [];
  const drawn = new Set<number>();
  eachRing((kind, from, to) => {
    let line: BorderLine | null = null;
    for (let point = from; point < to; point++) {
      const key = edgeKey(point);
      if (drawn.has(key) || highest.get(key) !== RANK[kind]) {
        line = null;
        continue;
      }
      drawn.add(key);
      if (!line) {
        line = { kind, points: [coordinates[2 * point]!, coordinates[2 * point + 1]!] };
        lines.push(line);
      }
      line.points.push(coordinates[2 * point + 2]!, coordinates[2 * point + 3]!);
    }
  });
  return lines;
}
