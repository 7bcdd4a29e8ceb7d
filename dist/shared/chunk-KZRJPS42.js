import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/ecs/place-input.ts
function checkPlace(reader, { cluster, service }) {
  rejectOtherArn(reader, "cluster", cluster);
  if (service === null) return;
  rejectOtherArn(reader, "service", service);
  const [, named] = /^arn:[^:]+:ecs:[^:]*:\d*:service\/([^/]+)\/[^/]+$/.exec(service) ?? [];
  const given = cluster.slice(cluster.lastIndexOf("/") + 1);
  if (named === void 0 || named === given) return;
  reader.reject(`"service" is the ARN of a service in the cluster "${named}", but "cluster" is "${given}"`);
}
function rejectOtherArn(reader, name, value) {
  if (!value.startsWith("arn:") || new RegExp(`^arn:[^:]+:ecs:[^:]*:\\d*:${name}/`).test(value)) return;
  reader.reject(`"${name}" must be a name or the ARN of a ${name}, not "${value}"`);
}

export {
  checkPlace
};
