import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { runCommand, tryCommand } from '../harness/command.ts';
import { asArray, asObject, asString, asStrings } from '../src/toolkit/json.ts';
import type { Stage } from './stage.ts';

/** The label that every container and network of local-aws carries; its value says which local-aws. */
const ownerLabel = 'local-aws.owner';

type EngineEnvironment = Pick<Stage, 'engine'>;

/** What the engine itself says about a container. */
export interface ContainerView {
  readonly running: boolean;
  /** Registry references (`repository@digest`) of the image that it runs. */
  readonly digests: readonly string[];
  /** Which local-aws started it. */
  readonly owner: string;
}

/** Looks at a container with `docker inspect`; undefined when the engine has none of that id. */
export async function inspectContainer(stage: EngineEnvironment, id: string): Promise<ContainerView | undefined> {
  const environment = { ...process.env, ...stage.engine.environment };
  const inspection = await tryCommand('docker', ['container', 'inspect', id], { environment });
  if (inspection.exitCode !== 0) return undefined;
  const container = asObject(asArray(JSON.parse(inspection.stdout))[0]);
  const image = asString(container?.Image) ?? '';
  const digests = await runCommand('docker', ['image', 'inspect', '--format', '{{json .RepoDigests}}', image], {
    environment,
  });
  return {
    running: asObject(container?.State)?.Running === true,
    digests: asStrings(JSON.parse(digests)),
    owner: asString(asObject(asObject(container?.Config)?.Labels)?.[ownerLabel]) ?? '',
  };
}

/** Whether a container runs with a variable, given as `NAME=value`. */
export async function holdsInEnvironment(stage: EngineEnvironment, id: string, variable: string): Promise<boolean> {
  const environment = { ...process.env, ...stage.engine.environment };
  const text = await runCommand('docker', ['inspect', '--format', '{{json .Config.Env}}', id], { environment });
  return asStrings(JSON.parse(text)).includes(variable);
}

/** How often a text stands in an image: in its configuration, its history and its layers, which `docker save` writes unpacked. */
export async function occurrencesInImage(stage: EngineEnvironment, image: string, text: string): Promise<number> {
  const wanted = Buffer.from(text);
  const save = spawn('docker', ['save', image], {
    env: { ...process.env, ...stage.engine.environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(save, 'close');
  let rest: Buffer = Buffer.alloc(0);
  let count = 0;
  for await (const chunk of save.stdout) {
    const bytes = Buffer.concat([rest, chunk]);
    for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + wanted.length)) count += 1;
    rest = bytes.subarray(Math.max(0, bytes.length - wanted.length + 1));
  }
  const [exitCode] = await ended;
  if (exitCode !== 0) throw new Error(`"docker save ${image}" ended with exit code ${exitCode}.`);
  return count;
}

/** Names of the containers and networks that these local-aws left behind. */
export async function remainsOf(stage: EngineEnvironment, owners: Iterable<string>): Promise<readonly string[]> {
  const options = { environment: { ...process.env, ...stage.engine.environment } };
  const remains: string[] = [];
  for (const owner of owners) {
    const filter = ['--filter', `label=${ownerLabel}=${owner}`];
    remains.push(await runCommand('docker', ['ps', '--all', ...filter, '--format', '{{.Names}}'], options));
    remains.push(await runCommand('docker', ['network', 'ls', ...filter, '--format', '{{.Name}}'], options));
  }
  return remains.flatMap((names) => names.split('\n')).filter((name) => name !== '');
}

/** Removes what building and pushing left in the engine; a hosted runner is thrown away with it. */
export async function removeImages(stage: EngineEnvironment, repository: string): Promise<void> {
  if (repository === '') return;
  const options = { environment: { ...process.env, ...stage.engine.environment } };
  const format = ['--format', '{{.ID}}'];
  const ids = await runCommand('docker', ['image', 'ls', '--all', repository, ...format], options);
  const unique = [...new Set(ids.split('\n').filter((id) => id !== ''))];
  if (unique.length > 0) await runCommand('docker', ['image', 'rm', '--force', ...unique], options);
}
