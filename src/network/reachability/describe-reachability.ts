import type { Sentence } from '../corridor/describe-corridor.ts';
import type { Reachability } from './check-reachability.ts';
import type { AccessCorridorOutcome } from './propose-access-corridor.ts';

/** Counts by status as one sentence, then one for each destination that is longer or cut off; ids go in `names`. */
export interface ReachSentence extends Sentence {
  /** The destination that the sentence is about; its name is filled in by the screen. */
  readonly destinationId: string | null;
}

export function describeReachability({ results }: Reachability): ReachSentence[] {
  const count = (status: string) => results.filter((result) => result.status === status).length;
  const sentences: ReachSentence[] = [
    {
      key: 'network.reach.sentence.summary',
      values: {
        total: results.length,
        unchanged: count('unchanged'),
        longer: count('longer'),
        cutOff: count('cut-off'),
        inside: count('inside'),
      },
      destinationId: null,
    },
  ];
  for (const result of results) {
    if (result.status === 'longer') {
      sentences.push({
        key: 'network.reach.sentence.longer',
        values: {
          metres: Math.round(result.closedMetres!),
          extraMetres: Math.round(result.closedMetres! - result.openMetres!),
          factor: result.detourFactor ?? 1,
        },
        destinationId: result.destinationId,
      });
    } else if (result.status === 'cut-off' || result.status === 'inside') {
      sentences.push({
        key: `network.reach.sentence.${result.status === 'inside' ? 'inside' : 'cutOff'}`,
        values: { metresInside: Math.round(result.unavoidableMetresInside) },
        destinationId: result.destinationId,
      });
    }
  }
  return sentences;
}

/** The proposed corridor in one sentence for the motivation, or why there is none. */
export function describeAccessCorridor(outcome: AccessCorridorOutcome): Sentence {
  if (outcome.kind === 'not-needed') return { key: 'network.access.notNeeded', values: {} };
  if (outcome.kind === 'impossible') return { key: outcome.reason, values: { count: outcome.destinationIds.length } };
  const { corridor } = outcome;
  return {
    key:
      corridor.weightLost <= corridor.lowerBoundWeightLost + 1e-9
        ? 'network.access.sentence.best'
        : 'network.access.sentence.bounded',
    values: {
      metres: Math.round(corridor.metresInside),
      width: corridor.widthMetres,
      lost: corridor.weightLost,
      covered: corridor.weightInArea,
      percent: 100 * corridor.shareLost,
      least: corridor.lowerBoundWeightLost,
      destinations: corridor.ways.length,
    },
  };
}
