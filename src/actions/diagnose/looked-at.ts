import type { ServiceCondition } from '../../ecs/condition/condition.ts';
import type { LogSeen } from './read-log.ts';

/** A log or text that was searched. */
export interface SearchedText extends LogSeen {
  /** For a reader: a path, or `the input "text"`. */
  readonly name: string;
}

/** What was looked at and found to hold how much, each a line. */
export function lookedAt(condition: ServiceCondition | null, texts: readonly SearchedText[]): readonly string[] {
  return [...(condition === null ? [] : serviceLines(condition)), ...texts.map(textLine)];
}

function serviceLines({ cluster, service, evidence, targetGroups, blindTo }: ServiceCondition): readonly string[] {
  const stopped = evidence.tasks.filter(({ stopCode }) => stopCode !== null).length;
  const lines = evidence.tasks.flatMap(({ containers }) => containers.flatMap(({ lastLines }) => lastLines)).length;
  const tasks = `${evidence.tasks.length - stopped} that run or start, ${stopped} that stopped in the last hour`;
  return [
    `the service ${service.name} in ${cluster}: ${counted(service.deployments.length, 'deployment')}, ${counted(service.events.length, 'event')}`,
    ...(blindTo.includes('tasks') ? [] : [`its tasks: ${tasks}; ${counted(lines, 'log line')} of their containers`]),
    ...(targetGroups === 0 || blindTo.includes('targets')
      ? []
      : [`the health of its targets in ${counted(targetGroups, 'target group')}`]),
    ...(evidence.breaker === null ? [] : ['the circuit breaker of its deployment']),
  ];
}

function textLine({ name, bytes }: SearchedText): string {
  return `${name}: ${bytes === 0 ? 'it is empty' : sizeText(bytes)}`;
}

function sizeText(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, 'byte');
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
