import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { BerthError, messageOf } from '../../toolkit/errors.ts';
import type { UrlCheck } from '../../verify/check-url.ts';
import type { ProbeTarget } from '../../verify/probe-target.ts';
import { parseStatuses } from '../../verify/statuses.ts';
import type { VerifyInputs } from './inputs.ts';
import { expectationOf, redirectStatuses } from './settings.ts';
import type { UrlEntry } from './url-list.ts';

/**
 * Every URL with what its answer is held to; one that is to redirect from http is asked twice.
 *
 * @throws INVALID_INPUT for a `ca-file` without certificates.
 */
export async function readChecks(inputs: VerifyInputs): Promise<readonly UrlCheck[]> {
  const authorities = inputs.caFile === null ? [] : [await readAuthorities(inputs.caFile)];
  return inputs.urls.flatMap((entry) => checksOf(entry, (url) => targetOf(url, inputs, authorities)));
}

/** The same without the version: what was there before is another one. */
export function withoutVersion(checks: readonly UrlCheck[]): readonly UrlCheck[] {
  return checks.map((check) => ({ ...check, expectation: { ...check.expectation, version: null } }));
}

function checksOf({ url: text, settings }: UrlEntry, target: (url: URL) => ProbeTarget): readonly UrlCheck[] {
  const url = new URL(text);
  const check = { target: target(url), expectation: expectationOf(settings) };
  if (!settings.httpsRedirect || url.protocol !== 'https:') return [check];
  const redirect = {
    ...expectationOf({ ...settings, version: null, body: [], json: [], headers: [] }),
    statuses: parseStatuses(redirectStatuses) ?? [],
    redirect: { kind: 'https' },
  } as const;
  return [check, { target: target(withHttp(url)), expectation: redirect }];
}

/** On port 80: that of https is one for https. */
function withHttp(url: URL): URL {
  return new URL(`http://${url.hostname}${url.pathname}${url.search}`);
}

function targetOf(url: URL, inputs: VerifyInputs, authorities: readonly string[]): ProbeTarget {
  const { connections, ipVersion, requestHeaders } = inputs;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const connectTo = connections[`${url.hostname}:${port}`] ?? connections[url.hostname];
  return {
    url,
    headers: requestHeaders,
    authorities,
    ...(connectTo === undefined ? {} : { connectTo }),
    ...(ipVersion === 'any' ? {} : { family: ipVersion === '4' ? 4 : 6 }),
  };
}

async function readAuthorities(path: string): Promise<string> {
  try {
    const pem = await readFile(path, 'utf8');
    // Throws for what is no certificate.
    new X509Certificate(pem);
    return pem;
  } catch (thrown) {
    throw new BerthError(
      'INVALID_INPUT',
      {
        what: `The certificates in ${path} cannot be read.`,
        why: `"ca-file" must be the path of a file with certificates in PEM (${messageOf(thrown)}).`,
        fix: 'Correct "ca-file" under "with:" of this step; a path is relative to the workspace.',
      },
      { cause: thrown },
    );
  }
}
