import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  exitCodeMeaning,
  isOutOfMemory,
  lineSignatures,
  recognize,
  stopSignatures
} from "./chunk-TC4ZOQLI.js";

// src/diagnosis/failed-container.ts
function firstFailed({ containers }) {
  return [...containers].sort((one, other) => rank(one) - rank(other)).find((container) => rank(container) < nothing);
}
var nothing = 100;
function rank(container) {
  const kind = kindRank(container);
  return kind === nothing ? nothing : kind + (container.essential ? 0 : 1);
}
function kindRank({ exitCode, reason, healthStatus }) {
  if (isOutOfMemory(reason)) return 0;
  if (exitCode === null) return reason === null ? healthRank(healthStatus) : 2;
  if (wasToldToStop(exitCode)) return healthStatus === "UNHEALTHY" ? 6 : 10;
  return exitCode === 0 ? 8 : 4;
}
function healthRank(healthStatus) {
  return healthStatus === "UNHEALTHY" ? 6 : nothing;
}
function wasToldToStop(exitCode) {
  return exitCode === 143 || exitCode === 137;
}

// src/diagnosis/task-cause.ts
function taskCause(task) {
  if (wasScaledIn(task)) return null;
  const container = firstFailed(task);
  const context = contextOf(task, container);
  return outOfMemory(container) ?? recognizeAny([container?.reason, task.stoppedReason], context) ?? byStopCode(task) ?? (container === void 0 ? null : containerCause(container, context));
}
function wasScaledIn({ stopCode, stoppedReason }) {
  return stopCode === "ServiceSchedulerInitiated" && (stoppedReason?.startsWith("Scaling activity initiated") ?? false);
}
function contextOf({ executionRole, containers }, failed) {
  const container = failed ?? containers[0];
  const loggingContainer = container?.logGroup == null ? containers.find(({ logGroup }) => logGroup !== null) : container;
  return {
    container: container?.name ?? "",
    image: container?.image ?? "of the task",
    role: executionRole ?? "(none is set)",
    logGroup: loggingContainer?.logGroup ?? "of the task definition"
  };
}
function outOfMemory(container) {
  if (container === void 0 || !isOutOfMemory(container.reason)) return null;
  const { name, memoryLimit, reason } = container;
  const limit = memoryLimit === null ? "its memory limit" : `its memory limit of ${memoryLimit} MiB`;
  return {
    name: "out-of-memory",
    sentence: `The container "${name}" was killed because it used more than ${limit}.`,
    fix: `Raise "memory" of the container "${name}" in the task definition, or let the application use less (heap size, number of workers).`,
    canHeal: true,
    quote: reason
  };
}
function recognizeAny(texts, context) {
  for (const text of texts) {
    const cause = text == null ? void 0 : recognize(text, stopSignatures, context);
    if (cause !== void 0) return cause;
  }
  return null;
}
function byStopCode({ stopCode, stoppedReason }) {
  switch (stopCode) {
    case "UserInitiated":
      return {
        name: "stopped-by-user",
        sentence: "Somebody stopped the task with StopTask.",
        fix: "Look in CloudTrail for who called StopTask, and deploy again.",
        canHeal: true,
        quote: stoppedReason
      };
    case "SpotInterruption":
    case "TerminationNotice":
      return {
        name: "spot-interruption",
        sentence: "AWS took the capacity under the task back.",
        fix: "Deploy again; put what must stay up on capacity that is not Spot.",
        canHeal: true,
        quote: stoppedReason
      };
    case "InfrastructureHealth":
      return {
        name: "instance-lost",
        sentence: "ECS stopped the task because the infrastructure under it was not healthy.",
        fix: "Deploy again, and look at the health of the container instance.",
        canHeal: true,
        quote: stoppedReason
      };
    default:
      return null;
  }
}
function containerCause(container, context) {
  if (container.exitCode !== null) return lineCause(container, context) ?? exitCause(container, container.exitCode);
  return container.healthStatus === "UNHEALTHY" ? unhealthy(container) : null;
}
function lineCause({ lastLines }, context) {
  for (const line of [...lastLines].reverse()) {
    const cause = recognize(line, lineSignatures, context);
    if (cause !== void 0) return cause;
  }
  return null;
}
function exitCause(container, exitCode) {
  const ended = { canHeal: true, quote: lastLine(container) };
  const { name, image } = container;
  switch (exitCode) {
    case 0:
      return {
        ...ended,
        name: "exited",
        sentence: `The container "${name}" ended by itself with exit code 0, although a service has to go on running.`,
        fix: "Keep the server in the foreground of the container, and run what ends by itself as a one-off task."
      };
    case 126:
      return {
        ...ended,
        canHeal: false,
        name: "exec-not-executable",
        sentence: `The container "${name}" ended with exit code 126: likely its command may not be executed.`,
        fix: `Check that the command of "${name}" has its execute bit in the image ${image} (COPY --chmod=755).`
      };
    case 127:
      return {
        ...ended,
        canHeal: false,
        name: "exec-not-found",
        sentence: `The container "${name}" ended with exit code 127: likely a command was not found.`,
        fix: `Check that the command of "${name}", and what it calls, is in the image ${image}.`
      };
    case 137:
      return {
        ...ended,
        name: "killed",
        sentence: `The container "${name}" was killed (exit code 137), though not for its memory as far as ECS knows.`,
        fix: "Look at its last lines and at the memory of the container instance, and let it end within stopTimeout after SIGTERM."
      };
    case 143:
      return null;
    default:
      return crashed(container, exitCode);
  }
}
function crashed(container, exitCode) {
  const { name, reason } = container;
  return {
    name: "crashed",
    sentence: `The container "${name}" ended with exit code ${exitCode} (${exitCodeMeaning(exitCode, reason)}).`,
    fix: `Read the last lines of "${name}", correct what they name, and deploy again.`,
    canHeal: true,
    quote: lastLine(container) ?? reason
  };
}
function unhealthy({ name }) {
  return {
    name: "health-check-failed",
    sentence: `The health check of the container "${name}" fails.`,
    fix: "Run the command of the health check in the container (docker exec): it must be in the image and end with 0; raise startPeriod for a slow start.",
    canHeal: true,
    quote: null
  };
}
function lastLine({ lastLines }) {
  return lastLines.findLast((line) => line.trim() !== "")?.trim() ?? null;
}

export {
  firstFailed,
  taskCause,
  wasScaledIn,
  lastLine
};
