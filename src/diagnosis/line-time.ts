/**
 * When a line was written, by the date and time that it begins with, in seconds since 1970; null where it has none. Known are ISO 8601 (Docker,
 * the runner, PostgreSQL, most loggers) and the form of nginx and of Go. Without a zone it is taken for UTC, which containers have.
 */
export function timeOfLine(line: string): number | null {
  const match = form.exec(line);
  if (match === null) return null;
  const [, year, month, day, time, fraction = '', zone = 'Z'] = match;
  const milliseconds = Date.parse(
    `${year}-${month}-${day}T${time}${fraction.replace(',', '.').slice(0, 4)}${zoneOf(zone)}`,
  );
  return Number.isNaN(milliseconds) ? null : milliseconds / 1_000;
}

const form =
  /^[[\s]{0,4}(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d:\d\d:\d\d)([.,]\d{1,9})?\s?(Z|UTC|[+-]\d\d(?::?\d\d)?(?![\d-]))?/;

function zoneOf(zone: string): string {
  if (zone === 'UTC') return 'Z';
  if (/^[+-]\d\d$/.test(zone)) return `${zone}:00`;
  return zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
}
