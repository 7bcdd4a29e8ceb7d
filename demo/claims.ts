/** What a story has to prove, by name and in the order of its steps. */
export type Claims<Name extends string = string> = Readonly<Record<Name, Claim>>;

/** A statement that the story makes true or that fails it. */
export interface Claim {
  /** The letter of the step in which it is proven. */
  readonly step: string;
  readonly text: string;
}

/** How a claim came out, and what was seen. */
export interface Proof {
  readonly holds: boolean;
  readonly evidence: string;
}

export type Proofs = ReadonlyMap<string, Proof>;

const evidenceWidth = 80;

/** Whether every claim was looked at and holds. */
export function allProven(claims: Claims, proofs: Proofs): boolean {
  return Object.keys(claims).every((name) => proofs.get(name)?.holds === true);
}

/** One line for each claim; a claim that the story did not get to is not proven. */
export function proofTable(claims: Claims, proofs: Proofs): readonly string[] {
  const width = Math.max(...Object.values(claims).map(({ text }) => text.length));
  return Object.entries(claims).map(([name, { step, text }]) => {
    const proof = proofs.get(name);
    const verdict = proof?.holds === true ? 'proven' : 'NOT PROVEN';
    return `${step}  ${text.padEnd(width)}  ${verdict.padEnd(10)}  ${shortened(proof?.evidence ?? 'not reached')}`;
  });
}

/** The whole of it was printed when it was seen. */
function shortened(evidence: string): string {
  return evidence.length > evidenceWidth ? `${evidence.slice(0, evidenceWidth - 1)}…` : evidence;
}
