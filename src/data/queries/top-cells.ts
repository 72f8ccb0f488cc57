import type { NamedQuery } from '../engine/query-engine.ts';
import { bindSelected, WITH_PASSING, type Selected } from './passing-incidents.ts';

export interface TopCells extends Selected {
  readonly cellSizeMetres: number;
  /** How many cells, the busiest first. */
  readonly limit: number;
}

/** A square cell of a grid that starts at (0, 0) of the project's plane. */
export interface CellCount {
  /** South-west corner, project metres. */
  readonly x: number;
  readonly y: number;
  readonly incidents: number;
}

/** The cells with most incidents under a filter; ties from south to north, then west to east. */
export const TOP_CELLS: NamedQuery<TopCells, readonly CellCount[]> = {
  name: 'top-cells',
  sql: `${WITH_PASSING}
    SELECT floor(x / $8::DOUBLE) * $8::DOUBLE AS cell_x, floor(y / $8::DOUBLE) * $8::DOUBLE AS cell_y,
      sum(weight)::DOUBLE AS incidents
    FROM passing WHERE x IS NOT NULL AND y IS NOT NULL
    GROUP BY ALL ORDER BY incidents DESC, cell_y, cell_x LIMIT $9::INTEGER`,
  bind: (params) => [...bindSelected(params), params.cellSizeMetres, params.limit],
  read(columns) {
    const x = columns.numbers('cell_x');
    const y = columns.numbers('cell_y');
    const incidents = columns.numbers('incidents');
    return Array.from({ length: columns.length }, (_, i) => ({ x: x[i]!, y: y[i]!, incidents: incidents[i]! }));
  },
};
