import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  inlineText
} from "./chunk-EG3G5YOP.js";
import {
  asObject
} from "./chunk-WRQOFEB5.js";

// src/verify/field.ts
function readField(json, path) {
  const parsed = parse(json);
  if (parsed === void 0) return { kind: "none", why: "the body is not JSON" };
  const value = path.split(".").reduce((outer, name) => member(outer, name), parsed.value);
  if (value === void 0) return { kind: "none", why: "there is no such field" };
  if (typeof value === "object" && value !== null) return { kind: "none", why: "it is an object or a list" };
  return { kind: "value", text: String(value) };
}
function parse(json) {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return void 0;
  }
}
function member(outer, name) {
  if (Array.isArray(outer)) return /^\d+$/.test(name) ? outer[Number(name)] : void 0;
  const object = asObject(outer);
  return object !== void 0 && Object.hasOwn(object, name) ? object[name] : void 0;
}

// src/verify/judge-version.ts
function judgeVersion(answer, { value, from }) {
  if (from.kind === "body") return answer.body.includes(value) ? [] : [otherVersion(`the body does not hold ${value}`)];
  const served = servedVersion(answer, from);
  if (served === void 0) return [otherVersion(`${placeText(from)} says nothing, where ${value} is expected`)];
  if (isSameVersion(served, value)) return [];
  return [otherVersion(`${placeText(from)} says ${inlineText(served)}, where ${value} is expected`)];
}
function servedVersion({ headers, body }, from) {
  if (from.kind === "header") return headers[from.name];
  const field = readField(body, from.path);
  return field.kind === "value" ? field.text : void 0;
}
function placeText(from) {
  return from.kind === "header" ? `the header ${from.name}` : `the field ${from.path}`;
}
function isSameVersion(served, wanted) {
  const [one, other] = [bare(served), bare(wanted)];
  if (one === other) return true;
  const areHashes = [one, other].every((text) => /^[0-9a-f]{7,64}$/.test(text));
  return areHashes && (one.startsWith(other) || other.startsWith(one));
}
function bare(version) {
  return version.trim().replace(/^sha256:/, "");
}
function otherVersion(seen) {
  return {
    name: "wrong-version",
    what: `Another version answers than the one that was deployed: ${seen}.`,
    why: "A task of the old version still serves, a cache in between has kept its answer, or DNS leads to another service.",
    fix: "Ask past the cache, compare the address with that of the service, and see that the deploy has proved that no old task is left."
  };
}

// src/verify/judge-content.ts
function judgeContent(answer, expectation) {
  return [
    ...judgePage(answer, expectation),
    ...expectation.version === null ? [] : judgeVersion(answer, expectation.version),
    ...judgeEnd(answer),
    ...judgeTime(answer, expectation)
  ];
}
function judgePage(answer, expectation) {
  return [
    ...judgeBody(answer, expectation),
    ...expectation.headers.flatMap((header) => judgeHeader(answer, header)),
    ...expectation.json.flatMap((field) => judgeField(answer, field))
  ];
}
function judgeBody({ body, bodyEnd }, expectation) {
  return expectation.body.filter((text) => !body.includes(text)).map((text) => ({
    name: "wrong-body",
    what: `The body does not hold ${JSON.stringify(text)}.`,
    why: bodyEnd === "limit" ? `Only its first ${Buffer.byteLength(body)} bytes were looked at.` : "Another page or another version answered, or the page has changed.",
    fix: 'Open the page and compare, and correct the server or "body".'
  }));
}
function judgeHeader({ headers }, { name, value }) {
  const seen = headers[name];
  if (seen !== void 0 && (value === null || seen === value)) return [];
  const wanted = value === null ? name : `${name}: ${value}`;
  return [
    {
      name: "wrong-header",
      what: `The header ${seen === void 0 ? `"${wanted}" is missing` : `${name} is "${inlineText(seen)}", and not "${value}"`}.`,
      why: "Another server block or another version answered, or something between takes it out.",
      fix: 'Let the server send it (in nginx "add_header" of an inner block hides those of the outer ones), or correct "headers".'
    }
  ];
}
function judgeField({ body }, { path, value }) {
  const seen = readField(body, path);
  if (seen.kind === "value" && seen.text === value) return [];
  return [
    {
      name: "wrong-json",
      what: seen.kind === "value" ? `The field ${path} is ${JSON.stringify(inlineText(seen.text))}, and not ${JSON.stringify(value)}.` : `The field ${path} cannot be read: ${seen.why}.`,
      why: "The application says so of itself, or another page answered.",
      fix: 'Open the page and compare, and correct the application or "json".'
    }
  ];
}
function judgeEnd({ bodyEnd }) {
  if (bodyEnd !== "broken off") return [];
  return [
    {
      name: "answer-broken-off",
      what: "The connection ended before the body was complete.",
      why: "Likely the application crashed while it answered, or a proxy has cut it off.",
      fix: "Read the log of the application and of the proxy at that time."
    }
  ];
}
function judgeTime({ timing, bodyEnd }, { maximumMilliseconds }) {
  if (bodyEnd === "timed out") return [tooSlow(`The answer was not complete after ${timing.complete} ms`, timing)];
  if (maximumMilliseconds === null || timing.complete <= maximumMilliseconds) return [];
  return [tooSlow(`The answer took ${timing.complete} ms where ${maximumMilliseconds} are allowed`, timing)];
}
function tooSlow(seen, { connected }) {
  return {
    name: "too-slow",
    what: `${seen}; ${connected} of them passed until the connection stood.`,
    why: "The application is slow, still warms up, or is far away from where this job runs.",
    fix: 'Find out what it waits for, or raise "maximum-milliseconds" or "timeout-seconds".'
  };
}

// src/verify/default-page.ts
function freshPageOf(body) {
  if (/<title>Welcome to nginx!<\/title>/.test(body)) return "nginx";
  return /<h1>It works!<\/h1>|Apache2 \w+ Default Page/.test(body) ? "Apache" : void 0;
}

export {
  freshPageOf,
  judgeContent,
  judgePage
};
