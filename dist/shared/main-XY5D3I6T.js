import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  planMasks
} from "./chunk-CL5PN4RS.js";
import {
  expectationOf,
  redirectStatuses
} from "./chunk-OLFWPKJP.js";
import {
  isAmong,
  parseStatuses,
  statusesText
} from "./chunk-5GXPSPTB.js";
import {
  asObject
} from "./chunk-WRQOFEB5.js";
import {
  ErrorWithOutputs
} from "./chunk-RV7ABJZJ.js";
import {
  inlineCode
} from "./chunk-V4CC55YF.js";
import {
  BerthError,
  messageOf
} from "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/verify/problem.ts
var lasting = [
  "certificate-authority-expired",
  "certificate-chain-incomplete",
  "certificate-expired",
  "certificate-expires-soon",
  "certificate-not-yet-valid",
  "tls-version"
];
function mayPass({ name }) {
  return !lasting.includes(name);
}
var ofEveryVersion = [
  "certificate-authority-expired",
  "certificate-expired",
  "certificate-expires-soon",
  "certificate-not-yet-valid",
  "name-not-found",
  "name-server-silent"
];
function mayBeOfVersion({ name }) {
  return !ofEveryVersion.includes(name);
}

// src/report/verify-report.ts
function verifyOutcome({ results, isCancelled, rollback }) {
  if (isCancelled) return "cancelled";
  if (results.every(isWell)) return "passed";
  const servesAgain = rollback !== null && rollback.results.length > 0 && rollback.results.every(isWell);
  return servesAgain ? "rolled-back" : "failed";
}
function isWell({ problems, outcome }) {
  return problems.length === 0 && outcome.kind === "answered";
}
function mayHelpToGoBack(results) {
  return results.some(({ problems }) => problems.some(mayBeOfVersion));
}

// src/verify/certificate.ts
var day = 864e5;
function daysToExpiry({ validTo }, now) {
  return Math.floor((validTo - now) / day);
}

// src/report/verify-text.ts
function urlText({ target: { url } }) {
  return `${url.origin}${url.pathname}${url.search === "" ? "" : "?\u2026"}`;
}
function answerText({ status, timing, address: address2, tls }, now) {
  const certificate = tls === null ? "" : `, ${tls.version}, certificate for ${daysToExpiry(tls.certificate, now)} more days`;
  return `${status} in ${timing.complete} ms from ${address2}${certificate}`;
}
function askedLine(check, asked, goesOn, now) {
  const { outcome, problems, goodInARow } = asked;
  if (outcome.kind === "cancelled") return `${urlText(check)}: cancelled.`;
  const good = outcome.kind === "answered" && problems.length === 0 ? answerText(outcome, now) : "";
  const said = good === "" ? problems.map(({ name, what }) => `${name}: ${what}`).join(" ") : `${good}.`;
  const next = good === "" ? " Asking again." : ` Good answers in a row: ${goodInARow}.`;
  return `${urlText(check)}: ${said}${goesOn ? next : ""}`;
}
function verificationError({ results, rollback }) {
  const bad = results.filter((result) => !isWell(result));
  const problems = bad.flatMap((result) => result.problems);
  const seen = bad.map(({ check, problems: own }) => `${urlText(check)}: ${own.map(({ what }) => what).join(" ")}`);
  const count = results.length === 1 ? "" : `${bad.length} of ${results.length} URLs do not answer as they should. `;
  return new BerthError("VERIFICATION_FAILED", {
    what: [`${count}${seen.join("\n")}`, ...rollback === null ? [] : [rollbackText(rollback)]].join("\n"),
    why: distinct(problems.map(({ why }) => why)).join(" "),
    fix: distinct(problems.map(({ fix }) => fix)).join(" ")
  });
}
function rollbackText({ rolledBackTo, outcome, error, results }) {
  if (error !== null) return `Going back failed: ${error.sentences.what} ${error.sentences.why}`;
  if (outcome === "unchanged") return "There was nothing to go back to: the service runs that version already.";
  const bad = results.filter((result) => !isWell(result));
  if (bad.length === 0) return `The service went back to ${rolledBackTo}, which answers as it should.`;
  const still = bad.map(({ check, problems }) => `${urlText(check)}: ${problems.map(({ what }) => what).join(" ")}`);
  return `The service went back to ${rolledBackTo}, and that does not answer as it should either. ${still.join(" ")}`;
}
function distinct(texts) {
  return [...new Set(texts.filter((text) => text !== ""))];
}
function fewestDays(results, now) {
  const days = results.flatMap(({ outcome }) => daysOf(outcome, now) ?? []);
  return days.length === 0 ? void 0 : Math.min(...days);
}
function daysOf(outcome, now) {
  const certificate = outcome.kind === "answered" ? outcome.tls?.certificate : outcome.kind === "TLS failure" ? outcome.certificate ?? void 0 : void 0;
  return certificate === void 0 ? void 0 : daysToExpiry(certificate, now);
}

// src/diagnosis/error-sentences.ts
function fillSentences(template, values) {
  return template.split(betweenSentences).map((sentence) => fillSentence(sentence, values)).filter((sentence) => sentence !== void 0).join(" ");
}
var place = /\{(\w{1,40})(?:\|([^{}]{0,200}))?\}/g;
var betweenSentences = /(?<=[.!?]) (?=[A-Z{"`])/;
function fillSentence(sentence, values) {
  let isComplete = true;
  const text = sentence.replace(place, (_, name, otherwise) => {
    const value = values[name] ?? otherwise ?? "";
    if (value === "") isComplete = false;
    return value;
  });
  return isComplete ? text : void 0;
}

// src/diagnosis/known-errors/address.ts
var host = "(?<host>[\\w.-]{1,255}|\\[[\\da-fA-F:]{2,45}\\]|::1)";
function address(ports) {
  return `${host}:(?<port>${ports})(?!\\d)`;
}

// src/diagnosis/known-errors/probes.ts
var sources = ["probe"];
var curlFailed = "Failed to connect to (?<host>[\\w.:-]{1,255}) port (?<port>\\d{1,5})(?: after \\d{1,9} ms)?: ";
var anyPort = "\\d{1,5}";
var reach = [
  {
    id: "probe-connection-refused",
    sources,
    patterns: [
      new RegExp(`connect ECONNREFUSED ${address(anyPort)}`),
      new RegExp(`${curlFailed}(?:Couldn't connect|Could not connect|Connection refused)`),
      new RegExp(`dial tcp ${address(anyPort)}: connect: connection refused`)
    ],
    what: "Port {port} of {host} is refused: the host is up, but nothing listens there.",
    why: "No container publishes the port, the server in it does not listen on it, or the container does not run.",
    fix: "Publish the port (portMappings with hostPort {port}), let the server listen on it, and check that the container runs."
  },
  {
    id: "probe-timeout",
    sources,
    patterns: [
      new RegExp(`${curlFailed}(?:Timeout was reached|Connection timed out)`),
      /curl: \(28\) Connection timed out after/,
      /Connect Timeout Error \(attempted address/,
      /\bUND_ERR_CONNECT_TIMEOUT\b/,
      /connect ETIMEDOUT\b/,
      new RegExp(`dial tcp ${address(anyPort)}: (?:i/o timeout|connect: connection timed out)`)
    ],
    what: "The host does not answer at all on that port.",
    why: "Likely a security group or a network ACL drops the packets, or DNS has another address than that of the host.",
    fix: "Allow the port from 0.0.0.0/0 (80 and 443 for a public site) in the security group of the load balancer or instance, and compare DNS with its public address."
  },
  {
    id: "probe-no-response",
    sources,
    patterns: [
      /Operation timed out after \d{1,9} milliseconds with 0 (?:bytes|out of)/,
      /The operation was aborted due to timeout/,
      /\bUND_ERR_HEADERS_TIMEOUT\b/
    ],
    what: "The server took the connection, but did not answer in time.",
    why: "Likely the application hangs, still starts, or waits for its database.",
    fix: "Read the log of the application for the request that hangs. Wait longer only when the start is known to be slow."
  },
  {
    id: "probe-host-unreachable",
    sources,
    patterns: [
      new RegExp(`connect (?:EHOSTUNREACH|ENETUNREACH) ${address(anyPort)}`),
      new RegExp(`${curlFailed}(?:No route to host|Network is unreachable)`),
      new RegExp(`dial tcp ${address(anyPort)}: connect: (?:no route to host|network is unreachable)`)
    ],
    what: "There is no route to {host}.",
    why: "Likely DNS has a private address, or the host is stopped.",
    fix: "Let DNS point at the load balancer or the public address."
  },
  {
    id: "probe-dns-nxdomain",
    sources,
    patterns: [
      new RegExp(`getaddrinfo (?:ENOTFOUND|EAI_AGAIN) ${host}`),
      new RegExp(`Could not resolve host: ${host}`),
      new RegExp(`lookup ${host}(?: on [\\d.:]{1,60})?: no such host`)
    ],
    what: "The name {host} has no address in DNS.",
    why: "Its record was not made, its zone is not delegated, or it has a typing error.",
    fix: "Create the record for {host} (A, ALIAS or CNAME), and check the delegation of the zone."
  },
  {
    id: "probe-connection-reset",
    sources,
    patterns: [
      /Empty reply from server/,
      /Recv failure: Connection reset by peer/,
      /other side closed/,
      /socket hang up/,
      /read ECONNRESET/
    ],
    what: "The server closed the connection without an answer.",
    why: "Likely the application in the container listens on 127.0.0.1, crashes on the request, or expects TLS.",
    fix: "Listen on 0.0.0.0 in the container, use the protocol that the port speaks, and read the log of the application."
  }
];
var answers = [
  {
    id: "probe-redirect-loop",
    sources,
    patterns: [/Maximum \(\d{1,5}\) redirects followed/, /redirect count exceeded/, /stopped after \d{1,3} redirects/],
    what: "The site redirects in a circle.",
    why: "Likely the application forces https behind a proxy that speaks http to it, or two names redirect to each other.",
    fix: "Let the application trust X-Forwarded-Proto, set the CDN to Full (strict), and keep one redirect between the names."
  },
  {
    id: "probe-default-nginx-page",
    sources,
    patterns: [/<title>Welcome to nginx!<\/title>/],
    what: "The answer came from nginx's default server, not from the site.",
    why: "The configuration of the site is not loaded, or no server_name matches the host that was asked for.",
    fix: "Remove the default.conf of the base image, or make the site default_server, and check that its configuration and pages are copied."
  },
  {
    id: "probe-502-bad-gateway",
    sources,
    patterns: [/<title>502 Bad Gateway<\/title>/],
    what: "The proxy answers, but the application behind it does not (502).",
    why: "Likely the application crashed, still starts, or listens on another port.",
    fix: "Read the error log of the proxy at that time, and the log of the application."
  }
];
var probeErrors = [...reach, ...answers];

// src/diagnosis/known-errors/tls.ts
var sources2 = ["probe"];
var certificates = [
  {
    id: "probe-certificate-self-signed",
    sources: sources2,
    patterns: [/self[- ]signed certificate(?! in certificate chain)/, /\bDEPTH_ZERO_SELF_SIGNED_CERT\b/],
    what: "The server shows a certificate that it signed itself.",
    why: "Likely the placeholder from before the real one was issued.",
    fix: "Issue a real one (ACM for a load balancer, or certbot), and reload the server."
  },
  {
    id: "probe-certificate-expired",
    sources: sources2,
    patterns: [
      /\bCERT_HAS_EXPIRED\b/,
      /certificate has expired(?! or is not yet valid)/,
      /certificate has expired or is not yet valid: current time \S{1,40} is after/
    ],
    what: "The certificate of the server has expired.",
    why: "It was not renewed, or the server was not reloaded after it was.",
    fix: 'Run "certbot renew" and reload nginx ("nginx -s reload"), and check what shall renew it.'
  },
  {
    id: "probe-certificate-not-yet-valid",
    sources: sources2,
    patterns: [
      /\bCERT_NOT_YET_VALID\b/,
      /certificate is not yet valid/,
      /certificate has expired or is not yet valid: current time \S{1,40} is before/
    ],
    what: "The certificate of the server is not valid yet.",
    why: "It begins in the future, or the clock of the one who asks is behind.",
    fix: "Set the clocks right, wait, or issue it again."
  },
  {
    id: "probe-certificate-hostname-mismatch",
    sources: sources2,
    patterns: [
      /\bERR_TLS_CERT_ALTNAME_INVALID\b/,
      /does not match certificate's altnames/,
      /no alternative certificate subject name matches target host ?name/,
      /x509: certificate is valid for (?<names>[\w.*-]{1,255}(?:, [\w.*-]{1,255}){0,60}), not /
    ],
    what: "The certificate of the server does not name the host that was asked for.",
    why: "Another server block answered, or the certificate lacks a name, such as that with www.",
    fix: "Issue it with all names (-d example.com -d www.example.com), and check server_name. It names {names} now."
  },
  {
    id: "probe-certificate-chain-incomplete",
    sources: sources2,
    patterns: [
      /\bUNABLE_TO_VERIFY_LEAF_SIGNATURE\b/,
      /\bUNABLE_TO_GET_ISSUER_CERT_LOCALLY\b/,
      /unable to verify the first certificate/,
      /unable to get local issuer certificate/,
      /x509: certificate signed by unknown authority/,
      /self[- ]signed certificate in certificate chain/
    ],
    what: "The certificate of the server cannot be followed up to a known authority.",
    why: "Likely the server does not send the intermediate certificate, or the authority is a private one.",
    fix: "Use fullchain.pem instead of cert.pem. For a private authority, give its root certificate to whoever asks."
  }
];
var handshakes = [
  {
    id: "probe-plain-http-on-tls-port",
    sources: sources2,
    patterns: [
      /SSL routines:\w{0,60}:wrong version number/,
      /server gave HTTP response to HTTPS client/,
      /\bERR_SSL_WRONG_VERSION_NUMBER\b/,
      /first record does not look like a TLS handshake/
    ],
    what: "The port that was asked with https speaks plain http.",
    why: "It is mapped to port 80 of the container, or its listen line has no ssl.",
    fix: "Map 443 to the port with TLS, add ssl to the listen line, or end TLS at the load balancer."
  },
  {
    id: "probe-http-to-tls-port",
    sources: ["probe"],
    patterns: [/The plain HTTP request was sent to HTTPS port/],
    what: "Plain http was sent to a port with TLS.",
    why: "A health check or a redirect uses http:// with the port for https.",
    fix: "Use https://, or set the protocol of the health check to HTTPS."
  },
  {
    id: "probe-tls-handshake-closed",
    sources: sources2,
    patterns: [
      /SSL_ERROR_SYSCALL in connection to/,
      /Client network socket disconnected before secure TLS connection was established/
    ],
    what: "The server hung up while TLS was set up.",
    why: "It has no certificate for that name, does not speak TLS, or a proxy is between.",
    fix: 'Read the log of the server, and try "openssl s_client -connect HOST:443 -servername HOST".'
  },
  {
    id: "probe-tls-version",
    sources: sources2,
    patterns: [/alert protocol version/, /\bERR_SSL_UNSUPPORTED_PROTOCOL\b/, /protocol version not supported/],
    what: "Client and server have no version of TLS in common.",
    why: "The server offers only versions that are too old, or only ones that are too new.",
    fix: "Allow TLSv1.2 and TLSv1.3 in the server (ssl_protocols in nginx)."
  }
];
var tlsErrors = [...certificates, ...handshakes];

// src/verify/known-words.ts
var known = {
  "bad-gateway": "probe-502-bad-gateway",
  "certificate-chain-incomplete": "probe-certificate-chain-incomplete",
  "certificate-expired": "probe-certificate-expired",
  "certificate-host-mismatch": "probe-certificate-hostname-mismatch",
  "certificate-not-yet-valid": "probe-certificate-not-yet-valid",
  "certificate-self-signed": "probe-certificate-self-signed",
  "connection-refused": "probe-connection-refused",
  "connection-reset": "probe-connection-reset",
  "connection-timed-out": "probe-timeout",
  "default-page": "probe-default-nginx-page",
  "handshake-closed": "probe-tls-handshake-closed",
  "host-unreachable": "probe-host-unreachable",
  "http-to-tls-port": "probe-http-to-tls-port",
  "name-not-found": "probe-dns-nxdomain",
  "no-answer": "probe-no-response",
  "no-tls": "probe-plain-http-on-tls-port",
  "tls-version": "probe-tls-version"
};
var knownProblems = Object.keys(known).filter(isKnown);
function isKnown(name) {
  return name in known;
}
function knownProblem(name, values) {
  const error = [...probeErrors, ...tlsErrors].find(({ id }) => id === known[name]);
  if (error === void 0) throw new Error(`The diagnosis has no error ${known[name]}.`);
  const [what, why, fix] = [error.what, error.why, error.fix].map((text) => fillSentences(text, values));
  return { name, what: what ?? "", why: why ?? "", fix: fix ?? "" };
}

// src/verify/no-answer-problems.ts
function noAnswerProblems(outcome, { hostname }) {
  switch (outcome.kind) {
    case "refused":
      return [knownProblem("connection-refused", placeOf(outcome.address))];
    case "reset":
      return [knownProblem("connection-reset", {})];
    case "unreachable":
      return [knownProblem("host-unreachable", placeOf(outcome.address))];
    case "timed out":
      return [timedOut(outcome)];
    case "name not found":
      return [outcome.forNow ? nameServerSilent(outcome.host) : knownProblem("name-not-found", { host: outcome.host })];
    case "not HTTP":
      return [notHttp(outcome.address, outcome.message)];
    case "TLS failure":
      return outcome.problems.map((problem) => tlsProblem(problem, outcome, hostname));
    case "cancelled":
      return [];
  }
}
function placeOf(address2) {
  const [, host2 = "", port = ""] = /^(.*):(\d+)$/.exec(address2) ?? [];
  return { host: host2, port };
}
function timedOut({ stage, address: address2 }) {
  switch (stage) {
    case "connection": {
      const problem = knownProblem("connection-timed-out", {});
      return { ...problem, what: `${problem.what.replace(/\.$/, "")} (${address2}).` };
    }
    case "answer":
      return knownProblem("no-answer", {});
    case "handshake":
      return {
        name: "handshake-timed-out",
        what: `${address2} took the connection, but did not answer the TLS handshake in time.`,
        why: "Likely what listens there does not speak TLS, or hangs.",
        fix: "Let the port speak TLS (listen 443 ssl in nginx), and read the log of the server."
      };
  }
}
function nameServerSilent(host2) {
  return {
    name: "name-server-silent",
    what: `DNS gave no answer about ${host2} in time.`,
    why: "The name servers of the domain, or those that this job uses, do not answer at the moment.",
    fix: `Try "dig ${host2}", and check the delegation of the zone when it goes on.`
  };
}
function notHttp(address2, message) {
  return {
    name: "not-http",
    what: `What came from ${address2} is not HTTP (${message}).`,
    why: "Another protocol is spoken at that port, or TLS where plain HTTP was asked for.",
    fix: "Ask the port that speaks HTTP, with https:// where it is TLS."
  };
}
function tlsProblem(problem, { certificate, message, address: address2 }, host2) {
  switch (problem) {
    case "expired":
      return withDetail(knownProblem("certificate-expired", {}), certificate, endedOn);
    case "not yet valid":
      return withDetail(knownProblem("certificate-not-yet-valid", {}), certificate, beginsOn);
    case "host name mismatch": {
      const names = certificate?.names.join(", ") ?? "";
      const mismatch = knownProblem("certificate-host-mismatch", { names });
      return { ...mismatch, what: `The certificate of the server does not name ${host2}, the host that was asked for.` };
    }
    case "self-signed":
      return knownProblem("certificate-self-signed", {});
    case "missing intermediate":
      return withDetail(knownProblem("certificate-chain-incomplete", {}), certificate, signedBy);
    case "unknown authority":
      return unknownAuthority(certificate);
    case "expired authority":
      return expiredAuthority(certificate);
    case "unusable certificate":
      return handshake("certificate-unusable", `The certificate of ${address2} cannot be used (${message}).`);
    case "protocol version":
      return knownProblem("tls-version", {});
    case "no TLS":
      return knownProblem("no-tls", {});
    case "handshake closed":
      return knownProblem("handshake-closed", {});
    case "handshake refused":
      return handshake("handshake-refused", `${address2} refused the TLS handshake (${message}).`);
  }
}
function withDetail(problem, certificate, say) {
  return certificate === null ? problem : { ...problem, what: `${problem.what} ${say(certificate)}` };
}
function endedOn({ validTo }) {
  return `It ended on ${dayText(validTo)}.`;
}
function beginsOn({ validFrom }) {
  return `It begins on ${dayText(validFrom)}.`;
}
function signedBy({ issuer }) {
  return `It is signed by "${issuer}", whose certificate the server does not send.`;
}
function dayText(milliseconds) {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().slice(0, 10) : "an unknown day";
}
function unknownAuthority(certificate) {
  const issuer = certificate === null ? "an authority" : `"${certificate.issuer}"`;
  return {
    name: "certificate-authority-unknown",
    what: `The certificate of the server is signed by ${issuer}, which nobody knows who was not told to trust it.`,
    why: "It is a private authority, or the server does not send every certificate up to a known one.",
    fix: 'For a public site use a certificate of a public authority with its whole chain (fullchain.pem). For a private one give its root certificate in "ca-file".'
  };
}
function expiredAuthority(certificate) {
  const chain = certificate === null ? "" : ` (${certificate.chain.join(" < ")})`;
  return {
    name: "certificate-authority-expired",
    what: `A certificate above that of the host has expired, or is not valid yet${chain}.`,
    why: "The server sends an old chain with its certificate.",
    fix: "Install the chain that the authority gives now (fullchain.pem), and reload the server."
  };
}
function handshake(name, what) {
  return {
    name,
    what,
    why: name === "certificate-unusable" ? "It is broken, revoked, too weak, or not made for servers." : "The server has no certificate for the host, no cipher in common, or wants a certificate of the client.",
    fix: 'Read the log of the server, and try "openssl s_client -connect HOST:443 -servername HOST".'
  };
}

// src/verify/judge-certificate.ts
function judgeCertificate(tls, minimumDays, now) {
  if (tls === null) return [];
  const [left, wanted] = [daysToExpiry(tls.certificate, now), daysWanted(tls.certificate, minimumDays)];
  return left >= wanted ? [] : [expiresSoon(tls.certificate, left, wanted)];
}
var day2 = 864e5;
function daysWanted({ validFrom, validTo }, minimumDays) {
  const third = Math.floor((validTo - validFrom) / day2 / 3);
  return Math.min(minimumDays, Math.max(0, third));
}
function expiresSoon({ validTo, issuer }, left, wanted) {
  return {
    name: "certificate-expires-soon",
    what: `The certificate of the server ends on ${dayText(validTo)}, in ${left} ${left === 1 ? "day" : "days"}; ${wanted} are wanted.`,
    why: `It should have been renewed by now: what renews it has stopped working, or the server still has the old one loaded. It is signed by "${issuer}".`,
    fix: 'Run "certbot renew" and reload the server, and find out why that did not happen by itself. ACM renews by itself while its DNS record for validation is there.'
  };
}

// src/verify/default-page.ts
function freshPageOf(body) {
  if (/<title>Welcome to nginx!<\/title>/.test(body)) return "nginx";
  return /<h1>It works!<\/h1>|Apache2 \w+ Default Page/.test(body) ? "Apache" : void 0;
}

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

// src/verify/words.ts
var longest = 200;
function inlineText(text) {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length > longest ? `a text of ${line.length} characters` : line;
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
function judgeContent(answer, host2, expectation) {
  const found = [
    ...judgeBody(answer, expectation),
    ...expectation.headers.flatMap((header) => judgeHeader(answer, header)),
    ...expectation.json.flatMap((field) => judgeField(answer, field)),
    ...expectation.version === null ? [] : judgeVersion(answer, expectation.version)
  ];
  const fresh = judgeFreshPage(answer, host2, expectation);
  return [...fresh.length > 0 ? fresh : found, ...judgeEnd(answer), ...judgeTime(answer, expectation)];
}
function judgeFreshPage({ body }, host2, expectation) {
  const server = freshPageOf(body);
  const isMeant = expectation.body.length > 0 && expectation.body.every((text) => body.includes(text));
  return server === void 0 || isMeant ? [] : [defaultPage(server, host2)];
}
function defaultPage(server, host2) {
  const { what, fix } = knownProblem("default-page", {});
  return {
    name: "default-page",
    what: server === "nginx" ? what : `The answer is ${server}'s page for a fresh installation, not the site.`,
    why: `No ${server === "nginx" ? "server_name" : "ServerName"} matches ${host2}, or the configuration of the site is not loaded.`,
    fix: server === "nginx" ? fix : "Enable the configuration of the site, and check its server name."
  };
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
  if (maximumMilliseconds === null || timing.complete <= maximumMilliseconds && bodyEnd !== "timed out") return [];
  return [
    {
      name: "too-slow",
      what: `The answer took ${timing.complete} ms, ${timing.connected} of them until the connection stood; ${maximumMilliseconds} ms are allowed.`,
      why: "The application is slow, still warms up, or is far away from where this job runs.",
      fix: 'Find out what it waits for, or raise "maximum-milliseconds".'
    }
  ];
}

// src/verify/judge-status.ts
function judgeStatus(answer, url, expectation) {
  const { statuses, redirect } = expectation;
  if (!isAmong(answer.status, statuses)) return [wrongStatus(answer, url, expectation)];
  return redirect === null ? [] : judgeRedirect(answer, url, redirect);
}
function wrongStatus(answer, url, { statuses, redirect }) {
  const { status, body, headers } = answer;
  if (/plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server/.test(body))
    return knownProblem("http-to-tls-port", {});
  if (redirect !== null && status < 400) return noRedirect(status, redirect);
  if (status === 503 && isLoadBalancer(headers)) return noHealthyTarget;
  if (status === 502) return badGateway(headers);
  if (status === 504) return gatewayTimeout;
  const target = headers.location === void 0 ? "" : `, a redirect to ${inlineText(headers.location)}`;
  return {
    name: "wrong-status",
    what: `It answered ${status}${target}, where ${statusesText(statuses)} is expected.`,
    why: whyOf(status, answer),
    fix: fixOf(status, url, headers.location)
  };
}
function isLoadBalancer(headers) {
  return /^awselb\//.test(headers.server ?? "");
}
function badGateway(headers) {
  if (!isLoadBalancer(headers)) return knownProblem("bad-gateway", {});
  return {
    ...knownProblem("bad-gateway", {}),
    what: "The load balancer answers, but its target does not, or not with HTTP (502).",
    fix: "Look at the health of the targets and at the log of the application; the port of the target group must be the one that the container listens on."
  };
}
var noHealthyTarget = {
  name: "no-healthy-target",
  what: "The load balancer answers for itself: it has no target that could (503).",
  why: "No task is registered in its target group, or none of them is in use yet.",
  fix: 'Look at the targets ("aws elbv2 describe-target-health --target-group-arn ARN") and at the events of the service.'
};
var gatewayTimeout = {
  name: "gateway-timeout",
  what: "The proxy or load balancer answers, but what is behind it did not in time (504).",
  why: "Likely the application hangs or waits for its database, or a security group does not let the load balancer through to it.",
  fix: "Read the log of the application for the request that hangs, and let the security group of the tasks take the port from that of the load balancer."
};
function whyOf(status, { headers, body }) {
  if (status === 404 && isOfNginx(headers, body))
    return "nginx has no such file: the pages are not where root points to, or no server_name matches the host and another server block answers.";
  if (status === 403 && isOfNginx(headers, body))
    return "nginx has the directory, but no index page in it, or may not read the file.";
  if (status === 404) return "The server runs, but has nothing at this path.";
  if (status === 401) return "The path wants a login.";
  if (status === 400 || status === 421) return "Likely the server takes requests for other host names only.";
  if (status >= 500) return "The application failed at it: its own lines are in its log.";
  return status >= 300 && status < 400 ? "Redirects are not followed: each is an answer." : "The server says so.";
}
function isOfNginx({ server = "" }, body) {
  return server.startsWith("nginx") || body.includes("<hr><center>nginx");
}
function fixOf(status, url, location) {
  if (status >= 300 && status < 400 && location !== void 0)
    return `Ask ${inlineText(location)} instead, or say "redirect" where this is right.`;
  if (status === 401) return 'Give what it wants in "request-headers", or ask a path that is open.';
  if (status >= 500) return 'Read the log of the application, which "diagnose" explains.';
  return `Let the server have a page at ${url.pathname}, or list ${status} in "status" where it is right.`;
}
var redirects = [301, 302, 303, 307, 308];
function judgeRedirect(answer, url, wanted) {
  const { location } = answer.headers;
  if (!redirects.includes(answer.status) || location === void 0) return [noRedirect(answer.status, wanted)];
  const leads = URL.canParse(location, url.href) && leadsTo(new URL(location, url), url, wanted);
  return leads ? [] : [elsewhere(location, wanted)];
}
function leadsTo(target, from, wanted) {
  if (wanted.kind === "url") return target.href === new URL(wanted.url, from).href;
  return target.protocol === "https:" && target.hostname === from.hostname;
}
function noRedirect(status, wanted) {
  return {
    name: "no-redirect",
    what: `It answered ${status}, where a redirect to ${wantedText(wanted)} is expected.`,
    why: wanted.kind === "https" ? "The page is served without encryption, to everyone who types the name of the site." : "The server has no such redirect at this path, or another server block answered.",
    fix: wanted.kind === "https" ? 'Let port 80 redirect: "return 301 https://$host$request_uri;" in nginx, or a redirect action on the listener of the load balancer.' : 'Correct the redirect in the server, or "redirect".'
  };
}
function elsewhere(location, wanted) {
  return {
    name: "redirect-elsewhere",
    what: `It redirects to ${inlineText(location)}, and not to ${wantedText(wanted)}.`,
    why: "Another server block answered, or the application makes its addresses from the wrong host or scheme (X-Forwarded-Proto behind a load balancer).",
    fix: 'Correct the redirect in the server, or "redirect".'
  };
}
function wantedText(wanted) {
  return wanted.kind === "url" ? wanted.url : "https on the same host";
}

// src/verify/judge.ts
function judge(outcome, url, expectation, now) {
  if (outcome.kind !== "answered") return noAnswerProblems(outcome, url);
  const status = judgeStatus(outcome, url, expectation);
  const content = status.length > 0 ? status : judgeContent(outcome, url.hostname, expectation);
  return [...content, ...judgeCertificate(outcome.tls, expectation.minimumDays, now)];
}

// src/verify/check-url.ts
async function checkUrl(check, patience, tools) {
  const { clock, cancelled: cancelled2 } = tools;
  const start = clock.now();
  let asked = { attempts: 0, good: 0, goodInARow: 0, outcome: { kind: "cancelled" }, problems: [] };
  for (; ; ) {
    const before = asked;
    asked = await askAgain(before, check, patience, tools);
    const ends = cancelled2.aborted || isDecided(asked, patience, clock.now() - start);
    if (ends || namesOf(asked) !== namesOf(before)) tools.onAnswer(check, asked, !ends);
    if (ends) return resultOf(check, asked, patience, clock.now() - start);
    await clock.sleep(1e3 * patience.intervalSeconds, cancelled2);
  }
}
async function askAgain(before, check, patience, tools) {
  const { target, expectation } = check;
  const options = { signal: tools.cancelled, timeoutSeconds: patience.timeoutSeconds };
  const outcome = await tools.ask(target, options);
  const problems = judge(outcome, target.url, expectation, tools.clock.now());
  const isGood = outcome.kind === "answered" && problems.length === 0;
  return {
    attempts: before.attempts + 1,
    good: before.good + (isGood ? 1 : 0),
    goodInARow: isGood ? before.goodInARow + 1 : 0,
    outcome,
    problems
  };
}
function isDecided({ goodInARow, problems }, patience, milliseconds) {
  if (goodInARow > 0) return goodInARow >= patience.goodAnswers;
  return milliseconds >= 1e3 * patience.waitSeconds || !problems.every(mayPass);
}
function namesOf({ problems }) {
  return problems.map(({ name }) => name).join();
}
function resultOf(check, asked, { goodAnswers }, milliseconds) {
  const { attempts, good, goodInARow, outcome } = asked;
  const flaps = asked.problems.length > 0 && good > 0;
  const problems = flaps ? [...asked.problems, fewGoodAnswers(asked, goodAnswers)] : asked.problems;
  return { check, outcome, problems, attempts, goodInARow, milliseconds };
}
function fewGoodAnswers({ good, attempts }, wanted) {
  return {
    name: "few-good-answers",
    what: `${good} of ${attempts} answers were good, and never ${wanted} in a row.`,
    why: "Likely several servers answer in turn and one of them is not well, or the application comes and goes.",
    fix: "Look at each target behind the load balancer, at every address of the name, and at the restarts of the tasks."
  };
}

// src/actions/verify/checks.ts
import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
async function readChecks(inputs) {
  const authorities = inputs.caFile === null ? [] : [await readAuthorities(inputs.caFile)];
  return inputs.urls.flatMap((entry) => checksOf(entry, (url) => targetOf(url, inputs, authorities)));
}
function withoutVersion(checks) {
  return checks.map((check) => ({ ...check, expectation: { ...check.expectation, version: null } }));
}
function checksOf({ url: text, settings }, target) {
  const url = new URL(text);
  const check = { target: target(url), expectation: expectationOf(settings) };
  if (!settings.httpsRedirect || url.protocol !== "https:") return [check];
  const redirect = {
    ...expectationOf({ ...settings, version: null, body: [], json: [], headers: [] }),
    statuses: parseStatuses(redirectStatuses) ?? [],
    redirect: { kind: "https" }
  };
  return [check, { target: target(withHttp(url)), expectation: redirect }];
}
function withHttp(url) {
  return new URL(`http://${url.hostname}${url.pathname}${url.search}`);
}
function targetOf(url, inputs, authorities) {
  const { connections, ipVersion, requestHeaders } = inputs;
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const connectTo = connections[`${url.hostname}:${port}`] ?? connections[url.hostname];
  return {
    url,
    headers: requestHeaders,
    authorities,
    ...connectTo === void 0 ? {} : { connectTo },
    ...ipVersion === "any" ? {} : { family: ipVersion === "4" ? 4 : 6 }
  };
}
async function readAuthorities(path) {
  try {
    const pem = await readFile(path, "utf8");
    new X509Certificate(pem);
    return pem;
  } catch (thrown) {
    throw new BerthError(
      "INVALID_INPUT",
      {
        what: `The certificates in ${path} cannot be read.`,
        why: `"ca-file" must be the path of a file with certificates in PEM (${messageOf(thrown)}).`,
        fix: 'Correct "ca-file" under "with:" of this step; a path is relative to the workspace.'
      },
      { cause: thrown }
    );
  }
}

// src/report/verify-summary.ts
function verifySummary(report, now) {
  const { results, rollback } = report;
  return [
    `### ${headings[verifyOutcome(report)]}`,
    "",
    ...table(results, now),
    ...results.flatMap(problemLines),
    ...rollback === null ? [] : [`**Afterwards**: ${cell(rollbackText(rollback))}`, ""],
    ...rollback === null || rollback.results.length === 0 ? [] : table(rollback.results, now)
  ].join("\n");
}
var headings = {
  passed: "\u2705 Verified: what users see is what should be there",
  failed: "\u274C Verification failed",
  "rolled-back": "\u23EA Verification failed; the version from before serves again",
  cancelled: "\u26AA Verification cancelled"
};
function table(results, now) {
  const rows = results.map((result) => {
    const { check, outcome, attempts } = result;
    const isAnswer = outcome.kind === "answered";
    const status = isAnswer ? String(outcome.status) : outcome.kind;
    const days = daysOf(outcome, now);
    return [
      isWell(result) ? "\u2705" : "\u274C",
      inlineCode(urlText(check)),
      status,
      isAnswer ? `${outcome.timing.complete} ms` : "",
      isAnswer && outcome.tls !== null ? outcome.tls.version : "",
      days === void 0 ? "" : `${days} days`,
      String(attempts)
    ];
  });
  const head = ["", "URL", "Answer", "Took", "TLS", "Certificate", "Asked"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).concat("");
}
function problemLines({ check, problems }) {
  return problems.flatMap(({ what, why, fix }) => [
    `**${inlineCode(urlText(check))}: ${cell(what)}**`,
    "",
    `${cell(why)} **Do**: ${cell(fix)}`,
    ""
  ]);
}
function cell(text) {
  return text.replace(/[<>|*_`]/g, (character) => `\\${character}`).replaceAll("\n", " ");
}

// src/actions/verify/conclude.ts
async function conclude(report, host2, now) {
  await host2.summarize(verifySummary(report, now));
  const outputs = outputsOf(report, now);
  const error = errorOf(report);
  if (error !== null) throw new ErrorWithOutputs(error, outputs);
  return outputs;
}
function errorOf(report) {
  switch (verifyOutcome(report)) {
    case "passed":
      return null;
    case "cancelled":
      return cancelled();
    case "failed":
    case "rolled-back":
      return verificationError(report);
  }
}
function cancelled() {
  return new BerthError("ACTION_CANCELLED", {
    what: "The verification was cancelled before it had an outcome.",
    why: "The job was cancelled, or it took longer than it may.",
    fix: "Run it again. The service is as it is; nothing was changed."
  });
}
function outputsOf(report, now) {
  const { results, rollback } = report;
  return {
    outcome: verifyOutcome(report),
    results: JSON.stringify(results.map((result) => resultOf2(result, now))),
    "certificate-days": String(fewestDays(results, now) ?? ""),
    "rolled-back-to": rollback?.rolledBackTo ?? "",
    "rollback-outcome": rollback?.outcome ?? "",
    "results-after-rollback": JSON.stringify((rollback?.results ?? []).map((result) => resultOf2(result, now)))
  };
}
function resultOf2(result, now) {
  const { check, outcome, problems, attempts, goodInARow } = result;
  const answer = outcome.kind === "answered" ? outcome : void 0;
  return {
    url: urlText(check),
    passed: isWell(result),
    status: answer?.status ?? null,
    milliseconds: answer?.timing.complete ?? null,
    address: "address" in outcome ? outcome.address : null,
    tls: answer?.tls?.version ?? null,
    certificateDays: daysOf(outcome, now) ?? null,
    attempts,
    goodInARow,
    problems: problems.map(({ name, what, why, fix }) => ({ name, what, why, fix }))
  };
}

// src/actions/verify/main.ts
async function main(inputs, dependencies) {
  const { host: host2, clock } = dependencies;
  maskHeaders(inputs, host2);
  const checks = await readChecks(inputs);
  const results = await askAll(checks, inputs, dependencies);
  const rollback = await undo(results, checks, inputs, dependencies);
  const report = { results, rollback, isCancelled: host2.cancelled.aborted };
  return conclude(report, host2, clock.now());
}
async function undo(results, checks, inputs, dependencies) {
  const { host: host2, bringBack } = dependencies;
  if (inputs.rollback === null || results.every(isWell) || host2.cancelled.aborted) return null;
  if (!mayHelpToGoBack(results)) {
    host2.log.info("Nothing is brought back: what is wrong does not depend on the version of the service.");
    return null;
  }
  const rollback = await bringBack(inputs.rollback);
  if (rollback.error !== null || rollback.outcome !== "succeeded") return { ...rollback, results: [] };
  host2.log.info("Asking again whether the version from before serves.");
  return { ...rollback, results: await askAll(withoutVersion(checks), inputs, dependencies) };
}
function askAll(checks, inputs, { host: host2, clock, ask }) {
  const onAnswer = (check, asked, goesOn) => host2.log.info(askedLine(check, asked, goesOn, clock.now()));
  const tools = { ask, clock, cancelled: host2.cancelled, onAnswer };
  return Promise.all(checks.map((check) => checkUrl(check, inputs, tools)));
}
function maskHeaders({ requestHeaders }, host2) {
  for (const value of Object.values(requestHeaders)) for (const mask of planMasks(value).masks) host2.mask(mask);
}
export {
  main
};
