import { startGuarded } from './guarded-process.ts';
import { freePort } from './ports.ts';
import { pythonProgram } from './python-environment.ts';
import { waitFor } from './wait.ts';

const version = '5.2.5';
const moto = { requirement: `moto[server]==${version}`, folder: `moto-${version}`, program: 'moto_server' };

/** Moto, another emulator of AWS, as PyPI has it: an endpoint that nobody made for Berth. */
export interface Moto {
  /** What a client needs to use it. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts moto on a free port and waits until it answers; it is installed from PyPI when it is missing. */
export async function startMoto(): Promise<Moto> {
  const { python, program } = await pythonProgram(moto);
  const port = await freePort();
  const server = startGuarded({
    command: [python, program, '--host', '127.0.0.1', '--port', String(port)],
    environment: { PATH: process.env.PATH, HOME: process.env.HOME },
    stopSignal: 'TERM',
    patience: 10,
  });
  const url = `http://127.0.0.1:${port}`;
  const look = async () => ((await fetch(`${url}/moto-api/`)).ok ? true : undefined);
  await waitFor(look, { what: 'moto to answer', seconds: 90 }).catch(async (thrown: unknown) => {
    await server.stop();
    throw thrown;
  });
  const credentials = { AWS_ACCESS_KEY_ID: 'moto', AWS_SECRET_ACCESS_KEY: 'moto' };
  return {
    environment: { AWS_ENDPOINT_URL: url, AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1', ...credentials },
    stop: server.stop,
  };
}
