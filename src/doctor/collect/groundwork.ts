import type { Service } from '../../ecs/situation/service.ts';
import type { Situation } from '../../ecs/situation/situation.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { ContainerInstance } from '../facts/cluster.ts';
import type { Caller } from '../facts/identity.ts';
import type { TaskDefinition } from '../facts/task-definition.ts';
import type { Request } from '../facts.ts';

/** What several collectors start from. Each is read once, and each may be unread on its own. */
export interface Groundwork {
  readonly request: Request;
  readonly caller: Fact<Caller>;
  /** null when there is none of that name. */
  readonly service: Fact<Service | null>;
  /** What a deploy reads before it plans. */
  readonly situation: Fact<Situation>;
  readonly taskDefinition: Fact<TaskDefinition>;
  /** The same as it came, with the values of its environment: to be parsed, and never to be shown. */
  readonly rawTaskDefinition: Fact<JsonObject>;
  /** Empty for Fargate. */
  readonly instances: Fact<readonly ContainerInstance[]>;
}
