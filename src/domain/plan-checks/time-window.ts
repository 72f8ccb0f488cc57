import type { Check } from './check.ts';
import { amount, Findings, share } from './settle.ts';

const WEEK_HOURS = 168;

/** G4: are the hours no longer than needed, and do they hold what they are meant for? */
export const checkTimeWindow: Check = ({ zone, facts: { hours }, thresholds }) => {
  const found = new Findings('G4');
  const length = zone.hours?.length ?? WEEK_HOURS;
  if (length === 0) found.fail('noHours');
  const kept = found.limit(thresholds('g3.smallerKeptShare'))!;
  const saving = found.limit(thresholds('g3.smallerSaving'))!;
  const known = found.limit(thresholds('g4.knownShare'))!;
  const captured = found.limit(thresholds('g4.capturedShare'))!;
  const smaller =
    hours?.smallest
      .filter((window) => window.keptShare >= kept)
      .reduce<number>((least, window) => Math.min(least, window.hours), Infinity) ?? Infinity;
  const isSmaller = smaller <= length * (1 - saving);
  if (!hours) found.warn('unknown');
  else {
    if (hours.knownShare < known) found.warn('hoursOftenUnknown', { known: share(hours.knownShare) });
    if (length > 0 && hours.capturedShare < captured)
      found.warn('missesMost', { captured: share(hours.capturedShare) });
    if (isSmaller)
      found.warn(zone.hours === null ? 'alwaysNotNeeded' : 'smallerExists', {
        hours: amount(smaller, 'hours'),
        now: amount(length, 'hours'),
        kept: share(kept),
      });
    if (!isSmaller && length > 0)
      found.pass('pass', { captured: share(hours.capturedShare), hours: amount(length, 'hours') });
  }
  return found.settle({
    number: amount(length, 'hours'),
    sentence: hours
      ? found.sentence('hours', {
          hours: amount(length, 'hours'),
          captured: share(hours.capturedShare),
          known: share(hours.knownShare),
        })
      : null,
    fix: isSmaller
      ? { action: 'findSmallerHours', key: 'checks.g4.fix.smaller', values: { hours: amount(smaller, 'hours') } }
      : null,
    source: 'Awb art. 3:4 lid 2; Gemeentewet art. 172a lid 6, 151c lid 3',
  });
};
