import { describe, expect, it } from 'vitest';
import { writeIcs } from '../../src/document/calendar/write-ics.ts';

describe('reminders as iCalendar', () => {
  const text = writeIcs(
    [{ id: 'a-review', day: '2026-03-01', title: 'Toets: Plein, zuid; deel 1', text: 'Lang '.repeat(40) + '€' }],
    '2026-01-02T03:04:05.678Z',
  );

  it('folds lines at 75 bytes and ends them with CR LF', () => {
    const lines = text.split('\r\n');
    for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('escapes commas and semicolons, and gives the day and the stamp', () => {
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded).toContain('SUMMARY:Toets: Plein\\, zuid\\; deel 1');
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20260301');
    expect(unfolded).toContain('DTSTAMP:20260102T030405Z');
    expect(unfolded).toContain('€');
  });
});
