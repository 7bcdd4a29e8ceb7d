/** HTTP statuses from one to another, both included. */
export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

/** Reads a list such as `200,301` or `200-399`; undefined when it is anything else. */
export function parseStatuses(text: string): readonly StatusRange[] | undefined {
  const ranges = text.split(',').map((part) => parseRange(part.trim()));
  return ranges.includes(undefined) ? undefined : ranges.flatMap((range) => range ?? []);
}

function parseRange(text: string): StatusRange | undefined {
  const [, first, last] = /^([1-5]\d{2})(?:\s*-\s*([1-5]\d{2}))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last ?? first)];
  return from <= to ? { from, to } : undefined;
}

/** Whether a status is in one of the ranges. */
export function isAmong(status: number, ranges: readonly StatusRange[]): boolean {
  return ranges.some(({ from, to }) => status >= from && status <= to);
}

/** The ranges for a reader, such as `200-299, 404`. */
export function statusesText(ranges: readonly StatusRange[]): string {
  return ranges.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(', ');
}
