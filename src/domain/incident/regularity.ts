/** Ways in which registering, rather than what happens, can shape the picture. Each marks rows that can be left out. */
export const REGULARITIES = ['pileUps', 'repeats', 'samePlace', 'wholeHours'] as const;
export type Regularity = (typeof REGULARITIES)[number];
