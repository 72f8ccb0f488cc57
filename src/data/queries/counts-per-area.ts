import type { AreaKind } from '../../domain/place/base-layers.ts';
import type { NamedQuery } from '../engine/query-engine.ts';
import { bindSelected, WITH_PASSING, type Selected } from './passing-incidents.ts';

export interface AreaCount {
  /** Index in the project's areas. */
  readonly area: number;
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  /** Null: withheld or unknown, never 0 for that. */
  readonly population: number | null;
  /** Registered incidents under the filter; weights of time windows summed, so not always whole. */
  readonly incidents: number;
  /** Incidents per 1,000 inhabitants; null without a (positive) population. */
  readonly perThousand: number | null;
}

export interface AreaCounts {
  /** Every area of the level, also those without incidents, in the order of the project's areas. */
  readonly areas: readonly AreaCount[];
  /** With a place, in none of the areas of this level. */
  readonly elsewhere: number;
  readonly withoutPlace: number;
}

/** Counts per area of one level under a filter, zeros included. */
export const COUNTS_PER_AREA: NamedQuery<Selected & { readonly level: AreaKind }, AreaCounts> = {
  name: 'counts-per-area',
  sql: `${WITH_PASSING},
    counted AS (
      SELECT
        CASE $8::VARCHAR
          WHEN 'municipality' THEN municipality
          WHEN 'district' THEN district
          WHEN 'neighbourhood' THEN neighbourhood
          ELSE other
        END AS area,
        x IS NULL OR y IS NULL AS placeless,
        sum(weight) AS incidents
      FROM passing GROUP BY ALL
    )
    SELECT area.id AS area, code, name, parent_code, population,
      coalesce(incidents, 0)::DOUBLE AS incidents,
      CASE WHEN population > 0 THEN 1000 * coalesce(incidents, 0) / population END AS per_thousand,
      false AS placeless
    FROM area LEFT JOIN counted ON counted.area = area.id
    WHERE level = $8::VARCHAR
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, incidents::DOUBLE, NULL, placeless FROM counted WHERE area IS NULL
    ORDER BY area NULLS LAST`,
  bind: (params) => [...bindSelected(params), params.level],
  read(columns) {
    const area = columns.numbers('area');
    const code = columns.texts('code');
    const name = columns.texts('name');
    const parentCode = columns.texts('parent_code');
    const population = columns.numbers('population');
    const incidents = columns.numbers('incidents');
    const perThousand = columns.numbers('per_thousand');
    const placeless = columns.numbers('placeless');
    const areas: AreaCount[] = [];
    const rest = { elsewhere: 0, withoutPlace: 0 };
    for (let i = 0; i < columns.length; i++) {
      if (Number.isNaN(area[i]!)) rest[placeless[i] ? 'withoutPlace' : 'elsewhere'] += incidents[i]!;
      else
        areas.push({
          area: area[i]!,
          code: code[i]!,
          name: name[i]!,
          parentCode: parentCode[i] ?? null,
          population: known(population[i]!),
          incidents: incidents[i]!,
          perThousand: known(perThousand[i]!),
        });
    }
    return { areas, ...rest };
  },
};

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
