import { ApiError } from '../server/api.ts';

/** AWS takes a signature for five minutes, in both directions (IAM user guide, "Troubleshoot Signature Version 4"). */
const tolerance = 5 * 60 * 1000;

/**
 * Refuses a request that was signed at a time which AWS's clock does not accept, in AWS's own words. A request that tells no time is
 * let through, as its signature is not checked either.
 *
 * @param signedAt X-Amz-Date, such as `20260801T120000Z`.
 * @param now AWS's clock in milliseconds.
 */
export function requireTimely(signedAt: string | undefined, now: number): void {
  const time = parseTime(signedAt ?? '');
  if (Number.isNaN(time) || Math.abs(time - now) <= tolerance) return;
  const early = time < now;
  const limit = formatTime(early ? now - tolerance : now + tolerance);
  const comparison = early
    ? 'Signature expired: X is now earlier than'
    : 'Signature not yet current: X is still later than';
  const bound = `${limit} (${formatTime(now)} ${early ? '-' : '+'} 5 min.)`;
  throw new ApiError('InvalidSignatureException', `${comparison.replace('X', signedAt ?? '')} ${bound}`);
}

function parseTime(text: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '');
}
