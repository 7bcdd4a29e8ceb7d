import type { SecretsMode } from '../secrets/types.ts';
import { BerthError } from '../toolkit/errors.ts';
import { inlineCode } from '../toolkit/foreign-text.ts';
import type { Finding } from './finding.ts';
import { fixOf } from './fixes.ts';
import { type DockerfileLine, type PlacedFinding, placeText } from './placed-finding.ts';

/**
 * What is done about a secret that is found; `auto` warns for build args, where it is the user's choice, and for ordinary values, which may
 * stand there by chance, and fails for all others.
 */
export type LeakScanPolicy = 'auto' | 'fail' | 'warn';

/** Everything that the verdict depends on. */
export interface VerdictRequest {
  readonly policy: LeakScanPolicy;
  /** How each secret that was looked for travels, by name. */
  readonly modes: ReadonlyMap<string, SecretsMode>;
  /** Names of secrets whose values are ordinary words, hosts or numbers, or meant for everybody. */
  readonly ordinary: ReadonlySet<string>;
  readonly findings: readonly Finding[];
  /** Clauses of `Scan.notScanned`. */
  readonly notScanned: readonly string[];
  /** Secrets that cannot be looked for, as `Scanner.unscannable` has them. */
  readonly unscannable: readonly { readonly name: string; readonly why: string }[];
  /** The line of the Dockerfile behind a finding of a layer or of the history, when it is known. */
  lineOf?(finding: Finding): DockerfileLine | undefined;
}

/** What follows from a scan. No text of it holds a value. */
export interface Verdict {
  /** Nothing may be pushed: LEAK_FOUND. */
  readonly error: BerthError | undefined;
  /** Annotations, each complete in itself. */
  readonly warnings: readonly string[];
  /** One line for every place, for the log. */
  readonly details: readonly string[];
  /** Lines of Markdown for the job summary. */
  readonly summary: readonly string[];
}

/** Decides what a scan's findings mean. */
export function judgeLeaks(request: VerdictRequest): Verdict {
  const placed = request.findings.map((finding) => placeFinding(request, finding));
  const isByChance = ({ name, mode }: PlacedFinding) =>
    request.policy === 'auto' && mode !== 'build-args' && request.ordinary.has(name);
  const [chance, meant] = divide(placed, isByChance);
  const [failing, tolerated] = divide(meant, ({ mode }) => isFailing(request.policy, mode));
  const details = placed.map(detailOf);
  const mustBeWhole = [...request.modes.values()].some((mode) => isFailing(request.policy, mode));
  const unread = request.notScanned.length === 0 ? undefined : notScannedText(request.notScanned);
  const warnings = [
    ...toleratedWarnings(tolerated),
    ...chanceWarnings(chance),
    ...(unread === undefined || mustBeWhole ? [] : [unread]),
    ...unscannableWarnings(request),
  ];
  return {
    error: failing.length > 0 ? leakFound(failing) : mustBeWhole && unread !== undefined ? notWhole(unread) : undefined,
    warnings,
    details,
    summary: summaryOf(request, placed),
  };
}

function placeFinding({ modes, lineOf }: VerdictRequest, finding: Finding): PlacedFinding {
  return { ...finding, line: lineOf?.(finding), mode: modes.get(finding.name) ?? 'build-secrets' };
}

function isFailing(policy: LeakScanPolicy, mode: SecretsMode): boolean {
  return policy === 'fail' || (policy === 'auto' && mode !== 'build-args');
}

function detailOf(finding: PlacedFinding): string {
  return `${finding.name}: ${placeText(finding)}`;
}

/** How many places an error or a warning tells; all of them are in the log. */
const toldPlaces = 5;

function leakFound(findings: readonly PlacedFinding[]): BerthError {
  const names = namesOf(findings);
  const one = names.length === 1;
  const sentences = {
    what: `${listed(names)} can be read in what would leave this machine: ${told(findings)}.`,
    why: `Everyone who gets hold of it, with an image all who may pull it, can read ${one ? 'the value' : 'the values'} there for ever. Nothing has been pushed.`,
    fix: fixesOf(findings),
  };
  return new BerthError('LEAK_FOUND', sentences, { place: findings.find(({ line }) => line !== undefined)?.line });
}

function notWhole(unread: string): BerthError {
  return new BerthError('LEAK_FOUND', {
    what: unread,
    why: 'What cannot be read cannot be said to hold no secret. Nothing has been pushed.',
    fix: 'Build the image again; if that changes nothing, set "leak-scan: warn" and report it with the sentence above.',
  });
}

function notScannedText(clauses: readonly string[]): string {
  const [told, rest] = [clauses.slice(0, toldPlaces), clauses.length - toldPlaces];
  return `Not scanned for secrets: ${told.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

/** Of build args one warning for all: they are where their nature puts them. */
function toleratedWarnings(findings: readonly PlacedFinding[]): readonly string[] {
  const [args, others] = divide(findings, ({ mode }) => mode === 'build-args');
  const warnings = namesOf(others).map((name) => {
    const own = others.filter((finding) => finding.name === name);
    return `${name} can be read in what leaves this machine: ${told(own)}. ${fixesOf(own)}`;
  });
  return args.length === 0 ? warnings : [buildArgsWarning(args), ...warnings];
}

function buildArgsWarning(findings: readonly PlacedFinding[]): string {
  const names = namesOf(findings);
  const where = [...new Set(findings.map(({ sink }) => sinkNames[sink]))];
  return [
    `${listed(names)} can be read by everyone who may pull the image: a build arg stays in what the build makes, here in ${listed(where)}.`,
    '"as: build-secrets" or "as: runtime-ssm" in the build-args step avoids it.',
  ].join(' ');
}

/** One warning for all of them: it would be wrong to stop a deploy for a word, and to say nothing when it was the secret. */
function chanceWarnings(findings: readonly PlacedFinding[]): readonly string[] {
  if (findings.length === 0) return [];
  const names = namesOf(findings);
  const values = names.length === 1 ? 'The value' : 'The values';
  return [
    `${values} of ${listed(names)} can be read in what leaves this machine: ${told(findings)}. It may be chance, or meant, because names or values like these are ordinary ones. If it is a secret, change it to a random one; if it is none, leave it out of the secrets ("leak-scan: fail" stops here).`,
  ];
}

/** `PORT=3000` and `NODE_ENV=production` are nobody's loss: the summary has them, and a warning in every run would only be in the way. */
function unscannableWarnings({ unscannable, ordinary }: VerdictRequest): readonly string[] {
  const missed = unscannable.filter(({ name }) => !ordinary.has(name));
  if (missed.length === 0) return [];
  const clauses = missed.map(({ name, why }) => `${name} ${why}`);
  return [`Not looked for, because it would be found everywhere: ${clauses.join('; ')}.`];
}

const sinkNames: Readonly<Record<Finding['sink'], string>> = {
  layer: 'its layers',
  config: 'its configuration',
  history: 'its history',
  provenance: 'its provenance',
  sbom: 'its SBOM',
  attestation: 'its attestations',
  manifest: 'its manifest',
  metadata: "the build's metadata",
  'build-log': "the build's log",
  cache: 'the exported cache',
  archive: 'the archive',
};

/** The places, the first one of each secret in each sink before all others: they say more than ten files of one layer. */
function told(findings: readonly PlacedFinding[]): string {
  const firsts = new Map([...findings].reverse().map((finding) => [`${finding.name} ${finding.sink}`, finding]));
  const [first, others] = divide(findings, (finding) => firsts.get(`${finding.name} ${finding.sink}`) === finding);
  const texts = [...first, ...others].slice(0, toldPlaces).map(detailOf);
  const rest = findings.length - texts.length;
  return `${texts.join('; ')}${rest > 0 ? `; and ${rest} more in the log` : ''}`;
}

/** The fixes of the first few kinds; each says one thing to do. */
function fixesOf(findings: readonly PlacedFinding[]): string {
  return [...new Set(findings.map(fixOf))].slice(0, 3).join(' ');
}

function summaryOf(request: VerdictRequest, findings: readonly PlacedFinding[]): readonly string[] {
  const missed = new Set(request.unscannable.map(({ name }) => name));
  const count = [...request.modes.keys()].filter((name) => !missed.has(name)).length;
  const looked = `${count} secret${count === 1 ? '' : 's'}`;
  const unread = [
    ...request.notScanned.map((clause) => `- Not scanned: ${clause}`),
    ...request.unscannable.map(({ name, why }) => `- Not looked for: ${name} ${why}`),
  ];
  if (findings.length === 0) return [`Leak scan: none of ${looked} was found.`, ...unread];
  const rows = findings.slice(0, toldRows).map(rowOf);
  const rest = findings.length - rows.length;
  return [
    `Leak scan: ${listed(namesOf(findings))} found.`,
    '',
    '| secret | where | Dockerfile | what to do |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    ...(rest > 0 ? [`- and ${rest} more in the log`] : []),
    ...unread,
  ];
}

const toldRows = 20;

function rowOf(finding: PlacedFinding): string {
  const { line, ...unplaced } = finding;
  const texts = [
    placeText({ ...unplaced, line: undefined }),
    line === undefined ? '' : `line ${line.line}, ${line.keyword}`,
    fixOf(finding),
  ];
  return `| ${[inlineCode(finding.name), ...texts.map(cellText)].join(' | ')} |`;
}

/** Paths are others' text: nothing in them may end a cell or begin markup. */
function cellText(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*[<|]/g, '\\$&');
}

function namesOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ name }) => name))];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function divide<Element>(
  elements: readonly Element[],
  isFirst: (element: Element) => boolean,
): readonly [readonly Element[], readonly Element[]] {
  return [elements.filter(isFirst), elements.filter((element) => !isFirst(element))];
}
