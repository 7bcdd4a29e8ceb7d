import { startGuarded } from '../guarded-process.ts';
import { findProgram } from '../tools.ts';
import { waitFor } from '../wait.ts';
import { type Stage, shared } from './stage.ts';

/** `user` with the password `password`, as Apache's htpasswd -B writes it: the registry takes nothing else. */
const login = 'user:$2y$05$abcdefghijklmnopqrstuuWG29KuyeAicPCJODk1zjyGvyQUU2awu';

/** Host and port of a registry, told as 127.0.0.1:5000, that anyone may use. */
export const openRegistry = shared((stage) => start(stage, 5000, undefined));

/** Host and port of one, told as 127.0.0.1:5001, that wants a login. */
export const closedRegistry = shared((stage) => start(stage, 5001, login));

async function start(stage: Stage, shown: number, users: string | undefined): Promise<string> {
  const program = findProgram('docker-registry') ?? findProgram('registry');
  if (program === undefined) throw new Error('The registry is not there: "script/bootstrap docker" installs it.');
  const address = `127.0.0.1:${await stage.port(shown)}`;
  const folder = stage.folder({ users: users ?? '' });
  const auth = users === undefined ? {} : { auth: { htpasswd: { realm: 'registry', path: `${folder}/users` } } };
  const storage = { filesystem: { rootdirectory: `${folder}/data` } };
  const file = stage.folder({
    'registry.json': JSON.stringify({ version: 0.1, storage, http: { addr: address }, ...auth }),
  });
  const { stop } = startGuarded({
    command: [program, 'serve', `${file}/registry.json`],
    environment: stage.environment,
    stopSignal: 'TERM',
    patience: 5,
  });
  stage.onClose(stop);
  const look = async () => ((await fetch(`http://${address}/v2/`)).status > 0 ? true : undefined);
  await waitFor(look, { what: 'the registry to answer', seconds: 20 });
  return address;
}
