import { needsHostNetwork, parseServices, type Services } from '../../image/container-test/services/services.ts';
import { isVariableName } from '../../secrets/names.ts';
import { readCommand } from '../../toolkit/command-input.ts';
import type { InputReader } from '../../toolkit/inputs.ts';
import type { PageExpectation } from '../../verify/expectation.ts';
import { readPage } from '../../verify/page-inputs.ts';
import { parseStatuses } from '../../verify/statuses.ts';

/** How the finished container is tried before it is pushed. */
export interface TestInputs {
  readonly enabled: boolean;
  /** Variables of the container under test. */
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  /** What must end with 0 inside the container; null for nothing. */
  readonly command: readonly string[] | null;
  /** The container's port that must answer over HTTP. */
  readonly port: number | undefined;
  readonly path: string;
  /** The host that is asked for, with or without a port. */
  readonly host: string;
  /** Numbers and ranges that `parseStatuses` reads. */
  readonly status: string;
  /** What the page at test-port must hold. */
  readonly page: PageExpectation;
  /** Undefined when unset: then an early end with 0 passes. */
  readonly seconds: number | undefined;
  /** Names of variables that must be there and not be empty. */
  readonly variables: readonly string[];
  /** A name or id, or `not-root`. */
  readonly user: string | undefined;
  readonly network: string | undefined;
  readonly services: Services | undefined;
}

/** Reads the inputs `test` and `test-…`. */
export function readTestInputs(reader: InputReader): TestInputs {
  const inputs: TestInputs = {
    enabled: reader.choice('test', ['on', 'off'], 'on') === 'on',
    environment: readEnvironment(reader),
    command: readCommand(reader, 'test-command'),
    port: reader.integer('test-port', { minimum: 1, maximum: 65_535 }),
    path: reader.text('test-path') ?? '/',
    host: readHost(reader),
    status: readStatus(reader),
    page: readPage(reader, 'test-'),
    seconds: reader.integer('test-seconds', { minimum: 1, maximum: 3_600 }),
    variables: readVariables(reader),
    user: reader.text('test-user'),
    network: reader.text('test-network'),
    services: readServices(reader),
  };
  if (needsHostNetwork(inputs.services) && ![undefined, 'host'].includes(inputs.network))
    reader.reject(
      `"test-services" is on this machine's localhost, which a container reaches in its host's network only: leave "test-network" unset`,
    );
  if (!/^\/[\x21-\x7e]*$/.test(inputs.path))
    reader.reject(
      `"test-path" must begin with a slash, with spaces and other letters than ASCII's percent-encoded, not "${inputs.path}"`,
    );
  return inputs;
}

/** Complaints name the line and never the value. */
function readEnvironment(reader: InputReader): TestInputs['environment'] {
  return reader.lines('test-env').map((line, index) => {
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(equals, 0)).trim();
    if (!isVariableName(name)) reader.reject(`"test-env" takes NAME=VALUE, and line ${index + 1} is something else`);
    return { name, value: line.slice(equals + 1) };
  });
}

function readHost(reader: InputReader): string {
  const host = reader.text('test-host') ?? 'localhost';
  if (!/^[\w.-]+(?::\d{1,5})?$/.test(host))
    reader.reject(`"test-host" must be a host such as example.com, not "${host}"`);
  return host;
}

function readStatus(reader: InputReader): string {
  const status = reader.text('test-status') ?? '200-399';
  if (parseStatuses(status) === undefined)
    reader.reject(`"test-status" takes statuses such as 200,301 or 200-399, not "${status}"`);
  return status;
}

function readVariables(reader: InputReader): readonly string[] {
  const names = reader.lines('test-variables').flatMap((line) => line.split(','));
  const trimmed = names.map((name) => name.trim()).filter((name) => name !== '');
  for (const name of trimmed.filter((candidate) => !isVariableName(candidate)))
    reader.reject(`"test-variables" takes names of variables, not "${name}"`);
  return trimmed;
}

/** The URL of a database holds its password, so no complaint quotes it. */
function readServices(reader: InputReader): Services | undefined {
  const text = reader.text('test-services');
  if (text === undefined) return undefined;
  const services = parseServices(text);
  if (!('problem' in services)) return services;
  reader.reject(`"test-services" ${services.problem}`);
  return undefined;
}
