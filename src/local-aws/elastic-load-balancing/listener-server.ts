import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTargetChooser, type TargetChooser } from './choose-target.ts';
import type { BalancingEnvironment, ListenerServer } from './environment.ts';
import { answerError, forward } from './forward.ts';
import { actionFor, pickGroup } from './routing.ts';
import type { Listener, WeightedGroup } from './state.ts';
import { slowStart } from './target-group-attributes.ts';

/** Listens on the load balancer's address, on any free port where the listener's own is privileged or taken. */
export async function listen(environment: BalancingEnvironment, listener: Listener): Promise<ListenerServer> {
  const chooser = createTargetChooser();
  const server = createServer((incoming, outgoing) => answer({ environment, listener, chooser }, incoming, outgoing));
  const { address } = listener.loadBalancer;
  const port = await bind(server, address, listener.port).catch(() => bind(server, address, 0));
  return { port, close: () => closeServer(server) };
}

interface Route {
  readonly environment: BalancingEnvironment;
  readonly listener: Listener;
  readonly chooser: TargetChooser;
}

function answer(route: Route, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
  const path = (incoming.url ?? '/').replace(/\?.*$/s, '');
  const action = actionFor(route.listener.rules, { host, path });
  if (action === undefined) answerError(outgoing, 404);
  else if (action.type === 'forward') forwardTo(route, action.targetGroups, incoming, outgoing);
  else {
    const headers = { server: 'awselb/2.0', 'content-type': action.contentType ?? 'text/plain' };
    outgoing.writeHead(Number(action.statusCode), headers).end(action.messageBody ?? '');
  }
}

function forwardTo(
  { environment, listener, chooser }: Route,
  groups: readonly WeightedGroup[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const { state, clock, speed } = environment;
  const chosen = pickGroup(groups, Math.random());
  const group = state.targetGroups.get(chosen?.arn ?? '');
  const choice = { now: clock.now(), slowStart: group === undefined ? 0 : slowStart(group) / speed };
  const target = chooser.choose(group?.targets.values() ?? [], choice);
  if (target === undefined) answerError(outgoing, 503);
  else forward(target, incoming, outgoing, listener.port);
}

function bind(server: Server, address: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
