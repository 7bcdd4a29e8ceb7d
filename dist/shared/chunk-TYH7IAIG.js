import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/image/container-test/statuses.ts
function parseStatuses(text) {
  const ranges = text.split(",").map((part) => parseRange(part.trim()));
  return ranges.includes(void 0) ? void 0 : ranges.flatMap((range) => range ?? []);
}
function parseRange(text) {
  const [, first, last] = /^([1-5]\d{2})(?:\s*-\s*([1-5]\d{2}))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last ?? first)];
  return from <= to ? { from, to } : void 0;
}

// src/image/container-test/services/services.ts
import { isIP } from "node:net";
function parseServices(text) {
  if (/^[\w.-]+:\d{1,5}$/.test(text)) return database(text, void 0, []);
  const url = /^(?:jdbc:)?([a-z][a-z0-9.+-]*):\/\/(?:([^/?#]*)@)?([^/?#;]*)(.*)$/is.exec(text);
  if (url === null) return { kind: "compose", file: text };
  const [, scheme = "", login = "", authority = "", rest = ""] = url;
  const secrets = [/^[^:]*:(.+)$/s.exec(login)?.[1], /[?&;]password=([^&;#]+)/i.exec(rest)?.[1]];
  return database(authority, scheme.toLowerCase().split("+")[0], secrets.flatMap(forms));
}
function forms(encoded) {
  if (encoded === void 0) return [];
  try {
    return [.../* @__PURE__ */ new Set([encoded, decodeURIComponent(encoded)])];
  } catch {
    return [encoded];
  }
}
function database(authority, scheme, secrets) {
  const places = authority.split(",").map((place) => parsePlace(place, scheme));
  if (places.includes(void 0))
    return {
      problem: "takes the path of a compose file, or the URL of a database with host and port, such as postgres://user:password@localhost:5432/app; special characters of a password must be percent-encoded"
    };
  return { kind: "database", places: places.flatMap((place) => place ?? []), secrets };
}
var defaultPorts = {
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  mariadb: 3306,
  redis: 6379,
  rediss: 6379,
  mongodb: 27017,
  amqp: 5672,
  amqps: 5671,
  sqlserver: 1433,
  mssql: 1433,
  http: 80,
  https: 443
};
function parsePlace(text, scheme) {
  const [, bracketed, plain, digits] = /^(?:\[([\da-fA-F:]+)\]|([\w.-]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = digits === void 0 ? defaultPorts[scheme ?? ""] : Number(digits);
  return host === void 0 || port === void 0 || port < 1 || port > 65535 ? void 0 : { host, port };
}
function isLoopback(host) {
  const name = host.toLowerCase();
  return name === "localhost" || name.endsWith(".localhost") || (isIP(name) === 4 ? name.startsWith("127.") : name === "::1");
}
function needsHostNetwork(services) {
  return services?.kind === "database" && services.places.some(({ host }) => isLoopback(host));
}

export {
  parseServices,
  isLoopback,
  needsHostNetwork,
  parseStatuses
};
