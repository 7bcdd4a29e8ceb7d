import type { Facts, Request } from '../facts.ts';
import type { DoctorClients } from './clients.ts';

/** What the user asks the doctor, besides the request that checks see. */
export interface Question {
  readonly request: Request;
  /** Path of the task definition to be deployed; null for the live one. */
  readonly taskDefinitionFile: string | null;
  /** Identifier, endpoint, or the name of the environment entry that holds it; null where nothing is said. */
  readonly database: string | null;
}

/** Reads every fact, all at the same time. It never throws: what cannot be read is a fact that says so. */
export type Collect = (clients: DoctorClients, question: Question) => Promise<Facts>;
