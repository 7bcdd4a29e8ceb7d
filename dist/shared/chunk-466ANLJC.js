import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  hasCredentials,
  isRandom
} from "./chunk-GIZJRJEK.js";
import {
  speaksOfPublic,
  speaksOfSecret,
  speaksOfSetting
} from "./chunk-L3PRAZ64.js";

// src/secrets/ordinary.ts
function isOrdinary({ name, value }) {
  const text = value.trim();
  if (speaksOfPublic(name) || /^\d{6,9}$/.test(text)) return true;
  if (speaksOfSecret(name)) return false;
  return isList(text) || ordinaryShapes.some((isOf) => isOf(text)) || speaksOfSetting(name) && isPlain(text);
}
var listShapes = [isNumber, isHost, isPlainUrl, isPath];
var ordinaryShapes = [...listShapes, isPhrase, isAddress];
function isList(text) {
  const elements = text.split(/\s*[,;]\s*/);
  return elements.length > 1 && elements.every((element) => listShapes.some((isOf) => isOf(element)));
}
function isPhrase(text) {
  const words = text.replace(/[-_.]?(?<!\d)\d{1,3}(?![A-Za-z\d])/, "").split(/[-_. /:,]/);
  return text.length < shortestPassphrase && words.every((word) => /^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(word));
}
var shortestPassphrase = 20;
function isNumber(text) {
  return text.length < 16 && /^v?\d+(?:[.:-]\d+)*$/.test(text) && !/\d{10}/.test(text);
}
function isHost(text) {
  return /^(?:\*?\.)?(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}(?::\d+)?$/.test(text) || /^(?:[a-z][a-z-]*(?:-\d{1,2})?|\[[\da-f:]+\]):\d{2,5}$/.test(text);
}
function isPlainUrl(text) {
  const [url, query = ""] = /^(?:jdbc:)?[a-z][a-z\d+.-]*:\/\/[^\s?#@]+(?:\?([^\s#@]*))?$/i.exec(text) ?? [];
  if (url === void 0 || hasCredentials.test(text) || isRandom(text)) return false;
  return query.split("&").every(isPlainParameter);
}
function isPlainParameter(parameter) {
  const [name = "", value = ""] = parameter.split("=");
  return !speaksOfSecret(name) && (value === "" || isPhrase(value) || isNumber(value));
}
function isAddress(text) {
  return /^[a-z\d._+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}$/i.test(text);
}
function isPath(text) {
  return /^(?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)+\/?$/.test(text) && !isRandom(text);
}
function isPlain(text) {
  if (/[\r\n]|:\/\/|@/.test(text) || text.length > longestPlain) return false;
  const words = text.split(/[^\p{L}\d]+/u);
  const mixed = words.filter((word) => !new RegExp("^(?:\\p{L}*|\\d*)$", "u").test(word));
  return mixed.length <= 2 && mixed.every((word) => word.length < shortestMixed) && !words.some(speaksOfSecret);
}
var longestPlain = 200;
var shortestMixed = 8;

export {
  isOrdinary
};
