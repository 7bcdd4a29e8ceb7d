import { readTarget } from '../../deploy/rollback/request.ts';
import { checkPlace } from '../../ecs/place-input.ts';
import type { InputReader } from '../../toolkit/inputs.ts';
import type { ConnectTo } from '../../verify/probe-target.ts';
import { readConnections } from './connections.ts';
import { readSettings, type Settings } from './settings.ts';
import { readUrls, type UrlEntry } from './url-list.ts';

/** The inputs of `verify`, read once. */
export interface VerifyInputs {
  /** At least one. */
  readonly urls: readonly UrlEntry[];
  /** What every URL is held to that says nothing else. */
  readonly settings: Settings;
  /** Values may be secrets. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly waitSeconds: number;
  readonly intervalSeconds: number;
  readonly goodAnswers: number;
  /** By host, or by host and port, as they stand in URLs. */
  readonly connections: Readonly<Record<string, ConnectTo>>;
  readonly ipVersion: 'any' | '4' | '6';
  readonly caFile: string | null;
  readonly onFailure: 'leave' | 'roll-back';
  readonly cluster: string;
  /** Never null with `roll-back`. */
  readonly service: string | null;
  /** As ARN or `family:revision`; null for whichever version runs. */
  readonly rollBackFrom: string | null;
  /** As the action `rollback` takes it. */
  readonly rollBackTo: string;
  /** No two tasks at once on the way back. */
  readonly exclusive: boolean;
}

export function readInputs(reader: InputReader): VerifyInputs {
  const settings = readSettings(reader);
  return {
    urls: readUrls(reader, settings),
    settings,
    requestHeaders: readRequestHeaders(reader),
    timeoutSeconds: reader.integer('timeout-seconds', { minimum: 1, maximum: 300 }) ?? 10,
    waitSeconds: reader.integer('wait-seconds', { minimum: 0, maximum: 3_600 }) ?? 60,
    intervalSeconds: reader.integer('interval-seconds', { minimum: 0, maximum: 300 }) ?? 2,
    goodAnswers: reader.integer('good-answers', { minimum: 1, maximum: 1_000 }) ?? 1,
    connections: readConnections(reader),
    ipVersion: reader.choice('ip-version', ['any', '4', '6'], 'any'),
    caFile: reader.text('ca-file') ?? null,
    ...readRollback(reader),
  };
}

/** One `Name: value` a line. A complaint never quotes a value. */
function readRequestHeaders(reader: InputReader): Readonly<Record<string, string>> {
  const headers = reader.lines('request-headers').map((line, index) => {
    const [, name = '', value = ''] = /^([\w!#$%&'*+.^`|~-]+)\s*:\s*([\t\x20-\x7e\x80-\xff]+)$/.exec(line) ?? [];
    if (name === '') reader.reject(`"request-headers" takes Name: value, which its line ${index + 1} is not`);
    return [name.toLowerCase(), value] as const;
  });
  return Object.fromEntries(headers);
}

type RollbackInputs = Pick<
  VerifyInputs,
  'onFailure' | 'cluster' | 'service' | 'rollBackFrom' | 'rollBackTo' | 'exclusive'
>;

function readRollback(reader: InputReader): RollbackInputs {
  const inputs: RollbackInputs = {
    onFailure: reader.choice('on-failure', ['leave', 'roll-back'], 'leave'),
    cluster: reader.text('cluster') ?? 'default',
    service: reader.text('service') ?? null,
    rollBackFrom: readDeployed(reader),
    rollBackTo: readTarget(reader, 'roll-back-to'),
    exclusive: reader.boolean('exclusive', false),
  };
  if (inputs.onFailure === 'leave') return inputs;
  if (inputs.service === null)
    reader.reject('"on-failure: roll-back" needs "service", which says what is brought back');
  checkPlace(reader, inputs);
  return inputs;
}

function readDeployed(reader: InputReader): string | null {
  const from = reader.text('roll-back-from') ?? null;
  if (from !== null && !/^[\w:/-]+:\d+$/.test(from))
    reader.reject(`"roll-back-from" must be family:revision or a task definition's ARN, not "${from}"`);
  return from;
}
