import type { InputReader } from '../../toolkit/inputs.ts';
import type { Expectation, PageExpectation, VersionPlace } from '../../verify/expectation.ts';
import { readPage } from '../../verify/page-inputs.ts';
import { parseStatuses } from '../../verify/statuses.ts';

/** What one URL, or every URL, is held to, as it is given. */
export interface Settings extends PageExpectation {
  readonly status: string;
  readonly redirect: string | null;
  readonly maximumMilliseconds: number | null;
  readonly minimumDays: number;
  readonly version: string | null;
  /** As `versionPlace` reads it. */
  readonly versionFrom: string;
  /** Whether a URL with https is also asked with http, and must redirect. */
  readonly httpsRedirect: boolean;
}

/** The inputs that an entry of `urls` may have for itself. */
export const settingNames: readonly string[] = [
  'status',
  'body',
  'json',
  'headers',
  'redirect',
  'maximum-milliseconds',
  'minimum-days',
  'version',
  'version-from',
  'https-redirect',
];

const defaults: Settings = {
  status: '200-299',
  body: [],
  json: [],
  headers: [],
  redirect: null,
  maximumMilliseconds: null,
  minimumDays: 21,
  version: null,
  versionFrom: 'body',
  httpsRedirect: false,
};

/** Reads the settings; what is unset is as in `fallback`. */
export function readSettings(reader: InputReader, fallback: Settings = defaults): Settings {
  const page = readPage(reader);
  return {
    status: readStatus(reader, fallback),
    body: ownOr(page.body, fallback.body),
    json: ownOr(page.json, fallback.json),
    headers: ownOr(page.headers, fallback.headers),
    redirect: readRedirect(reader) ?? fallback.redirect,
    maximumMilliseconds:
      reader.integer('maximum-milliseconds', { minimum: 1, maximum: 300_000 }) ?? fallback.maximumMilliseconds,
    minimumDays: reader.integer('minimum-days', { minimum: 0, maximum: 3_650 }) ?? fallback.minimumDays,
    version: reader.text('version') ?? fallback.version,
    versionFrom: readVersionFrom(reader) ?? fallback.versionFrom,
    httpsRedirect: reader.boolean('https-redirect', fallback.httpsRedirect),
  };
}

/** The settings as what an answer is judged by. */
export function expectationOf(settings: Settings): Expectation {
  const { status, redirect, version, versionFrom, body, json, headers, maximumMilliseconds, minimumDays } = settings;
  return {
    statuses: parseStatuses(redirect === null ? status : redirectStatuses) ?? [],
    body,
    json,
    headers,
    redirect: redirect === null ? null : { kind: 'url', url: redirect },
    maximumMilliseconds,
    minimumDays,
    version: version === null ? null : { value: version, from: versionPlace(versionFrom) ?? { kind: 'body' } },
  };
}

function ownOr<Item>(own: readonly Item[], fallback: readonly Item[]): readonly Item[] {
  return own.length > 0 ? own : fallback;
}

/** The statuses of redirects that a browser follows. */
export const redirectStatuses = '301-303,307,308';

function readStatus(reader: InputReader, fallback: Settings): string {
  const status = reader.text('status') ?? fallback.status;
  if (parseStatuses(status) !== undefined) return status;
  reader.reject(`"status" takes statuses such as 200,301 or 200-299, not "${status}"`);
  return fallback.status;
}

function readRedirect(reader: InputReader): string | undefined {
  const redirect = reader.text('redirect');
  const isUsable = redirect === undefined || redirect.startsWith('/') || /^https?:\/\/[^\s]+$/.test(redirect);
  if (isUsable) return redirect;
  reader.reject(`"redirect" takes a URL or a path, not "${redirect}"`);
  return undefined;
}

function readVersionFrom(reader: InputReader): string | undefined {
  const text = reader.text('version-from');
  if (text !== undefined && versionPlace(text) === undefined)
    reader.reject(`"version-from" takes body, header:NAME or json:FIELD, not "${text}"`);
  return text;
}

/** Reads `body`, `header:NAME` or `json:FIELD`; undefined when it is anything else. */
function versionPlace(text: string): VersionPlace | undefined {
  if (text === 'body') return { kind: 'body' };
  const [, kind, name = ''] = /^(header|json):\s*(\S+)$/.exec(text) ?? [];
  if (kind === 'header') return { kind, name: name.toLowerCase() };
  return kind === 'json' ? { kind, path: name } : undefined;
}
