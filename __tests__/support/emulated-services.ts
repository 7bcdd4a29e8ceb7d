import { createEcr, type Ecr } from '../../src/local-aws/ecr/ecr.ts';
import { createFaults } from '../../src/local-aws/faults/faults.ts';
import { createLogs } from '../../src/local-aws/logs/logs.ts';
import { createCleanUp } from '../../src/local-aws/process/clean-up.ts';
import { createSecretsManager } from '../../src/local-aws/secrets-manager/secrets-manager.ts';
import { startServer } from '../../src/local-aws/server/server.ts';
import { createSsm } from '../../src/local-aws/ssm/ssm.ts';
import { createSts, tokenPath } from '../../src/local-aws/sts/sts.ts';

/** Everything of local-aws but ECS, over HTTP, in this process. */
export interface EmulatedServices {
  readonly ecr: Ecr;
  /** What an AWS client needs to use it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export const accountId = '123456789012';
const region = 'eu-central-1';

/** @param registryProgram the registry's program; found on PATH when it is left out. */
export async function startEmulatedServices(registryProgram?: string): Promise<EmulatedServices> {
  const cleanUp = await createCleanUp();
  const ecr = await createEcr({ accountId, cleanUp, ...(registryProgram === undefined ? {} : { registryProgram }) });
  const sts = createSts();
  const others = [createLogs(), createSsm(), createSecretsManager(), sts].map(({ service }) => service);
  const services = [ecr.service, ...others];
  const server = await startServer({
    port: 0,
    accountId,
    region,
    services,
    endpoints: [sts.endpoint],
    faults: createFaults(),
    log: console.error,
  });
  const endpoint = `http://127.0.0.1:${server.port}`;
  return {
    ecr,
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: 'local-aws',
      AWS_SECRET_ACCESS_KEY: 'local-aws',
      ACTIONS_ID_TOKEN_REQUEST_URL: `${endpoint}${tokenPath}`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: sts.requestToken,
    },
    async close() {
      await server.close();
      await ecr.close();
      await cleanUp.finish();
    },
  };
}
