import { z } from 'zod';
import {
  MEASURE_CATEGORIES,
  MEASURE_GEOMETRIES,
  MEASURE_KINDS,
  PROBLEM_KINDS,
  REQUIREMENTS,
  SPUK_FLAGS,
  type Measure,
} from './measure.ts';

// zod would otherwise try `new Function`, which the content security policy refuses.
z.config({ jitless: true });

const words = z.string().min(1);
const localised = z.strictObject({ nl: words, en: words });
const sourced = z.strictObject({ text: localised, source: words, verified: z.boolean() });
const thresholdId = words.nullable();

const termRule = z.strictObject({
  months: thresholdId,
  hours: thresholdId,
  days: thresholdId,
  renewals: thresholdId,
  spreadDays: thresholdId,
  spreadMonths: thresholdId,
  searchOrderHours: thresholdId,
  warnDays: thresholdId,
});

const measure = z.strictObject({
  id: words,
  section: words,
  name: localised,
  category: z.enum(MEASURE_CATEGORIES),
  kind: z.enum(MEASURE_KINDS),
  weight: z.number().min(0).max(100),
  problems: z.array(z.enum(PROBLEM_KINDS)).min(1),
  summary: localised,
  steps: z.array(localised),
  geometry: z.array(z.enum(MEASURE_GEOMETRIES)).min(1),
  legalBasis: z.array(words),
  decides: localised,
  mandate: z.enum(['notAllowed', 'allowed', 'notApplicable']),
  hearings: z.array(
    z.strictObject({ who: localised, strength: z.enum(['required', 'advised', 'usual']), source: words }),
  ),
  preconditions: z.array(sourced),
  requirements: z.array(z.enum(REQUIREMENTS)),
  term: localised,
  termRule: termRule.nullable(),
  hours: localised.nullable(),
  lighter: z.array(words),
  partners: z.array(words),
  documents: z.array(localised),
  evidence: z
    .array(
      z.strictObject({
        strength: z.enum(['none', 'practice', 'single-study', 'review']),
        text: localised,
        source: words,
        verified: z.boolean(),
      }),
    )
    .min(1),
  checks: z.array(words),
  spuk: z.enum(SPUK_FLAGS),
  infoOnly: z.boolean(),
  notes: z.array(sourced),
  source: words,
}) satisfies z.ZodType<Measure>;

const measureFile = z.looseObject({ measures: z.array(measure) });

/**
 * Measures out of catalogue files, in the order of the ladder: lightest first. Throws RangeError that names the file and
 * the first place that is wrong, a second measure with the same id, or a lighter alternative that does not exist.
 */
export function readMeasures(
  files: readonly { readonly name: string; readonly content: unknown }[],
): readonly Measure[] {
  const measures = files.flatMap(({ name, content }) => {
    const result = measureFile.safeParse(content);
    if (result.success) return result.data.measures;
    const issue = result.error.issues[0];
    throw new RangeError(`${name}: ${issue?.path.join('.')}: ${issue?.message}`);
  });
  const ids = new Set<string>();
  for (const { id } of measures) {
    if (ids.has(id)) throw new RangeError(`Two measures are called "${id}"`);
    ids.add(id);
  }
  for (const { id, lighter } of measures)
    for (const other of lighter)
      if (!ids.has(other)) throw new RangeError(`"${id}" names "${other}" as lighter, which does not exist`);
  return [...measures].sort((a, b) => a.weight - b.weight);
}
