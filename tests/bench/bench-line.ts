/** One figure of a benchmark; `ratio` = peerValue / value, so above 1 means faster (or smaller) than the peer. */
export interface BenchLine {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer?: string;
  readonly peerValue?: number;
  readonly ratio?: number;
}

export const round = (value: number): number => Number(value.toPrecision(4));

export function line(name: string, value: number, unit: string, peer?: string, peerValue?: number): BenchLine {
  const own = { name, value: round(value), unit };
  if (peer === undefined || peerValue === undefined) return own;
  return { ...own, peer, peerValue: round(peerValue), ratio: round(peerValue / value) };
}

/** The value below which a share of the measurements lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** A remark that is no figure: to standard error, so that the figures can be read by a program. */
export const remark = (text: string): void => void process.stderr.write(`# ${text}\n`);
