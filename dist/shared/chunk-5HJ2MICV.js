import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/network/facts.ts
function known(value) {
  return { kind: "known", value };
}
function whyUnknown(unknown) {
  return unknown.kind === "denied" ? `${unknown.action} is denied; grant it to this role` : unknown.why;
}
function mapFact(fact, map) {
  return fact.kind === "known" ? map(fact.value) : fact;
}

// src/network/ports.ts
var allPorts = { from: 0, to: 65535 };
var linuxEphemeralPorts = { from: 32768, to: 61e3 };
var anyEphemeralPorts = { from: 1024, to: 65535 };
function portRange(from, to) {
  return from === void 0 || to === void 0 || from === -1 ? allPorts : { from, to };
}
function commonPorts(one, other) {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from <= to ? { from, to } : void 0;
}
function isOnePort({ from, to }) {
  return from === to;
}
function describePorts({ from, to }) {
  return from === to ? `${from}` : `${from}-${to}`;
}
function coversTcp(protocol) {
  return ["-1", "6", "tcp", "all"].includes(protocol.toLowerCase());
}

export {
  known,
  whyUnknown,
  mapFact,
  allPorts,
  linuxEphemeralPorts,
  anyEphemeralPorts,
  portRange,
  commonPorts,
  isOnePort,
  describePorts,
  coversTcp
};
