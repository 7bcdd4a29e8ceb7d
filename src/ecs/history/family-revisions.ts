import { explainAwsError } from '../../toolkit/aws/errors.ts';
import { asStrings } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { describeTaskDefinition } from '../situation/situation.ts';
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
  try {
    const body = { familyPrefix: family, status: 'ACTIVE', sort: 'DESC', maxResults: mostRevisions };
    return asStrings((await call('ListTaskDefinitions', body)).taskDefinitionArns);
  } catch (thrown) {
    throw explainAwsError(thrown, { iamAction: 'ecs:ListTaskDefinitions', resource: `family ${family}` });
  }
}
