import type { ApiService } from '../server/api.ts';
import { evaluate, type Verdict } from './evaluate.ts';
import { inlinePolicyOperations, managedPolicyOperations } from './policy-operations.ts';
import { roleOperations } from './role-operations.ts';
import { emptyStore, policiesOf, roleOf } from './role-store.ts';
import { simulationOperations } from './simulate.ts';

export interface Iam {
  readonly service: ApiService;
  /** What the policies of a role say, by its ARN or name; undefined when there is no such role. */
  decide(role: string, action: string, resource: string): Verdict['decision'] | undefined;
}

/** AWS IAM, as far as it is about what roles may do, kept in memory. */
export function createIam(): Iam {
  const store = emptyStore();
  const operations = {
    ...roleOperations(store),
    ...inlinePolicyOperations(store),
    ...managedPolicyOperations(store),
    ...simulationOperations(store),
  };
  return {
    service: {
      protocol: 'query',
      version: '2010-05-08',
      xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
      omitsEmptyResults: true,
      operations,
    },
    decide(reference, action, resource) {
      const role = roleOf(store, reference);
      if (role === undefined) return undefined;
      return evaluate(policiesOf(store, role), { action, resource, context: new Map() }).decision;
    },
  };
}
