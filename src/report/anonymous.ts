import { isEncoded, maskSecretShapes } from '../diagnosis/mask-secrets.ts';
import { isRandom } from '../secrets/telling-lines.ts';

/**
 * A text for people who are not to know whose it is: without shapes of secrets, account ids, addresses and names of hosts, and
 * mail addresses. What kind of thing stood there is still to be seen. A runner knows a secret by its whole text, so nothing is taken out of the
 * middle of what may be one: then the whole word goes, or the line.
 */
export function anonymous(text: string): string {
  return text.split('\n').map(anonymousLine).join('\n');
}

function anonymousLine(line: string): string {
  if (line.length > longestLine) return leftOut(line);
  const masked = maskSecretShapes(line);
  const hidden = replacements.reduce((current, { pattern, by }) => current.replace(pattern, by), masked);
  if (hidden === line) return withoutTokens(line);
  return isEncoded(hidden) ? leftOut(line) : withoutTokens(hidden.split(/(\s+)/).map(withoutRemains).join(''));
}

/** Without words that hold a key or a token which nothing before it names: lines of a private key, for one. */
function withoutTokens(line: string): string {
  return line.replace(/\S{16,}/g, (word) => (word.match(tokenLike)?.some(isToken) === true ? '<hidden>' : word));
}

const tokenLike = /[A-Za-z\d+/=_-]{16,}/g;

/** The letters and digits of words and of paths come in rows of one kind; those of a token change their kind at every second place. */
function isToken(text: string): boolean {
  if (/[\da-f]{32}/i.test(text)) return true;
  const kinds = [...text].map((letter) => letterKinds.findIndex((kind) => kind.test(letter)));
  const changes = kinds.filter((kind, at) => kind >= 0 && at > 0 && (kinds[at - 1] ?? kind) !== kind).length;
  // `getElementsByTagNameNS` has 0.43; no name is both as long and as mixed as a line of a key.
  return changes >= (text.length < 32 ? 0.44 : 0.35) * (text.length - 1);
}

const letterKinds = [/[a-z]/, /[A-Z]/, /\d/];

/** Longer lines are data. */
const longestLine = 1_000;

function leftOut(line: string): string {
  return `(a line of ${line.length} characters is left out)`;
}

/** What is left of a word, a part of which is hidden, may be the rest of a secret. */
function withoutRemains(word: string): string {
  const remains = word.replace(placeholder, ' ');
  return remains !== word && isRandom(remains) ? '<hidden>' : word;
}

const placeholder = /\*\*\*|<[a-z ]{1,20}>/g;

interface Replacement {
  readonly pattern: RegExp;
  readonly by: string;
}

/** Places of the machine itself are nobody's, and `server.js:30` is a line of a file. */
const notHidden =
  '(?!<|127\\.|0\\.0\\.0\\.0|localhost\\b|[\\w.-]{1,100}\\.(?:[cm]?[jt]sx?|go|py|rb|java|kt|rs|cc?|cpp|h|cs|php|sh|json|ya?ml|html|sql|exs?)\\b)';
const name = '[A-Za-z\\d](?:[\\w-]{0,62}[A-Za-z\\d])?';
const host = `${notHidden}${name}(?:\\.${name}){0,10}`;
/** A name of at least two parts. */
const domain = `${notHidden}${name}(?:\\.${name}){1,10}`;
/** Behind these words of drivers and resolvers stands a host. */
const beforeHost = '(?:server at|lookup|ENOTFOUND|EAI_AGAIN|UnknownHostException:|translate host name)';
const perhapsBeforeHost = '(?:host|hostname|resolve|connecting to|connection to|dial tcp)';

/** In this order: a URL's credentials stand before its host. */
const replacements: readonly Replacement[] = [
  // Rather one word too many than one secret.
  {
    pattern:
      /((?:pass(?:word|wd|phrase)?|pwd|secret|token|key|credentials?|authorization|salt)["']?\s{0,3}[=:]\s{0,3})(?!YES\b|NO\b|\*)(?:"[^"\n]{0,2000}"|'[^'\n]{0,2000}'|[^\s,;&"']{1,2000})/gi,
    by: '$1***',
  },
  { pattern: /(:\/\/)[^\s/@"']{1,500}@/g, by: '$1<credentials>@' },
  { pattern: /[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}\b/g, by: '<mail address>' },
  { pattern: /\b\d{12}\b/g, by: '<account>' },
  { pattern: new RegExp(`(:\\/\\/(?:<credentials>@)?)${host}`, 'g'), by: '$1<host>' },
  { pattern: new RegExp(`(\\b${beforeHost}\\s{1,3}["'\`]?)${host}`, 'gi'), by: '$1<host>' },
  { pattern: new RegExp(`(\\b${perhapsBeforeHost}\\s{1,3}["'\`]?)${domain}`, 'gi'), by: '$1<host>' },
  {
    pattern: new RegExp(
      `\\b${name}(?:\\.${name}){0,8}\\.(?:internal|local|lan|corp|amazonaws\\.com(?:\\.cn)?)\\b`,
      'gi',
    ),
    by: '<host>',
  },
  { pattern: new RegExp(`(?<![\\w./-])${domain}(?=:\\d{2,5}\\b)`, 'g'), by: '<host>' },
  { pattern: /(?<![\w.])(?!127\.|0\.0\.0\.0)(?:\d{1,3}\.){3}\d{1,3}(?![\w.]|\/\d)/g, by: '<address>' },
];
