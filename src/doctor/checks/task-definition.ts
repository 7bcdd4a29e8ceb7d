import { essentialChecks } from './task-definition/essential.ts';
import { healthAndStopChecks } from './task-definition/health-and-stop.ts';
import { logChecks } from './task-definition/logs.ts';
import { portChecks } from './task-definition/ports.ts';
import { secretChecks } from './task-definition/secrets.ts';
import { sizeChecks } from './task-definition/size.ts';
import { surroundingsChecks } from './task-definition/surroundings.ts';

/** What a task definition tells by itself, or with what it refers to. */
export const taskDefinitionChecks = [
  ...logChecks,
  ...portChecks,
  ...sizeChecks,
  ...essentialChecks,
  ...secretChecks,
  ...healthAndStopChecks,
  ...surroundingsChecks,
];
