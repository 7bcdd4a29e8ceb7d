import type { ContainerEvidence, FailureEvidence, TargetEvidence, TaskEvidence } from '../../diagnosis/evidence.ts';
import type { EvidenceText } from '../../diagnosis/evidence-text.ts';
import { wasScaledIn } from '../../diagnosis/task-cause.ts';

/**
 * The texts of what was seen of a service, for `diagnose`: the last lines of containers, the reasons for which tasks stopped, what the
 * load balancer says, and the service's events.
 */
export function evidenceTexts({ tasks, targets, events }: FailureEvidence): readonly EvidenceText[] {
  return [
    ...tasks.filter((task) => !wasScaledIn(task)).flatMap(taskTexts),
    ...targets.map(targetText),
    ...events.map(
      ({ message, createdAt }): EvidenceText => ({ text: message, sources: ['service-event'], time: createdAt }),
    ),
  ];
}

/** What a container wrote comes before the reason for its end, at the same instant. */
function taskTexts(task: TaskEvidence): readonly EvidenceText[] {
  const { id, stoppedReason, containers } = task;
  return [
    ...containers.flatMap((container) => containerTexts(container, task)),
    ...(stoppedReason === null ? [] : [reasonText(stoppedReason, task, { task: id }, knownOf(task, containers[0]))]),
  ];
}

function containerTexts(container: ContainerEvidence, task: TaskEvidence): readonly EvidenceText[] {
  const { name, reason, lastLines } = container;
  const from = { container: name, task: task.id };
  const known = knownOf(task, container);
  const log: EvidenceText = { text: lastLines.join('\n'), sources: ['container-log'], from, known, ...timeOf(task) };
  return [
    ...(lastLines.length === 0 ? [] : [log]),
    ...(reason === null ? [] : [reasonText(reason, task, from, known)]),
  ];
}

function reasonText(
  text: string,
  task: TaskEvidence,
  from: NonNullable<EvidenceText['from']>,
  known: Readonly<Record<string, string>>,
): EvidenceText {
  return { text, sources: ['stopped-reason'], from, known, ...timeOf(task) };
}

function timeOf({ stoppedAt }: TaskEvidence): Pick<EvidenceText, 'time'> {
  return stoppedAt === null ? {} : { time: stoppedAt };
}

function knownOf(
  { executionRole }: TaskEvidence,
  container: ContainerEvidence | undefined,
): Readonly<Record<string, string>> {
  const { name, image, logGroup = null } = container ?? {};
  const named = name === undefined ? undefined : `the container "${name}"`;
  const members = { container: named, image, role: executionRole, logGroup };
  return Object.fromEntries(Object.entries(members).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

function targetText({ taskId, targetGroup, description }: TargetEvidence): EvidenceText {
  return {
    text: description,
    sources: ['service-event'],
    from: { task: taskId, stream: `the target group ${targetGroup}` },
  };
}
