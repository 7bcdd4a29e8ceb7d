import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  readDotenv
} from "./chunk-PRIFCKGF.js";
import {
  require_dist
} from "./chunk-J4AYUJHY.js";
import {
  BerthError
} from "./chunk-IHM5RLMC.js";
import {
  __toESM
} from "./chunk-JS772W5E.js";

// src/secrets/values-file.ts
var import_yaml = __toESM(require_dist(), 1);
function formatValuesFile(format, entries) {
  switch (format) {
    case "dotenv":
      return formatDotenv(entries);
    case "json":
      return `${JSON.stringify(toObject(entries), null, 2)}
`;
    case "yaml":
      return (0, import_yaml.stringify)(toObject(entries), quotedYaml);
  }
}
function toObject(entries) {
  return Object.fromEntries(entries.map(({ name, value }) => [name, value]));
}
var quotedYaml = {
  defaultStringType: "QUOTE_DOUBLE",
  defaultKeyType: "QUOTE_DOUBLE",
  doubleQuotedAsJSON: true,
  lineWidth: 0
};
function formatDotenv(entries) {
  const lines = entries.map((entry) => ({ entry, line: dotenvLine(entry) }));
  const unquotable = lines.filter(({ line }) => line === void 0).map(({ entry }) => entry.name);
  if (unquotable.length > 0) throw noQuotesFor(unquotable);
  return lines.map(({ line }) => `${line}
`).join("");
}
function dotenvLine({ name, value }) {
  const escaped = value.replaceAll("\r", "\\r").replaceAll("\n", "\\n");
  const ways = [`'${value}'`, `"${value}"`, `\`${value}\``, `"${escaped}"`, value];
  return ways.map((way) => `${name}=${way}`).find((line) => readsBack(line, name, value));
}
function readsBack(line, name, value) {
  const { secrets, problems } = readDotenv(`${line}
`);
  const [read] = secrets;
  return problems.length === 0 && secrets.length === 1 && read?.name === name && read.value === value;
}
function noQuotesFor(names) {
  const many = names.length > 1;
  return new BerthError("INVALID_SECRETS", {
    what: `${names.join(", ")} cannot be written as dotenv text.`,
    why: `No quotes carry ${many ? "these values" : "this value"} so that dotenv reads the same: each kind of quotes is in ${many ? "them" : "it"}, or a backslash is before the end.`,
    fix: 'Use "as-file: json" or "as-file: yaml", which carry every value.'
  });
}

export {
  formatValuesFile
};
