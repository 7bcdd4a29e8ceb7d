/** A subnet that tasks get their addresses from. */
export interface Subnet {
  readonly id: string;
  readonly freeAddresses: number;
}

/** One connection from the runner, which shows what the runner sees and no more. */
export interface Probe {
  readonly host: string;
  readonly port: number;
  readonly outcome: 'connected' | 'refused' | 'timed-out' | 'reset' | 'unreachable' | 'name-not-found';
  /** Days until the certificate expires; null without TLS. */
  readonly certificateDays: number | null;
  /** What is wrong with TLS, in a few words each; empty when it works, and without TLS. */
  readonly tlsProblems: readonly string[];
}
