import type { JsonObject } from '../../toolkit/json.ts';
import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import { readTagList } from '../requests/tags.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { readAction } from './actions.ts';
import { type BalancingEnvironment, balancingArn, randomId } from './environment.ts';
import { validationError } from './errors.ts';
import { listenerOf, loadBalancerOf } from './find.ts';
import { type FormMembers, formMembers } from './input.ts';
import { renderListener } from './render.ts';
import type { Listener, LoadBalancer, Protocol } from './state.ts';

const ports = { minimum: 1, maximum: 65_535 };

/** Create-, Describe-, Modify- and DeleteListener(s). */
export function listenerOperations(environment: BalancingEnvironment): Record<string, Operation> {
  return {
    CreateListener: async (input) => ({ Listeners: [renderListener(await create(environment, formMembers(input)))] }),
    DescribeListeners(input) {
      const members = formMembers(input);
      const size = members.integer('PageSize', { minimum: 1, maximum: 400 }) ?? 400;
      const listeners = sortedByKey(chosen(environment, members), ({ arn }) => arn);
      const page = pageOf(listeners, ({ arn }) => arn, { size, token: members.text('Marker') });
      return { Listeners: page.elements.map(renderListener), ...tokenMember('NextMarker', page.nextToken) };
    },
    ModifyListener: async (input) => ({ Listeners: [renderListener(await modify(environment, input))] }),
    async DeleteListener(input) {
      const listener = listenerOf(environment, formMembers(input).requiredText('ListenerArn'));
      listener.loadBalancer.listeners.delete(listener.arn);
      environment.changed();
      await listener.close();
      return {};
    },
  };
}

async function create(environment: BalancingEnvironment, members: FormMembers): Promise<Listener> {
  const loadBalancer = loadBalancerOf(environment, members.requiredText('LoadBalancerArn'));
  const { protocol, port } = checkEntry(loadBalancer, protocolOf(members), members.integer('Port', ports));
  checkPortFree(loadBalancer, port);
  const action = readAction(environment, loadBalancer, members.objects('DefaultActions'));
  const path = loadBalancer.arn.replace(/^.*:loadbalancer\//, '');
  const id = randomId();
  const listener: Listener = {
    arn: balancingArn(environment, `listener/${path}/${id}`),
    loadBalancer,
    protocol,
    port,
    rules: [
      {
        arn: balancingArn(environment, `listener-rule/${path}/${id}/${randomId()}`),
        priority: 'default',
        conditions: [],
        action,
      },
    ],
    tags: readTagList(members.objects('Tags')),
    close: async () => undefined,
  };
  loadBalancer.listeners.set(listener.arn, listener);
  await open(environment, listener);
  environment.changed();
  return listener;
}

/** Listens, and says where when that is not the listener's own port. */
async function open(environment: BalancingEnvironment, listener: Listener): Promise<void> {
  if (listener.loadBalancer.type !== 'application') return;
  const server = await environment.listen(environment, listener);
  listener.close = server.close;
  listener.tags.delete(portTag);
  if (server.port === listener.port) return;
  listener.tags.set(portTag, String(server.port));
  const { name, address } = listener.loadBalancer;
  environment.log(
    `Load balancer ${name}: port ${listener.port} cannot be had on this machine, so it listens on ${address}:${server.port} instead; the listener's tag ${portTag} tells it too.`,
  );
}

/** Tells the port on which a listener really listens, where that is another one than its own. */
const portTag = 'local-aws.port';

function protocolOf(members: FormMembers): Protocol | undefined {
  return members.choice('Protocol', ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP']);
}

function checkEntry(
  { type }: LoadBalancer,
  protocol: Protocol | undefined,
  port: number | undefined,
): { readonly protocol: Protocol; readonly port: number } {
  if (protocol === undefined) throw validationError('A listener protocol must be specified');
  if (port === undefined) throw validationError('A listener port must be specified');
  const fits = type === 'application' ? protocol === 'HTTP' : ['TCP', 'UDP', 'TCP_UDP'].includes(protocol);
  if (fits) return { protocol, port };
  // There is no certificate manager here, so no certificate that could be named exists.
  if (protocol === 'HTTPS' || protocol === 'TLS')
    throw new ApiError(
      'CertificateNotFound',
      `local-aws has no certificates: a listener with ${protocol} cannot be made`,
    );
  throw validationError(`Listener protocol '${protocol}' must be one of 'HTTPS, HTTP' for this load balancer`);
}

function checkPortFree({ arn, listeners }: LoadBalancer, port: number): void {
  if (![...listeners.values()].some((listener) => listener.port === port)) return;
  throw new ApiError('DuplicateListener', `A listener already exists on this port for this load balancer '${arn}'`);
}

async function modify(environment: BalancingEnvironment, input: JsonObject): Promise<Listener> {
  const members = formMembers(input);
  const listener = listenerOf(environment, members.requiredText('ListenerArn'));
  const { loadBalancer } = listener;
  const wanted = members.integer('Port', ports) ?? listener.port;
  const entry = checkEntry(loadBalancer, protocolOf(members) ?? listener.protocol, wanted);
  const moves = entry.port !== listener.port;
  if (moves) checkPortFree(loadBalancer, entry.port);
  const actions = members.objects('DefaultActions');
  if (actions.length > 0) {
    const action = readAction(environment, loadBalancer, actions);
    listener.rules = listener.rules.map((rule) => (rule.priority === 'default' ? { ...rule, action } : rule));
  }
  Object.assign(listener, entry);
  if (moves) {
    await listener.close();
    await open(environment, listener);
  }
  environment.changed();
  return listener;
}

function chosen(environment: BalancingEnvironment, members: FormMembers): readonly Listener[] {
  const arns = members.texts('ListenerArns');
  if (arns.length > 0) return arns.map((arn) => listenerOf(environment, arn));
  const loadBalancerArn = members.text('LoadBalancerArn');
  if (loadBalancerArn === undefined)
    throw validationError('You must specify either listener ARNs or a load balancer ARN');
  return [...loadBalancerOf(environment, loadBalancerArn).listeners.values()];
}
