import { type Certificate, daysToExpiry } from './certificate.ts';
import { dayText } from './no-answer-problems.ts';
import type { TlsFacts } from './probe-outcome.ts';
import type { Problem } from './problem.ts';

/** Whether a certificate that is valid stays so for long enough. */
export function judgeCertificate(tls: TlsFacts | null, minimumDays: number, now: number): readonly Problem[] {
  if (tls === null) return [];
  const [left, wanted] = [daysToExpiry(tls.certificate, now), daysWanted(tls.certificate, minimumDays)];
  return left >= wanted ? [] : [expiresSoon(tls.certificate, left, wanted)];
}

const day = 86_400_000;

/** Certificates that live for weeks are renewed in their last third, so that they never have the days that one of months has left. */
export function daysWanted({ validFrom, validTo }: Certificate, minimumDays: number): number {
  const third = Math.floor((validTo - validFrom) / day / 3);
  return Math.min(minimumDays, Math.max(0, third));
}

function expiresSoon({ validTo, issuer }: Certificate, left: number, wanted: number): Problem {
  return {
    name: 'certificate-expires-soon',
    what: `The certificate of the server ends on ${dayText(validTo)}, in ${left} ${left === 1 ? 'day' : 'days'}; ${wanted} are wanted.`,
    why: `It should have been renewed by now: what renews it has stopped working, or the server still has the old one loaded. It is signed by "${issuer}".`,
    fix: 'Run "certbot renew" and reload the server, and find out why that did not happen by itself. ACM renews by itself while its DNS record for validation is there.',
  };
}
