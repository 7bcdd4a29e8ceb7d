import type { JsonObject, JsonValue } from '../../src/toolkit/json.ts';
import { asObject } from '../../src/toolkit/json.ts';

/** A call of a JSON API as it stands on the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: JsonObject;
}

const authorization = (region: string) =>
  `AWS4-HMAC-SHA256 Credential=local/20260801/${region}/ecs/aws4_request, SignedHeaders=host, Signature=0`;

/** Calls an operation of the emulated ECS without an SDK in between; `headers` replace those of a signed request. */
export async function callEcs(
  environment: Readonly<Record<string, string>>,
  operation: string,
  input: JsonObject | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  const response = await fetch(environment.AWS_ENDPOINT_URL ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}`,
      authorization: authorization(environment.AWS_REGION ?? 'us-east-1'),
      ...headers,
    },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  });
  const body = asObject(await response.json()) ?? {};
  return { status: response.status, headers: response.headers, body };
}

/** Calls an operation of an emulated JSON API, such as `AmazonSSM.GetParameters`, and gives its answer; throws what it refuses. */
export async function callTarget(
  environment: Readonly<Record<string, string>>,
  target: string,
  input: JsonObject,
): Promise<JsonObject> {
  const operation = target.slice(target.indexOf('.') + 1);
  const { status, body } = await callEcs(environment, operation, input, { 'x-amz-target': target });
  if (status !== 200) throw new Error(`${target}: ${JSON.stringify(body)}`);
  return body;
}

type CallQuery = (
  environment: Readonly<Record<string, string>>,
  operation: string,
  input: JsonObject,
) => Promise<{ readonly status: number; readonly xml: string }>;

/** Call an operation of the emulated Elastic Load Balancing or IAM as the Query protocol has it: a form in, XML out. */
export const callBalancing: CallQuery = (...call) => callQuery('2015-12-01', ...call);
export const callIam: CallQuery = (...call) => callQuery('2010-05-08', ...call);

/** Calls an operation of the emulated EC2 or RDS; the fields are those of the form, such as `Filter.1.Name`. */
export function callForm(
  service: 'ec2' | 'rds',
  environment: Readonly<Record<string, string>>,
  operation: string,
  form: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly xml: string }> {
  return callQuery({ ec2: '2016-11-15', rds: '2014-10-31' }[service], environment, operation, form);
}

async function callQuery(
  version: string,
  environment: Readonly<Record<string, string>>,
  operation: string,
  input: JsonObject,
): Promise<{ readonly status: number; readonly xml: string }> {
  const form = new URLSearchParams([['Action', operation], ['Version', version], ...fields('', input)]);
  const response = await fetch(environment.AWS_ENDPOINT_URL ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: authorization(environment.AWS_REGION ?? 'us-east-1'),
    },
    body: form.toString(),
  });
  return { status: response.status, xml: await response.text() };
}

function fields(path: string, value: JsonValue | undefined): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((element, index) => fields(`${path}.member.${index + 1}`, element));
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, member]) => fields(path === '' ? name : `${path}.${name}`, member));
}
