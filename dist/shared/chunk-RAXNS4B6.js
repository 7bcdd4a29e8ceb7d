import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  inlineText
} from "./chunk-EG3G5YOP.js";
import {
  unlessAborted
} from "./chunk-XILWMVTP.js";

// src/verify/addresses.ts
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";

// src/verify/error-code.ts
function errorCode(thrown) {
  return thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
}

// src/verify/addresses.ts
async function addressesOf(host, family) {
  const name = bare(host);
  if (isIP(name) !== 0) return [name];
  try {
    const found = await lookup(name, { all: true, family: family ?? 0 });
    return found.map(({ address }) => address);
  } catch (thrown) {
    return { kind: "name not found", host: name, forNow: errorCode(thrown) === "EAI_AGAIN" };
  }
}
function bare(host) {
  return host.replace(/^\[(.*)\]$/, "$1");
}

// src/verify/connect.ts
import { connect } from "node:net";
async function connectToAny(addresses, port, time) {
  const failures = [];
  for (const [index, address] of addresses.entries()) {
    const share = (time.deadline - Date.now()) / (addresses.length - index);
    const found = await connectTo(address, port, Math.max(1, share), time.signal);
    if ("socket" in found || found.kind === "cancelled") return found;
    failures.push(found);
  }
  return mostTelling(failures);
}
function connectTo(address, port, milliseconds, signal) {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const at = joined(address, port);
    const end = (outcome) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", cancel);
      if (!("socket" in outcome)) socket.destroy();
      resolve(outcome);
    };
    const cancel = () => end({ kind: "cancelled" });
    const timer = setTimeout(() => end({ kind: "timed out", stage: "connection", address: at }), milliseconds);
    socket.once("connect", () => end({ socket, address: at }));
    socket.on("error", (thrown) => end(failureOf(thrown, at)));
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) cancel();
  });
}
function failureOf(thrown, address) {
  switch (errorCode(thrown)) {
    case "ECONNREFUSED":
      return { kind: "refused", address };
    case "ETIMEDOUT":
      return { kind: "timed out", stage: "connection", address };
    case "ECONNRESET":
      return { kind: "reset", address };
    default:
      return { kind: "unreachable", address };
  }
}
var ranks = ["reset", "refused", "timed out"];
function mostTelling(failures) {
  const rank = ({ kind }) => ranks.includes(kind) ? ranks.indexOf(kind) : ranks.length;
  const [first2] = [...failures].sort((one, other) => rank(one) - rank(other));
  return first2 ?? { kind: "unreachable", address: "" };
}
function joined(address, port) {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

// src/verify/handshake.ts
import { isIP as isIP2 } from "node:net";
import * as tls2 from "node:tls";

// src/verify/read-certificate.ts
import { X509Certificate } from "node:crypto";
import * as tls from "node:tls";
function readCertificate(socket, host, authorities) {
  const peer = socket.getPeerCertificate(true);
  const x509 = socket.getPeerX509Certificate();
  const mismatch = tls.checkServerIdentity(host, peer);
  const code = socket.authorized ? "" : String(socket.authorizationError ?? "");
  return {
    certificate: certificateOf(peer),
    code,
    namesHost: mismatch === void 0,
    isSelfIssued: x509?.checkIssued(x509) ?? false,
    isGiven: authorities.some((pem) => fingerprints(pem).includes(peer.fingerprint256)),
    saysWhereIssuerIs: peer.infoAccess?.["CA Issuers - URI"] !== void 0,
    hasOwnAuthorities: authorities.length > 0,
    message: inlineText([code, mismatch?.message ?? ""].filter((part) => part !== "").join("; "))
  };
}
function certificateOf(peer) {
  return {
    subject: nameOf(peer.subject),
    names: namesOf(peer.subjectaltname ?? ""),
    issuer: [first(peer.issuer?.O), first(peer.issuer?.CN)].filter((part) => part !== "").join(" "),
    validFrom: Date.parse(peer.valid_from),
    validTo: Date.parse(peer.valid_to),
    chain: chainOf(peer).map(({ subject }) => nameOf(subject))
  };
}
function chainOf(peer) {
  const issuer = peer.issuerCertificate;
  if (issuer === void 0 || issuer.fingerprint256 === peer.fingerprint256) return [peer];
  return [peer, ...chainOf(issuer)];
}
function nameOf(subject) {
  return first(subject?.CN) || first(subject?.O);
}
function first(field) {
  return inlineText((typeof field === "string" ? field : field?.[0]) ?? "");
}
function namesOf(alternatives) {
  return [...alternatives.matchAll(/(?:DNS|IP Address):([^,\s]+)/g)].map(([, name = ""]) => inlineText(name));
}
function fingerprints(pem) {
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  return certificates.map((certificate) => new X509Certificate(certificate).fingerprint256);
}

// src/verify/tls-problems.ts
function certificateProblems(seen, now) {
  const { certificate, code, namesHost } = seen;
  const problems = [
    certificate.validTo < now ? "expired" : void 0,
    certificate.validFrom > now ? "not yet valid" : void 0,
    code !== "" && seen.isSelfIssued && !seen.isGiven ? "self-signed" : void 0,
    namesHost ? void 0 : "host name mismatch"
  ];
  const found = problems.flatMap((problem) => problem ?? []);
  const chain = chainProblem(seen);
  return chain === void 0 || found.includes(chain) || isSaid(code, found) ? found : [...found, chain];
}
function isSaid(code, found) {
  if (code === "CERT_HAS_EXPIRED") return found.includes("expired");
  if (code === "CERT_NOT_YET_VALID") return found.includes("not yet valid");
  return found.includes("self-signed");
}
function chainProblem(seen) {
  switch (seen.code) {
    case "":
      return void 0;
    case "CERT_HAS_EXPIRED":
    case "CERT_NOT_YET_VALID":
      return "expired authority";
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
    case "UNABLE_TO_GET_ISSUER_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
      return isAlone(seen) ? "missing intermediate" : "unknown authority";
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "SELF_SIGNED_CERT_IN_CHAIN":
      return "unknown authority";
    default:
      return "unusable certificate";
  }
}
function isAlone({ certificate, saysWhereIssuerIs, hasOwnAuthorities }) {
  return certificate.chain.length === 1 && (saysWhereIssuerIs || hasOwnAuthorities);
}
function handshakeProblem(code) {
  if (/^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)$/.test(code)) return "no TLS";
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW/.test(code)) return "protocol version";
  return code.startsWith("ERR_") ? "handshake refused" : "handshake closed";
}

// src/verify/handshake.ts
function secure(connection, handshake) {
  return new Promise((resolve) => {
    const { address } = connection;
    const socket = tls2.connect(optionsOf(connection.socket, handshake));
    const { signal } = handshake;
    const end = (outcome) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", cancel);
      if (!("socket" in outcome)) socket.destroy();
      resolve(outcome);
    };
    const cancel = () => end({ kind: "cancelled" });
    const late = () => end({ kind: "timed out", stage: "handshake", address });
    const timer = setTimeout(late, Math.max(1, handshake.deadline - Date.now()));
    socket.once("secureConnect", () => end(inspected(socket, address, handshake)));
    socket.on("error", (thrown) => end(failureOf2(thrown, address)));
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) cancel();
  });
}
function optionsOf(socket, { host, authorities }) {
  return {
    socket,
    // A server name may not be an address (RFC 6066, section 3).
    ...isIP2(host) === 0 ? { servername: host } : {},
    ...authorities.length === 0 ? {} : { ca: [...ownAuthorities(), ...authorities] },
    ALPNProtocols: ["http/1.1"],
    // Both are looked at afterwards, so that everything that is wrong can be said.
    rejectUnauthorized: false,
    checkServerIdentity: () => void 0
  };
}
function ownAuthorities() {
  return typeof tls2.getCACertificates === "function" ? tls2.getCACertificates("default") : tls2.rootCertificates;
}
function inspected(socket, address, { host, authorities }) {
  const seen = readCertificate(socket, host, authorities);
  const problems = certificateProblems(seen, Date.now());
  const { certificate } = seen;
  if (problems.length === 0) return { socket, address, tls: { version: socket.getProtocol() ?? "", certificate } };
  return { kind: "TLS failure", problems, certificate, message: seen.message, address };
}
function failureOf2(thrown, address) {
  const code = errorCode(thrown);
  const message = code === "" ? thrown.message : `${code}: ${thrown.message}`;
  return { kind: "TLS failure", problems: [handshakeProblem(code)], certificate: null, message, address };
}

// src/verify/request.ts
import { request } from "node:http";
function get(connection, wanted) {
  return new Promise((resolve) => {
    const { address, socket } = connection;
    const { signal } = wanted;
    let reading;
    const end = (outcome) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", cancel);
      socket.destroy();
      resolve(outcome);
    };
    const endOr = (bodyEnd, otherwise) => end(reading?.finish(bodyEnd) ?? otherwise);
    const cancel = () => end({ kind: "cancelled" });
    const late = () => endOr("timed out", { kind: "timed out", stage: "answer", address });
    const timer = setTimeout(late, Math.max(1, wanted.deadline - Date.now()));
    const call = send(connection, wanted);
    call.once("response", (response) => {
      reading = readBody(response, wanted.bodyLimit, (bodyEnd) => endOr(bodyEnd, { kind: "reset", address }));
    });
    call.on("error", (thrown) => endOr("broken off", failureOf3(thrown, address)));
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) cancel();
  });
}
function send({ socket }, { url, headers }) {
  const call = request({
    createConnection: () => socket,
    path: `${url.pathname}${url.search}`,
    setHost: false,
    headers: {
      host: url.host,
      "user-agent": "berth-verify",
      accept: "*/*",
      "accept-encoding": "identity",
      connection: "close",
      ...headers
    }
  });
  return call.end();
}
function readBody(response, limit, ended) {
  const answeredAt = Date.now();
  const chunks = [];
  let length = 0;
  response.on("data", (chunk) => {
    chunks.push(chunk.subarray(0, limit - length));
    length += chunk.length;
    if (length > limit) ended("limit");
  });
  response.once("end", () => ended("complete"));
  response.on("error", () => ended("broken off"));
  return {
    finish: (bodyEnd) => ({
      kind: "answered",
      status: response.statusCode ?? 0,
      headers: joinedHeaders(response),
      body: Buffer.concat(chunks).toString("utf8"),
      bodyEnd,
      protocol: `HTTP/${response.httpVersion}`,
      answeredAt
    })
  };
}
function joinedHeaders({ headersDistinct }) {
  return Object.fromEntries(Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(", ")]));
}
function failureOf3(thrown, address) {
  const code = errorCode(thrown);
  if (code.startsWith("HPE_")) return { kind: "not HTTP", message: thrown.message, address };
  if (!code.startsWith("ERR_SSL_")) return { kind: "reset", address };
  const message = `${code}: ${thrown.message}`;
  return { kind: "TLS failure", problems: ["handshake refused"], certificate: null, message, address };
}

// src/verify/probe.ts
var defaultBodyLimit = 262144;
async function probe(target, options) {
  const { url, headers = {}, bodyLimit = defaultBodyLimit } = target;
  const { signal } = options;
  const startedAt = Date.now();
  const time = { deadline: startedAt + options.timeoutSeconds * 1e3, signal };
  const connection = await open(target, time);
  if (!("socket" in connection)) return connection;
  const connected = Date.now() - startedAt;
  const response = await get(connection, { url, headers, bodyLimit, ...time });
  if (response.kind !== "answered") return response;
  const { answeredAt, ...answer } = response;
  const timing = { connected, answered: answeredAt - startedAt, complete: Date.now() - startedAt };
  return { ...answer, timing, address: connection.address, tls: "tls" in connection ? connection.tls : null };
}
async function open(target, time) {
  const { url, connectTo: connectTo2, family, authorities = [] } = target;
  const host = connectTo2?.host ?? url.hostname;
  const addresses = await lookUp(host, family, time);
  if ("kind" in addresses) return addresses;
  const connection = await connectToAny(addresses, connectTo2?.port ?? portOf(url), time);
  if (!("socket" in connection) || url.protocol === "http:") return connection;
  return secure(connection, { host: bare(url.hostname), authorities, ...time });
}
async function lookUp(host, family, { deadline, signal }) {
  const late = AbortSignal.timeout(Math.max(1, deadline - Date.now()));
  const found = await unlessAborted(addressesOf(host, family), AbortSignal.any([signal, late]));
  if (found !== "aborted") return found;
  return signal.aborted ? { kind: "cancelled" } : { kind: "name not found", host: bare(host), forNow: true };
}
function portOf({ protocol, port }) {
  if (port !== "") return Number(port);
  return protocol === "https:" ? 443 : 80;
}

export {
  probe
};
