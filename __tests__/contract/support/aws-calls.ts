import { reachedFrom } from './call-graph.ts';
import { filesBelow, readText } from './repository.ts';

/** The prefix of IAM actions by the package of the SDK. */
export const prefixes: Readonly<Record<string, string>> = {
  'application-auto-scaling': 'application-autoscaling',
  'auto-scaling': 'autoscaling',
  'cloudwatch-logs': 'logs',
  ec2: 'ec2',
  ecr: 'ecr',
  ecs: 'ecs',
  'elastic-load-balancing-v2': 'elasticloadbalancing',
  iam: 'iam',
  rds: 'rds',
  'secrets-manager': 'secretsmanager',
  ssm: 'ssm',
  sts: 'sts',
};

const sources = filesBelow('src', /\.ts$/).filter((path) => !path.startsWith('src/local-aws/'));
/** The files that name the commands of an SDK which the bundle holds. */
const isSdk = (path: string) => /-sdk\.ts$/.test(path) && !path.startsWith('src/toolkit/');

/** IAM actions by the name of their operation. */
export const actionsByOperation: ReadonlyMap<string, string> = new Map(sources.filter(isSdk).flatMap(sdkActions));

function sdkActions(path: string): readonly (readonly [string, string])[] {
  const text = readText(path);
  const [, client = ''] = /@aws-sdk\/client-([\w-]+)/.exec(text) ?? [];
  const prefix = prefixes[client];
  if (prefix === undefined) throw new Error(`${path}: no prefix of IAM actions is known for ${client}`);
  const commands = [...text.matchAll(/\b([A-Z]\w+)Command\b/g), ...text.matchAll(/\bpaginate([A-Z]\w+)/g)];
  return commands.map(([, operation = '']) => [operation, `${prefix}:${operation}`]);
}

/**
 * The IAM actions of the operations that an action names to be called, from what its entries do when they are loaded.
 *
 * @param leftOut files that are not followed.
 */
export function calledActions(entries: readonly string[], leftOut: readonly string[] = []): ReadonlySet<string> {
  const reached = [...reachedFrom(entries, leftOut)].filter(([place]) => !isNamedOnly(place));
  const texts = reached
    .filter(([place]) => !place.startsWith(`${registryFile}#`))
    .flatMap(([place, { texts: named }]) => [...named, ...commandsIn(place)]);
  return new Set([...texts.flatMap(actionOf), ...registryActions(reached.map(([place]) => place))]);
}

/** Where operations are named that somebody else calls: which are sent once, and what looks after answers that were lost. */
function isNamedOnly(place: string): boolean {
  return (
    place.startsWith('src/ecs/careful/') || place.startsWith('src/ecs/connect-ecs.ts#') || /-(sdk|api)\.ts#/.test(place)
  );
}

function actionOf(name: string): readonly string[] {
  const action = actionsByOperation.get(name);
  return action === undefined ? [] : [action];
}

/** The commands of an SDK in a function: `new sdk.GetParametersCommand(…)`. */
function commandsIn(place: string): readonly string[] {
  const [file = '', name = ''] = place.split('#');
  return commandsOf(functionsOf(file).find((each) => each.name === name)?.text ?? '');
}

function commandsOf(text: string): readonly string[] {
  const commands = [...text.matchAll(/\bsdk\.(\w+)Command\b/g), ...text.matchAll(/\bsdk\.paginate(\w+)/g)];
  return commands.map(([, operation = '']) => operation);
}

/** Opens a registry as an object with a function for each thing that can be done: what is called depends on which of them are used. */
const registryFile = 'src/image/registry/ecr.ts';

function registryActions(places: readonly string[]): readonly string[] {
  if (!places.some((place) => place.startsWith(`${registryFile}#`))) return [];
  const callers = places.map((place) => place.split('#')[0] ?? '').filter((path) => path !== registryFile);
  const others = [...new Set(callers)].filter((path) => !/\/(cancellable-)?registry\.ts$/.test(path)).map(readText);
  const isUsed = ({ name }: Declared) => others.some((text) => new RegExp(`\\.${name}\\(`).test(text));
  return functionsOf(registryFile)
    .filter(isUsed)
    .flatMap(({ text }) => commandsOf(text).flatMap(actionOf));
}

interface Declared {
  readonly name: string;
  readonly text: string;
}

/** The functions of a file with their text. */
function functionsOf(path: string): readonly Declared[] {
  const parts = readText(path)
    .split(/^(?:export )?(?:async )?function /m)
    .slice(1);
  return parts.map((text) => ({ name: /^\w+/.exec(text)?.[0] ?? '', text }));
}
