import type { TaskDefinition } from '../facts/task-definition.ts';

/** Something outside the task that starting it takes. */
export interface StartNeed {
  /** The last part of the service's name of a VPC endpoint, such as `ecr.api`; null for what is on the internet alone. */
  readonly endpoint: string | null;
  /** For people. */
  readonly name: string;
}

/** What a task dials before its containers run: for its images, its secrets and its logs. */
export function startNeedsOf({ containers }: TaskDefinition, region: string): readonly StartNeed[] {
  const needs = [
    ...containers.flatMap(({ image }) => imageNeeds(image, region)),
    ...containers.flatMap(({ secrets }) => secrets.map(({ valueFrom }) => secretNeed(valueFrom))),
    ...containers.flatMap(({ log }) => (log?.driver === 'awslogs' ? [ofService('logs')] : [])),
  ];
  return [...new Map(needs.map((need) => [need.name, need])).values()];
}

/** ECR keeps layers in S3 (ECR user guide, "Amazon ECR interface VPC endpoints"). */
function imageNeeds(image: string, region: string): readonly StartNeed[] {
  const [host = ''] = image.split('/');
  const [, registryRegion] = /^\d{12}\.dkr\.ecr(?:-fips)?\.([\w-]+)\.amazonaws\.com/.exec(host) ?? [];
  if (registryRegion === region) return ['ecr.api', 'ecr.dkr', 's3'].map(ofService);
  const isHost = /[.:]/.test(host) && image.includes('/');
  return [{ endpoint: null, name: isHost ? host : 'docker.io' }];
}

function secretNeed(valueFrom: string): StartNeed {
  return ofService(/^arn:[\w-]+:secretsmanager:/.test(valueFrom) ? 'secretsmanager' : 'ssm');
}

function ofService(endpoint: string): StartNeed {
  return { endpoint, name: endpoint };
}
