/** A day on which something must be looked at again. */
export interface Reminder {
  readonly id: string;
  /** yyyy-mm-dd. */
  readonly day: string;
  readonly title: string;
  readonly text: string;
}

/**
 * Reminders as an iCalendar file (RFC 5545): whole-day events with an alarm a week before.
 * @param stamp instant of making, ISO 8601 in UTC
 */
export function writeIcs(reminders: readonly Reminder[], stamp: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Regiekaart//NL',
    ...reminders.flatMap(({ id, day, title, text }) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(id)}@regiekaart`,
      `DTSTAMP:${stamp.replace(/\.\d+/, '').replace(/[-:]/g, '')}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `SUMMARY:${escapeText(title)}`,
      `DESCRIPTION:${escapeText(text)}`,
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escapeText(title)}`,
      'TRIGGER:-P7D',
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map(fold).join('\r\n') + '\r\n';
}

const escapeText = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** A line may hold 75 bytes; what goes on begins with a space. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let result = '';
  let bytes = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (bytes + size > 74) {
      result += '\r\n ';
      bytes = 1;
    }
    result += sign;
    bytes += size;
  }
  return result;
}
