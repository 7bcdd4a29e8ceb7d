import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  asArray,
  asObject,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";
import {
  BerthError
} from "./chunk-IHM5RLMC.js";

// src/ecs/task-definition/task-definition.ts
import { isDeepStrictEqual } from "node:util";
var readOnlyMembers = /* @__PURE__ */ new Set([
  "compatibilities",
  "deleteRequestedAt",
  "deregisteredAt",
  "registeredAt",
  "registeredBy",
  "requiresAttributes",
  "revision",
  "status",
  "taskDefinitionArn"
]);
function registrable(taskDefinition, tags) {
  const members = Object.entries(taskDefinition).filter(([name]) => !readOnlyMembers.has(name));
  return { ...Object.fromEntries(members), ...tags.length > 0 ? { tags: [...tags] } : {} };
}
function withImage(taskDefinition, containerName, image) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  const chosen = containerFor(taskDefinition, containerName);
  const containerDefinitions = containers.map(
    (container) => nameOf(container) === chosen ? { ...container, image } : container
  );
  return { ...taskDefinition, containerDefinitions };
}
function containerFor(taskDefinition, containerName, gets = "image") {
  return chooseContainer(asObjects(taskDefinition.containerDefinitions).map(nameOf), containerName, gets);
}
function withImages(taskDefinition, images) {
  return Object.entries(images).reduce((changed, [name, image]) => withImage(changed, name, image), taskDefinition);
}
function imagesOf(taskDefinition) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  return Object.fromEntries(containers.map((container) => [nameOf(container), asString(container.image) ?? ""]));
}
function sameTaskDefinition(one, other) {
  return isDeepStrictEqual(withoutEmpty(one), withoutEmpty(other));
}
function shortName(taskDefinitionArn) {
  return taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf("/") + 1);
}
function chooseContainer(names, wanted, gets) {
  if (wanted !== null && names.includes(wanted)) return wanted;
  const [only, ...more] = names;
  if (wanted === null && only !== void 0 && more.length === 0) return only;
  throw new BerthError("CONTAINER_NOT_FOUND", {
    what: wanted === null ? `The task definition has ${names.length} containers, and "container-name" does not say which one gets the ${gets}.` : `The task definition has no container "${wanted}".`,
    why: `Its containers are: ${names.join(", ") || "(none)"}.`,
    fix: `Name one of them in "container-name"${gets === "image" ? ' or "images"' : ""}.`
  });
}
function nameOf(container) {
  return asString(container.name) ?? "";
}
function withoutEmpty(value) {
  if (Array.isArray(value)) return asArray(value).map((item) => withoutEmpty(item) ?? null);
  const object = asObject(value);
  if (object === void 0) return value;
  const kept = Object.entries(object).flatMap(([name, member]) => {
    const rest = withoutEmpty(member);
    return isEmpty(rest) ? [] : [[name, rest]];
  });
  return Object.fromEntries(kept);
}
function isEmpty(value) {
  if (value === void 0 || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.keys(value).length === 0;
}
function versionsOf(definitions) {
  const all = definitions.map(([arn, taskDefinition]) => ({ arn, images: imagesOf(taskDefinition) }));
  const names = new Set(all.flatMap(({ images }) => Object.keys(images)));
  const differing = [...names].filter((name2) => new Set(all.map(({ images }) => images[name2])).size > 1);
  const [name, ...more] = differing;
  if (name === void 0 || more.length > 0) return {};
  const tags = all.flatMap(({ arn, images }) => {
    const tag = tagOf(images[name] ?? "");
    return tag === null || tag === "latest" ? [] : [[arn, tag]];
  });
  return new Set(tags.map(([, tag]) => tag)).size === all.length ? Object.fromEntries(tags) : {};
}
function tagOf(image) {
  const [reference = ""] = image.split("@");
  return /:([^:/]+)$/.exec(reference)?.[1] ?? null;
}

export {
  registrable,
  withImage,
  containerFor,
  withImages,
  imagesOf,
  sameTaskDefinition,
  shortName,
  versionsOf
};
