import type { Hop } from '../../network/hops.ts';
import type { Verdict } from '../../network/verdict.ts';
import { shellWord } from '../command.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';

/** What a verdict is about, as the beginnings of sentences. */
export interface VerdictWords {
  /** Such as `The tasks do not reach blog on port 5432.` */
  readonly no: string;
  /** Such as `Only some of the tasks reach blog on port 5432.` */
  readonly partial: string;
  /** Such as `Whether the tasks reach blog on port 5432 is not known.` */
  readonly unknown: string;
}

/** All hops that are no pass at once: what is proven, what holds in part, and what nobody knows, with the commands that mend them. */
export function verdictComplaints(
  { outcome, failing }: Verdict,
  words: VerdictWords,
  region: string,
): readonly Complaint[] {
  const shown = { evidence: evidenceOf(failing), fix: inRegion(fixesOf(failing), region) };
  const reasons = failing.map(({ message }) => message).join(' ');
  switch (outcome) {
    case 'yes':
      return [];
    case 'no':
      return [problem(`${words.no} ${reasons}`, shown)];
    case 'partial':
      return [warning(`${words.partial} ${reasons}`, shown)];
    case 'unknown':
      return [unknown(`${words.unknown} ${reasons}`, shown)];
  }
}

/** Commands of the AWS CLI with the region that they are about. */
export function inRegion(commands: readonly string[], region: string): readonly string[] {
  return commands.map((command) => `${command} --region ${shellWord(region)}`);
}

/** Each once, in their order. */
export function fixesOf(hops: readonly Hop[]): readonly string[] {
  return [...new Set(hops.flatMap(({ fix }) => fix))];
}

/** What decided at each hop. */
export function evidenceOf(hops: readonly Hop[]): readonly string[] {
  const texts = hops.map(({ place, evidence }) => (evidence.length === 0 ? place : `${place}: ${evidence.join(', ')}`));
  return [...new Set(texts)];
}
