import type { CallRds } from '../../rds/rds-api.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { Facts } from '../facts.ts';

export type DatabaseFacts = Pick<Facts, 'database' | 'databaseNetwork' | 'databaseUse' | 'forcedEncryption'>;

export interface DatabaseQuestion {
  /** Identifier, endpoint, or the name of the environment entry that holds it; null where the user says nothing. */
  readonly database: string | null;
  /** With the values of its environment, which are parsed and forgotten. */
  readonly rawTaskDefinition: Fact<JsonObject>;
}

/** Reads the database that the application uses, and where the application says that it is. It never throws. */
export type CollectDatabase = (
  clients: { readonly rds: CallRds },
  question: DatabaseQuestion,
) => Promise<DatabaseFacts>;
