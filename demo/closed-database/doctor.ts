import type { StepResult } from '../../harness/runner.ts';
import { asObjects, asString, asStrings } from '../../src/toolkit/json.ts';
import type { Place } from '../ecs.ts';
import { runJob, tryAction } from '../pipeline.ts';
import type { Play, Stage } from '../stage.ts';
import type { ClaimName } from './claims.ts';

/** What the doctor says of one thing. */
export interface Finding {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly fix: readonly string[];
}

/** What the doctor found. */
export interface Examination {
  readonly result: StepResult;
  /** The first finding of a check; one of the status `missing` where it says nothing. */
  finding(id: string): Finding;
}

/** Has the doctor look at the service with its database, as the first step of a workflow's job. */
export async function examine(play: Play<ClaimName>, stage: Stage, place: Place): Promise<Examination> {
  const { cluster, service } = place;
  const request = { database: 'DB_HOST', checks: 'NET-*, DB-*, TD-DBPORT, SV-STALL' };
  const inputs = { cluster, service, 'task-definition': 'task-definition.json', ...request };
  const result = await runJob(play, stage, 'quote nothing', (job) => tryAction(play, job, 'doctor', inputs));
  const findings = asObjects(JSON.parse(result.outputs.findings || '[]')).map((finding) => ({
    id: asString(finding.id) ?? '',
    status: asString(finding.status) ?? '',
    message: asString(finding.message) ?? '',
    fix: asStrings(finding.fix),
  }));
  const missing = { status: 'missing', message: 'nothing was found', fix: [] };
  return { result, finding: (id) => findings.find((finding) => finding.id === id) ?? { id, ...missing } };
}

/** Shows a finding as the job's log does. */
export function tell({ narrator }: Play<ClaimName>, { id, status, message, fix }: Finding): void {
  narrator.quote([`${status} ${id}: ${message}`, ...fix.map((command) => `  ${command}`)].join('\n'));
}
