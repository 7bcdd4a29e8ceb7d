import { nodeProgram } from '../node-program.ts';
import { python } from '../packages.ts';
import { type Scene, scenesOf } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** Nothing of the machine's own settings may help. */
const alone = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  AWS_PAGER: '',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};
const region = { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1' };
const keys = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' };

type Environment = Readonly<Record<string, string>>;
type Ask = (stage: Stage, environment: Environment) => Promise<string>;

const sdk: Ask = (stage, environment) => {
  const code = `import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
await new ECSClient({}).send(new ListClustersCommand({}));`;
  return nodeProgram(stage, code, { ...alone, ...environment });
};

const cli: Ask = async (stage, environment) => {
  const interpreter = await python(stage, 'awscli');
  return stage.run(interpreter, ['-m', 'awscli', 'ecs', 'list-clusters'], {
    environment: { ...alone, ...environment },
  });
};

const cases: readonly (readonly [id: string, environment: Environment])[] = [
  ['aws-credentials-missing', region],
  ['aws-region-missing', keys],
  // A region that does not exist.
  ['aws-endpoint-unreachable', { ...keys, AWS_REGION: 'eu-west-9', AWS_DEFAULT_REGION: 'eu-west-9' }],
];

/** What clients of AWS say before AWS answers. */
export const awsScenes: readonly Scene[] = [
  ...scenesOf(
    { source: 'credentials', tool: 'aws-sdk', isQuick: true },
    cases.map(([id, environment]) => ({ id, provoke: (stage) => sdk(stage, environment) })),
  ),
  ...scenesOf({ source: 'credentials', tool: 'aws-cli', isQuick: false }, [
    ...cases.map(([id, environment]) => ({
      id,
      provoke: (stage: Stage) => cli(stage, environment),
    })),
    { id: 'aws-profile-not-found', provoke: (stage) => cli(stage, { ...region, AWS_PROFILE: 'deploy' }) },
  ]),
];
