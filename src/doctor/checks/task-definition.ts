import { healthChecks } from './container-health.ts';
import { logChecks } from './container-logs.ts';
import { orderChecks } from './container-order.ts';
import { portChecks } from './container-ports.ts';
import { secretChecks } from './container-secrets.ts';
import { surroundingsChecks } from './container-surroundings.ts';
import { sizeChecks } from './task-sizes.ts';

/** All of the area, in the order in which a reader would ask. */
export const taskDefinitionChecks = [
  ...logChecks,
  ...portChecks,
  ...sizeChecks,
  ...orderChecks,
  ...secretChecks,
  ...healthChecks,
  ...surroundingsChecks,
];
