/** Length of "2025-03-31T21:45:00". */
export const CIVIL_TEXT_BYTES = 19;

const DAY_MS = 86_400_000;

/**
 * Civil times (wall clock read as UTC, epoch ms) as ASCII texts of equal length after each other, to the second. Blank
 * where the time is unknown or the year has not four digits. Some ten times faster than a Date a row.
 */
export function writeCivilTexts(civilMs: Float64Array): Uint8Array {
  const out = new Uint8Array(civilMs.length * CIVIL_TEXT_BYTES).fill(32);
  const dayText = new Uint8Array(11);
  let day = NaN;
  for (let i = 0, at = 0; i < civilMs.length; i++, at += CIVIL_TEXT_BYTES) {
    const ms = civilMs[i]!;
    const ownDay = Math.floor(ms / DAY_MS);
    if (ownDay !== day) {
      day = ownDay;
      const date = new Date(ownDay * DAY_MS);
      const text = Number.isFinite(date.getTime()) ? date.toISOString() : '';
      // Years before 0 and after 9999 are written longer.
      for (let k = 0; k < 11; k++) dayText[k] = text.length === 24 ? text.charCodeAt(k) : 0;
    }
    if (dayText[0] === 0) continue;
    out.set(dayText, at);
    const seconds = Math.floor((ms - day * DAY_MS) / 1000);
    writeTwoDigits(out, at + 11, Math.floor(seconds / 3600));
    out[at + 13] = 58;
    writeTwoDigits(out, at + 14, Math.floor(seconds / 60) % 60);
    out[at + 16] = 58;
    writeTwoDigits(out, at + 17, seconds % 60);
  }
  return out;
}

function writeTwoDigits(out: Uint8Array, at: number, value: number): void {
  out[at] = 48 + Math.floor(value / 10);
  out[at + 1] = 48 + (value % 10);
}
