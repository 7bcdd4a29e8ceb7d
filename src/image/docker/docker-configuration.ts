import { access, readFile, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { asSentence, BerthError, messageOf } from '../../toolkit/errors.ts';
import { asObject, asString, asStrings, type JsonObject } from '../../toolkit/json.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Writes a Docker configuration of the job's own into `directory`, and returns the environment under which the Docker client uses
 * it. The login to ECR lands there and goes with the directory, and whatever the user has set up keeps working: other logins,
 * credential helpers, contexts, plugins and builders.
 */
export async function createDockerConfiguration(environment: Environment, directory: string): Promise<Environment> {
  const original = environment.DOCKER_CONFIG || join(environment.HOME || homedir(), '.docker');
  const configuration = seedConfiguration(await readConfiguration(join(original, 'config.json')), original);
  await writeFile(join(directory, 'config.json'), `${JSON.stringify(configuration, null, 2)}\n`, { mode: 0o600 });
  const contexts = join(original, 'contexts');
  if (await exists(contexts)) await symlink(contexts, join(directory, 'contexts'));
  return clientEnvironment(environment, original, directory);
}

/**
 * The user's configuration with what would get in the way of a private one taken out. `credsStore` would send the login to ECR to
 * a store that outlives the job, so it is dropped; registries whose login lies in it get it as their own credential helper.
 */
export function seedConfiguration(user: JsonObject, originalDirectory: string): JsonObject {
  const { credsStore, ...rest } = user;
  const store = asString(credsStore);
  const stored = store === undefined ? [] : registriesWithoutLogin(user).map((registry) => [registry, store]);
  const helpers = { ...Object.fromEntries(stored), ...asObject(user.credHelpers) };
  return {
    ...rest,
    ...(Object.keys(helpers).length > 0 ? { credHelpers: helpers } : {}),
    cliPluginsExtraDirs: [...asStrings(user.cliPluginsExtraDirs), join(originalDirectory, 'cli-plugins')],
  };
}

/** Registries whose login lies in the credential store have an entry that is empty. */
function registriesWithoutLogin(user: JsonObject): readonly string[] {
  const entries = Object.entries(asObject(user.auths) ?? {});
  return entries.filter(([, login]) => Object.keys(asObject(login) ?? {}).length === 0).map(([registry]) => registry);
}

/** The configuration without a credential helper for this registry, which would take the login that is about to be made. */
export function withoutHelper(configuration: JsonObject, registry: string): JsonObject {
  const { [registry]: _, ...helpers } = asObject(configuration.credHelpers) ?? {};
  return { ...configuration, credHelpers: helpers };
}

/** Makes the private configuration ready for a login to this registry. */
export async function prepareLogin(directory: string, registry: string): Promise<void> {
  const path = join(directory, 'config.json');
  const configuration = withoutHelper(await readConfiguration(path), registry);
  await writeFile(path, `${JSON.stringify(configuration, null, 2)}\n`, { mode: 0o600 });
}

/** An environment without the step's own inputs: they may hold secrets, and the Docker client has no use for them. */
export function withoutInputs(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('INPUT_')));
}

/** The environment of the Docker client under a configuration in `directory`. */
export function clientEnvironment(environment: Environment, original: string, directory: string): Environment {
  const withTls = Boolean(environment.DOCKER_TLS_VERIFY || environment.DOCKER_TLS);
  return {
    // The client looks for its certificates in its configuration directory, which is about to change.
    ...(withTls ? { DOCKER_CERT_PATH: original } : {}),
    ...withoutInputs(environment),
    DOCKER_CONFIG: directory,
    BUILDX_CONFIG: environment.BUILDX_CONFIG || join(original, 'buildx'),
    // Otherwise the metadata that buildx writes holds every build arg with its value.
    BUILDX_METADATA_PROVENANCE: 'disabled',
    DOCKER_CLI_HINTS: 'false',
  };
}

async function readConfiguration(path: string): Promise<JsonObject> {
  if (!(await exists(path))) return {};
  try {
    return asObject(JSON.parse(await readFile(path, 'utf8'))) ?? {};
  } catch (thrown) {
    // A syntax error's message quotes the file, which holds logins.
    const why = thrown instanceof SyntaxError ? 'It is not valid JSON.' : asSentence(messageOf(thrown));
    throw new BerthError('DOCKER_UNAVAILABLE', {
      what: `The Docker configuration ${path} cannot be read.`,
      why,
      fix: 'Correct or remove that file, or set DOCKER_CONFIG to another directory.',
    });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
