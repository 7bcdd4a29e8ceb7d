import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { BaseImage } from '../harness/base-image.ts';
import type { Engine } from '../harness/engine.ts';
import type { Postgres } from '../harness/postgres.ts';
import type { StepResult } from '../harness/runner.ts';
import type { CleanUp } from './clean-up.ts';
import type { Narrator } from './narrator.ts';

/** What the steps stand on. The first step sets it up. */
export interface Stage {
  readonly engine: Engine;
  readonly baseImage: BaseImage;
  readonly postgres: Postgres;
  readonly ecs: ECSClient;
  readonly ecr: ECRClient;
  readonly loadBalancing: ElasticLoadBalancingV2Client;
  /** What every step of a workflow sees: the address and credentials of local-aws, and the engine. */
  readonly environment: Readonly<Record<string, string>>;
  /** A copy of examples/backend with its server built: the checkout that the actions work in. */
  readonly workspace: string;
  /** The URI of the ECR repository. */
  readonly repository: string;
  /** The one row that every version reads from PostgreSQL. */
  readonly row: string;
}

/** What every step needs besides the stage; `Name` are the claims that it may prove, none for a step of every story. */
export interface Play<Name extends string = never> {
  readonly narrator: Narrator<Name>;
  readonly cleanUp: CleanUp;
  /** Everything that the actions did so far; the last step looks for secrets in it. */
  readonly results: StepResult[];
  /** Values of the label by which local-aws marks what it makes in the engine, for the look at what is left. */
  readonly owners: Set<string>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly speed: number;
  /** Shows the log of every action, not of deploy alone. */
  readonly verbose: boolean;
}

/** The AWS clients of the demo itself, which looks at local-aws from outside as any client does. */
export function createClients(
  environment: Readonly<Record<string, string>>,
): Pick<Stage, 'ecs' | 'ecr' | 'loadBalancing'> {
  const configuration = {
    endpoint: environment.AWS_ENDPOINT_URL ?? '',
    region: environment.AWS_REGION ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  };
  return {
    ecs: new ECSClient(configuration),
    ecr: new ECRClient(configuration),
    loadBalancing: new ElasticLoadBalancingV2Client(configuration),
  };
}
