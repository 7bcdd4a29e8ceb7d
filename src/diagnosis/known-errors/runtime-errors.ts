import { certbotErrors } from './certbot.ts';
import { withConsequences, withOutsideView } from './consequences.ts';
import { containerErrors } from './containers.ts';
import { databaseErrors, otherDatabaseErrors } from './databases.ts';
import { ecsEventErrors } from './ecs-events.ts';
import { environmentErrors } from './environment.ts';
import { goRuntimeErrors } from './go-runtime.ts';
import { imagePullErrors } from './image-pulls.ts';
import { javaErrors } from './java.ts';
import { keyValueStoreErrors } from './key-value-stores.ts';
import type { KnownError } from './known-error.ts';
import { mysqlErrors } from './mysql.ts';
import { nginxFileErrors, nginxStartErrors } from './nginx.ts';
import { nginxUpstreamErrors } from './nginx-upstream.ts';
import { nodeErrors } from './node.ts';
import { portErrors } from './ports.ts';
import { postgresErrors } from './postgres.ts';
import { probeErrors } from './probes.ts';
import { pythonErrors } from './python.ts';
import { stoppedReasonErrors } from './stopped-reasons.ts';
import { taskResourceErrors } from './task-resources.ts';
import { tlsErrors } from './tls.ts';

const programErrors: readonly KnownError[] = [
  ...containerErrors,
  ...postgresErrors,
  ...mysqlErrors,
  ...databaseErrors,
  ...keyValueStoreErrors,
  ...otherDatabaseErrors,
  ...environmentErrors,
  ...portErrors,
  ...nodeErrors,
  ...pythonErrors,
  ...javaErrors,
  ...goRuntimeErrors,
  ...nginxStartErrors,
];

const outsideErrors: readonly KnownError[] = [
  ...nginxFileErrors,
  ...nginxUpstreamErrors,
  ...certbotErrors,
  ...probeErrors,
  ...tlsErrors,
];

/** Errors from the start of a task on: what ECS, containers and those who ask for a page say. */
export const runtimeErrors: readonly KnownError[] = [
  ...ecsEventErrors,
  ...imagePullErrors,
  ...taskResourceErrors,
  ...stoppedReasonErrors,
  ...programErrors.map(withOutsideView),
  ...outsideErrors,
].map(withConsequences);
