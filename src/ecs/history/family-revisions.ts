import { asStrings } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { explained } from '../explained.ts';
import { describeTaskDefinition } from '../situation/describe-task-definition.ts';
import { imagesOf } from '../task-definition/task-definition.ts';

/** How many of a family's revisions are looked at: each is a call. */
const mostRevisions = 100;

/** The newest ACTIVE revision of a family (its ARN) with a container that names this digest; undefined when none of the newest does. */
export async function revisionWithDigest(call: CallEcs, family: string, digest: string): Promise<string | undefined> {
  for (const arn of await newestRevisions(call, family)) {
    const { taskDefinition } = await describeTaskDefinition(call, arn);
    if (Object.values(imagesOf(taskDefinition)).some((image) => image.endsWith(`@${digest}`))) return arn;
  }
  return undefined;
}

async function newestRevisions(call: CallEcs, family: string): Promise<readonly string[]> {
  const body = { familyPrefix: family, status: 'ACTIVE', sort: 'DESC', maxResults: mostRevisions };
  return asStrings((await explained(call, `family ${family}`)('ListTaskDefinitions', body)).taskDefinitionArns);
}
