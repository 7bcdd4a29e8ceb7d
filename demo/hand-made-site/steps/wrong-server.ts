import { once } from 'node:events';
import { connect } from 'node:net';
import { inspectContainer } from '../../docker.ts';
import { onlyTask } from '../../ecs.ts';
import { askAsUsers, deployVersion, errorOf } from '../pipeline.ts';
import { host, type SitePlay, type SiteStage } from '../stage.ts';
import { configureSite } from '../versions.ts';

/** Step d: version 1 runs. Its server_name has a typing error, and nobody has published 443. */
export async function nameWrongServer(play: SitePlay, stage: SiteStage): Promise<void> {
  const { narrator } = play;
  narrator.step('d', 'Version 1 is deployed, and its users see something else');
  configureSite(stage, { serverName: 'site.exmaple' });
  await deployVersion(play, stage, 'v1');
  const { containerId } = await onlyTask(stage.ecs, stage.place);
  const container = await inspectContainer(stage, containerId);
  if (container !== undefined) play.owners.add(container.owner);
  const urls = `- url: http://${host}/\n  body: It serves\n- https://${host}/`;
  const result = await askAsUsers(play, stage, { urls });
  const { message } = errorOf(result);
  narrator.quote(message);
  const isDefault = message.includes("nginx's default server") && message.includes(`No server_name matches ${host}`);
  narrator.prove('default-server-named', isDefault, lineWith(message, `http://${host}/`));
  const code = await connectionError(stage.place.address, 443);
  const isNamed =
    message.includes(`Port 443 of ${stage.place.address} is refused`) && /publishes the port/.test(message);
  const evidence = `a connection of the demo's own ends with ${code}; ${lineWith(message, `https://${host}/`)}`;
  narrator.prove('refusal-named', isNamed && code === 'ECONNREFUSED', evidence);
}

function lineWith(message: string, text: string): string {
  return message.split('\n').find((line) => line.includes(text)) ?? 'not named';
}

/** How a connection ends that is not taken; `connected` for one that is. */
async function connectionError(address: string, port: number): Promise<string> {
  const socket = connect(port, address);
  try {
    await once(socket, 'connect');
    return 'connected';
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'an error';
  } finally {
    socket.destroy();
  }
}
