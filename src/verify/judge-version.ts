import type { VersionExpectation, VersionPlace } from './expectation.ts';
import { readField } from './field.ts';
import type { Answered } from './probe-outcome.ts';
import type { Problem } from './problem.ts';
import { inlineText } from './words.ts';

/** Whether the version that answers is the one that was deployed. */
export function judgeVersion(answer: Answered, { value, from }: VersionExpectation): readonly Problem[] {
  if (from.kind === 'body') return answer.body.includes(value) ? [] : [otherVersion(`the body does not hold ${value}`)];
  const served = servedVersion(answer, from);
  if (served === undefined) return [otherVersion(`${placeText(from)} says nothing, where ${value} is expected`)];
  if (isSameVersion(served, value)) return [];
  return [otherVersion(`${placeText(from)} says ${inlineText(served)}, where ${value} is expected`)];
}

function servedVersion({ headers, body }: Answered, from: Exclude<VersionPlace, { kind: 'body' }>): string | undefined {
  if (from.kind === 'header') return headers[from.name];
  const field = readField(body, from.path);
  return field.kind === 'value' ? field.text : undefined;
}

function placeText(from: Exclude<VersionPlace, { kind: 'body' }>): string {
  return from.kind === 'header' ? `the header ${from.name}` : `the field ${from.path}`;
}

/** Alike, or a commit or digest and its beginning of at least 7 digits, as Git and Docker shorten them. */
export function isSameVersion(served: string, wanted: string): boolean {
  const [one, other] = [bare(served), bare(wanted)];
  if (one === other) return true;
  const areHashes = [one, other].every((text) => /^[0-9a-f]{7,64}$/.test(text));
  return areHashes && (one.startsWith(other) || other.startsWith(one));
}

function bare(version: string): string {
  return version.trim().replace(/^sha256:/, '');
}

function otherVersion(seen: string): Problem {
  return {
    name: 'wrong-version',
    what: `Another version answers than the one that was deployed: ${seen}.`,
    why: 'A task of the old version still serves, a cache in between has kept its answer, or DNS leads to another service.',
    fix: 'Ask past the cache, compare the address with that of the service, and see that the deploy has proved that no old task is left.',
  };
}
