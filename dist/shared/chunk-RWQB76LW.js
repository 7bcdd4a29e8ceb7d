import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  readPage
} from "./chunk-VVRMBBLM.js";
import {
  parseStatuses
} from "./chunk-5GXPSPTB.js";

// src/actions/verify/settings.ts
var settingNames = [
  "status",
  "body",
  "json",
  "headers",
  "redirect",
  "maximum-milliseconds",
  "minimum-days",
  "version",
  "version-from",
  "https-redirect"
];
var defaults = {
  status: "200-299",
  body: [],
  json: [],
  headers: [],
  redirect: null,
  maximumMilliseconds: null,
  minimumDays: 21,
  version: null,
  versionFrom: "body",
  httpsRedirect: false
};
function readSettings(reader, fallback = defaults) {
  const page = readPage(reader);
  return {
    status: readStatus(reader, fallback),
    body: ownOr(page.body, fallback.body),
    json: ownOr(page.json, fallback.json),
    headers: ownOr(page.headers, fallback.headers),
    redirect: readRedirect(reader) ?? fallback.redirect,
    maximumMilliseconds: reader.integer("maximum-milliseconds", { minimum: 1, maximum: 3e5 }) ?? fallback.maximumMilliseconds,
    minimumDays: reader.integer("minimum-days", { minimum: 0, maximum: 3650 }) ?? fallback.minimumDays,
    version: reader.text("version") ?? fallback.version,
    versionFrom: readVersionFrom(reader) ?? fallback.versionFrom,
    httpsRedirect: reader.boolean("https-redirect", fallback.httpsRedirect)
  };
}
function expectationOf(settings) {
  const { status, redirect, version, versionFrom, body, json, headers, maximumMilliseconds, minimumDays } = settings;
  return {
    statuses: parseStatuses(redirect === null ? status : redirectStatuses) ?? [],
    body,
    json,
    headers,
    redirect: redirect === null ? null : { kind: "url", url: redirect },
    maximumMilliseconds,
    minimumDays,
    version: version === null ? null : { value: version, from: versionPlace(versionFrom) ?? { kind: "body" } }
  };
}
function ownOr(own, fallback) {
  return own.length > 0 ? own : fallback;
}
var redirectStatuses = "301-303,307,308";
function readStatus(reader, fallback) {
  const status = reader.text("status") ?? fallback.status;
  if (parseStatuses(status) !== void 0) return status;
  reader.reject(`"status" takes statuses such as 200,301 or 200-299, not "${status}"`);
  return fallback.status;
}
function readRedirect(reader) {
  const redirect = reader.text("redirect");
  const isUsable = redirect === void 0 || redirect.startsWith("/") || /^https?:\/\/[^\s]+$/.test(redirect);
  if (isUsable) return redirect;
  reader.reject(`"redirect" takes a URL or a path, not "${redirect}"`);
  return void 0;
}
function readVersionFrom(reader) {
  const text = reader.text("version-from");
  if (text !== void 0 && versionPlace(text) === void 0)
    reader.reject(`"version-from" takes body, header:NAME or json:FIELD, not "${text}"`);
  return text;
}
function versionPlace(text) {
  if (text === "body") return { kind: "body" };
  const [, kind, name = ""] = /^(header|json):\s*(\S+)$/.exec(text) ?? [];
  if (kind === "header") return { kind, name: name.toLowerCase() };
  return kind === "json" ? { kind, path: name } : void 0;
}

export {
  settingNames,
  readSettings,
  expectationOf,
  redirectStatuses
};
