/**
 * Seeded random numbers. Every part of the generator draws from its own named stream, so that adding a draw in one part
 * does not reshuffle the others: a new bench in the park must not move last year's thefts.
 */

export const SEED = 'nieuwerhaven-2025-1';

/** 32-bit hash of a text (xmur3 mixing), used to start a stream. */
function hashText(text) {
  let h = 1779033703 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    return (h ^= h >>> 16) >>> 0;
  };
}

/** A stream of random numbers (sfc32) with the draws the generator needs. */
export function createRandom(name) {
  const next32 = hashText(`${SEED}:${name}`);
  let a = next32();
  let b = next32();
  let c = next32();
  let d = next32();
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  const random = {
    next,
    /** Uniform in [low, high). */
    between: (low, high) => low + (high - low) * next(),
    /** Whole number in [low, high], both ends included. */
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)],
    /** Standard normal draw (Box–Muller). */
    normal: (mean = 0, deviation = 1) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    /** Poisson count; by inversion for small means, rounded normal for large ones. */
    poisson(mean) {
      if (mean > 60) return Math.max(0, Math.round(random.normal(mean, Math.sqrt(mean))));
      const limit = Math.exp(-mean);
      let product = next();
      let count = 0;
      while (product > limit) {
        product *= next();
        count++;
      }
      return count;
    },
    exponential: (mean) => -mean * Math.log(1 - next()),
    /** Shuffled copy (Fisher–Yates). */
    shuffle(list) {
      const copy = list.slice();
      for (let i = copy.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        [copy[i], copy[j]] = [copy[j], copy[i]];
      }
      return copy;
    },
    /** Index drawn in proportion to the weights. */
    weighted(weights) {
      let total = 0;
      for (const w of weights) total += w;
      let target = next() * total;
      for (let i = 0; i < weights.length; i++) {
        target -= weights[i];
        if (target < 0) return i;
      }
      return weights.length - 1;
    },
  };
  return random;
}

/** Draws indices in proportion to fixed weights in O(log n), for the many draws of the incident model. */
export function createSampler(weights) {
  const cumulative = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) cumulative[i] = total += weights[i];
  return {
    total,
    draw(random) {
      const target = random.next() * total;
      let low = 0;
      let high = cumulative.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (cumulative[middle] > target) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}
