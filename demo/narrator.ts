import { allProven, type Claims, type Proof, proofTable } from './claims.ts';

/** Tells the story as it happens, each line with the time since the start, and keeps what was proven of the claims `Name`. */
export interface Narrator<Name extends string> {
  /** Opens a step of the story. */
  step(letter: string, title: string): void;
  say(text: string): void;
  /** Shows a line of an action's log. */
  quote(text: string): void;
  /** Records how a claim came out and what was seen. */
  prove(name: Name, holds: boolean, evidence: string): void;
  /** Prints the table of all claims; true when every one is proven. */
  conclude(): boolean;
}

export interface NarratorOptions<Name extends string> {
  readonly claims: Claims<Name>;
  readonly write: (line: string) => void;
  /** Whether the output is a terminal that shows colours. */
  readonly colours: boolean;
  /** Milliseconds since any origin. */
  readonly now: () => number;
}

export function createNarrator<Name extends string>({
  claims,
  write,
  colours,
  now,
}: NarratorOptions<Name>): Narrator<Name> {
  const start = now();
  const proofs = new Map<Name, Proof>();
  const paint = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  const line = (text: string) => write(`${elapsed(now() - start)}  ${text}`);
  return {
    step: (letter, title) => write(`\n${paint(1, `${letter}. ${title}`)}`),
    say: line,
    quote: (text) => {
      for (const part of text.split('\n')) write(`        ${paint(2, `| ${part}`)}`);
    },
    prove: (name, holds, evidence) => {
      // A claim that failed once has failed.
      if (proofs.get(name)?.holds !== false) proofs.set(name, { holds, evidence });
      line(holds ? paint(32, `Proven: ${claims[name].text}.`) : paint(31, `NOT PROVEN: ${claims[name].text}.`));
      write(`        ${evidence}`);
    },
    conclude: () => {
      write(`\n${paint(1, 'What was proven')}`);
      for (const row of proofTable(claims, proofs)) write(row);
      const proven = allProven(claims, proofs);
      line(proven ? 'Everything was proven.' : 'Not everything was proven.');
      return proven;
    },
  };
}

/** `m:ss`, right-aligned to six characters. */
function elapsed(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`.padStart(6);
}
