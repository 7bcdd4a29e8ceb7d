import { isAnswerLost, wasNotCarriedOut } from '../../toolkit/aws/errors.ts';
import { asSentence, BerthError, messageOf } from '../../toolkit/errors.ts';
import { asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { lastPart } from '../situation/task.ts';
import type { CarefulTools } from './careful-tools.ts';
import { layer } from './layer.ts';
import { traceUpdate, type UpdateTrace } from './update-trace.ts';

/** Looks at a service after a lost answer, one a second: a call that ECS still works on shows within that time. */
const looks = 6;
const pause = 1_000;

/**
 * UpdateService carries no token by which ECS would know it again, so one whose answer is lost is never just sent again: the service is
 * read, and tells what became of it. If it was carried out, its answer is the service as it is now; if certainly not, it is sent once
 * more; where that cannot be told, the error says what is known. Throws OUTCOME_UNKNOWN.
 */
export function findOutUpdates(call: CallEcs, tools: CarefulTools): CallEcs {
  const lastSeen = new Map<string, JsonObject>();
  return layer(call, async (operation, body) => {
    const before = operation === 'UpdateService' ? await serviceBefore(call, body, lastSeen) : undefined;
    const answer = before === undefined ? await call(operation, body) : await update({ call, tools, before, body });
    remember(lastSeen, body, answer);
    return answer;
  });
}

async function serviceBefore(call: CallEcs, body: JsonObject, lastSeen: ReadonlyMap<string, JsonObject>) {
  return lastSeen.get(keyOf(body, body.service)) ?? (await readService(call, body));
}

function remember(lastSeen: Map<string, JsonObject>, body: JsonObject, answer: JsonObject): void {
  for (const service of [...asObjects(answer.services), asObject(answer.service) ?? {}]) {
    lastSeen.set(keyOf(body, service.serviceName), service);
  }
}

function keyOf({ cluster }: JsonObject, service: unknown): string {
  return `${lastPart(asString(cluster) ?? 'default')} ${lastPart(asString(service) ?? '')}`;
}

async function readService(call: CallEcs, { cluster, service }: JsonObject): Promise<JsonObject | undefined> {
  const place = cluster === undefined ? {} : { cluster };
  const [found] = asObjects((await call('DescribeServices', { ...place, services: [service ?? ''] })).services);
  return found;
}

interface Update {
  readonly call: CallEcs;
  readonly tools: CarefulTools;
  readonly before: JsonObject;
  readonly body: JsonObject;
}

async function update(parts: Update): Promise<JsonObject> {
  const { call, tools, body } = parts;
  for (let sending = 1; ; sending += 1) {
    try {
      return await call('UpdateService', body);
    } catch (thrown) {
      if (!isAnswerLost(thrown)) throw thrown;
      tools.log(`UpdateService got no answer (${messageOf(thrown)}). Looking at the service for what became of it.`);
      const { trace, service } = await findOut(parts, thrown);
      if (trace.kind === 'applied') {
        tools.log(`It was carried out; the deployment is ${trace.deploymentId}.`);
        return { service };
      }
      if (trace.kind === 'unclear') throw unknownOutcome(parts, trace.why, thrown);
      if (sending === 2) throw lostTwice(parts, thrown);
      tools.log('It was not carried out: the service is as it was. It is sent once more.');
    }
  }
}

async function findOut({ call, tools, before, body }: Update, lost: unknown) {
  let last: { readonly trace: UpdateTrace; readonly service: JsonObject } = {
    trace: { kind: 'unclear', why: 'the service is not to be found any more' },
    service: before,
  };
  for (let look = 1; look <= looks; look += 1) {
    const service = await readService(call, body).catch((thrown: unknown) => {
      if (look < looks && (isAnswerLost(thrown) || wasNotCarriedOut(thrown))) return undefined;
      throw unknownOutcome({ body }, `the service cannot be read: ${messageOf(thrown)}`, lost);
    });
    if (service !== undefined) last = { trace: traceUpdate(before, body, service), service };
    if (last.trace.kind === 'applied') break;
    if (look < looks) await tools.clock.sleep(pause);
  }
  return last;
}

function unknownOutcome({ body }: Pick<Update, 'body'>, why: string, cause: unknown): BerthError {
  const sentences = {
    what: `UpdateService on the service "${asString(body.service)}" got no answer, and whether ECS carried it out cannot be told, so it was not sent again.`,
    why: asSentence(`${messageOf(cause).replace(/\.$/, '')}; ${why}`),
    fix: `Look at the service with: ${describeCommand(body)}. Then run the job again: it goes on from whatever is in force.`,
  };
  return new BerthError('OUTCOME_UNKNOWN', sentences, { cause });
}

function lostTwice({ body }: Pick<Update, 'body'>, cause: unknown): BerthError {
  const sentences = {
    what: `UpdateService on the service "${asString(body.service)}" was sent twice and got no answer; no deployment was started, and the service is as it was.`,
    why: asSentence(messageOf(cause)),
    fix: 'Check the connection of the runner to AWS, and the AWS health dashboard for Amazon ECS; then run the job again.',
  };
  return new BerthError('AWS_UNREACHABLE', sentences, { cause });
}

function describeCommand({ cluster, service }: JsonObject): string {
  return `aws ecs describe-services --cluster ${asString(cluster) ?? 'default'} --services ${asString(service) ?? ''}`;
}
