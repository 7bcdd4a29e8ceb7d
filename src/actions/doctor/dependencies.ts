import type { DoctorClients } from '../../doctor/collect/clients.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import type { Clock } from '../../toolkit/clock.ts';

/** What the doctor acts through. */
export interface DoctorDependencies {
  readonly host: ActionHost;
  readonly clients: DoctorClients;
  readonly clock: Clock;
  /** The subject of the job's own OpenID Connect token; null where it has none. */
  readonly readSubject: (host: ActionHost) => Promise<string | null>;
}
