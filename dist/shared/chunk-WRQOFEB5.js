import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/toolkit/json.ts
function asObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
}
function parseJsonObject(text) {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return void 0;
  }
}
function asArray(value) {
  return Array.isArray(value) ? value : [];
}
function asObjects(value) {
  return asArray(value).flatMap((element) => {
    const object = asObject(element);
    return object === void 0 ? [] : [object];
  });
}
function asStrings(value) {
  return asArray(value).flatMap((element) => typeof element === "string" ? [element] : []);
}
function asString(value) {
  return typeof value === "string" ? value : void 0;
}
function asNumber(value) {
  return typeof value === "number" && Number.isFinite(value) ? value : void 0;
}
function asBoolean(value) {
  return typeof value === "boolean" ? value : void 0;
}

export {
  asObject,
  parseJsonObject,
  asArray,
  asObjects,
  asStrings,
  asString,
  asNumber,
  asBoolean
};
