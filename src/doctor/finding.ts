/** What a check found out about one thing. */
export interface Finding {
  /** The check's id, such as `SV-STALL`; a check that looks at several things gives several findings. */
  readonly id: string;
  /** The story of docs/doctor.md that it belongs to. */
  readonly story?: Story;
  readonly status: FindingStatus;
  /** What it means, in a sentence or two, without any value of an environment entry or secret. */
  readonly message: string;
  /** What was read that shows it. */
  readonly evidence: readonly string[];
  /** Commands that put it right, or show what that takes: complete, in their order. They are printed and never run. */
  readonly fix: readonly string[];
  /** IAM actions that AWS denied, and that it could be judged with; absent where none was. */
  readonly denied?: readonly string[];
}

/**
 * `problem`: proven to fail. `warning`: likely, partial, or unknown. `skipped`: it could not be judged, which is no pass. `ok`: every
 * fact was read, and nothing is wrong.
 */
export type FindingStatus = 'ok' | 'warning' | 'problem' | 'skipped';

/** The days that were lost: reaching the database, its port, the rollout that never ends, HTTPS. */
export type Story = 'database-reach' | 'database-port' | 'stalled-rollout' | 'https';

/** What is wrong, from a rule: a finding without what its check adds. */
export type Complaint = Pick<Finding, 'message' | 'evidence' | 'fix'> & {
  readonly status: Exclude<FindingStatus, 'ok'>;
};

interface Shown {
  readonly evidence?: readonly string[];
  readonly fix?: readonly string[];
}

/** Proven to fail. */
export function problem(message: string, shown: Shown = {}): Complaint {
  return complaint('problem', message, shown);
}

/** Likely to fail, or to fail in part. */
export function warning(message: string, shown: Shown = {}): Complaint {
  return complaint('warning', message, shown);
}

/** Not to be judged from what was read. */
export function unknown(message: string, shown: Shown = {}): Complaint {
  return complaint('skipped', message, shown);
}

function complaint(status: Complaint['status'], message: string, { evidence = [], fix = [] }: Shown): Complaint {
  return { status, message, evidence, fix };
}
