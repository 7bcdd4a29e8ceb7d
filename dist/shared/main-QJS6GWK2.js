import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  freshPageOf,
  judgeContent
} from "./chunk-LRKNKG5C.js";
import {
  daysToExpiry
} from "./chunk-F7LAVU3Q.js";
import {
  inlineUrl
} from "./chunk-EG3G5YOP.js";
import {
  planMasks
} from "./chunk-GIZJRJEK.js";
import {
  expectationOf,
  redirectStatuses
} from "./chunk-RWQB76LW.js";
import "./chunk-L3PRAZ64.js";
import {
  fillSentences,
  probeErrors,
  tlsErrors
} from "./chunk-QQOACR5C.js";
import "./chunk-VVRMBBLM.js";
import {
  isAmong,
  parseStatuses,
  statusesText
} from "./chunk-5GXPSPTB.js";
import "./chunk-WRQOFEB5.js";
import {
  ErrorWithOutputs
} from "./chunk-A2ASEQWM.js";
import {
  inlineCode,
  proseText
} from "./chunk-TSV7VMGK.js";
import {
  BerthError,
  messageOf
} from "./chunk-IHM5RLMC.js";
import "./chunk-XU7D7XE6.js";
import "./chunk-TRSR7YG6.js";
import "./chunk-KJV6QSSV.js";
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

// src/report/verify-text.ts
function urlText({ target: { url } }) {
  return `${url.origin}${url.pathname}${url.search === "" ? "" : "?\u2026"}`;
}
function answerText({ status, timing, address, tls }, now) {
  const certificate = tls === null ? "" : `, ${tls.version}, certificate for ${daysToExpiry(tls.certificate, now)} more days`;
  return `${status} in ${timing.complete} ms from ${address}${certificate}`;
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
function placeOf(address) {
  const [, host = "", port = ""] = /^(.*):(\d+)$/.exec(address) ?? [];
  return { host, port };
}
function timedOut({ stage, address }) {
  switch (stage) {
    case "connection": {
      const problem = knownProblem("connection-timed-out", {});
      return { ...problem, what: `${problem.what.replace(/\.$/, "")} (${address}).` };
    }
    case "answer":
      return knownProblem("no-answer", {});
    case "handshake":
      return {
        name: "handshake-timed-out",
        what: `${address} took the connection, but did not answer the TLS handshake in time.`,
        why: "Likely what listens there does not speak TLS, or hangs.",
        fix: "Let the port speak TLS (listen 443 ssl in nginx), and read the log of the server."
      };
  }
}
function nameServerSilent(host) {
  return {
    name: "name-server-silent",
    what: `DNS gave no answer about ${host} in time.`,
    why: "The name servers of the domain, or those that this job uses, do not answer at the moment.",
    fix: `Try "dig ${host}", and check the delegation of the zone when it goes on.`
  };
}
function notHttp(address, message) {
  return {
    name: "not-http",
    what: `What came from ${address} is not HTTP (${message}).`,
    why: "Another protocol is spoken at that port, or TLS where plain HTTP was asked for.",
    fix: "Ask the port that speaks HTTP, with https:// where it is TLS."
  };
}
function tlsProblem(problem, { certificate, message, address }, host) {
  switch (problem) {
    case "expired":
      return withDetail(knownProblem("certificate-expired", {}), certificate, endedOn);
    case "not yet valid":
      return withDetail(knownProblem("certificate-not-yet-valid", {}), certificate, beginsOn);
    case "host name mismatch": {
      const names = certificate?.names.join(", ") ?? "";
      const mismatch = knownProblem("certificate-host-mismatch", { names });
      return { ...mismatch, what: `The certificate of the server does not name ${host}, the host that was asked for.` };
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
      return handshake("certificate-unusable", `The certificate of ${address} cannot be used (${message}).`);
    case "protocol version":
      return knownProblem("tls-version", {});
    case "no TLS":
      return knownProblem("no-tls", {});
    case "handshake closed":
      return knownProblem("handshake-closed", {});
    case "handshake refused":
      return handshake("handshake-refused", `${address} refused the TLS handshake (${message}).`);
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
var day = 864e5;
function daysWanted({ validFrom, validTo }, minimumDays) {
  const third = Math.floor((validTo - validFrom) / day / 3);
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

// src/verify/judge-fresh-page.ts
function judgeFreshPage({ body }, host, expectation) {
  const server = freshPageOf(body);
  const isMeant = expectation.body.length > 0 && expectation.body.every((text) => body.includes(text));
  return server === void 0 || isMeant ? [] : [defaultPage(server, host)];
}
function defaultPage(server, host) {
  const { what, fix } = knownProblem("default-page", {});
  return {
    name: "default-page",
    what: server === "nginx" ? what : `The answer is ${server}'s page for a fresh installation, not the site.`,
    why: `No ${server === "nginx" ? "server_name" : "ServerName"} matches ${host}, or the configuration of the site is not loaded.`,
    fix: server === "nginx" ? fix : "Enable the configuration of the site, and check its server name."
  };
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
  const target = headers.location === void 0 ? "" : `, a redirect to ${inlineUrl(headers.location)}`;
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
    return `Ask ${inlineUrl(location)} instead, or say "redirect" where this is right.`;
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
  const [seen, expected] = [inlineUrl(location), wantedText(wanted)];
  const hidden = seen === expected ? " What differs is not shown: it may be a secret." : "";
  return {
    name: "redirect-elsewhere",
    what: `It redirects to ${seen}, and not to ${expected}.${hidden}`,
    why: "Another server block answered, or the application makes its addresses from the wrong host or scheme (X-Forwarded-Proto behind a load balancer).",
    fix: 'Correct the redirect in the server, or "redirect".'
  };
}
function wantedText(wanted) {
  return wanted.kind === "url" ? inlineUrl(wanted.url) : "https on the same host";
}

// src/verify/judge.ts
function judge(outcome, url, expectation, now) {
  if (outcome.kind !== "answered") return noAnswerProblems(outcome, url);
  const page = judgeAnswer(outcome, url, expectation);
  return [...page, ...judgeCertificate(outcome.tls, expectation.minimumDays, now)];
}
function judgeAnswer(answer, url, expectation) {
  const fresh = judgeFreshPage(answer, url.hostname, expectation);
  if (fresh.length > 0) return fresh;
  const status = judgeStatus(answer, url, expectation);
  return status.length > 0 ? status : judgeContent(answer, expectation);
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
    ...rollback === null ? [] : [`**Afterwards**: ${proseText(rollbackText(rollback))}`, ""],
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
    `**${inlineCode(urlText(check))}: ${proseText(what)}**`,
    "",
    `${proseText(why)} **Do**: ${proseText(fix)}`,
    ""
  ]);
}

// src/actions/verify/conclude.ts
async function conclude(report, host, now) {
  await host.summarize(verifySummary(report, now));
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
      return cancelled(report);
    case "failed":
    case "rolled-back":
      return verificationError(report);
  }
}
function cancelled({ rollback }) {
  return new BerthError("ACTION_CANCELLED", {
    what: "The verification was cancelled before it had an outcome.",
    why: rollback === null ? "Nothing was changed by it." : rollbackText(rollback),
    fix: 'Run it again, and see which version serves ("aws ecs describe-services") where a rollback had begun.'
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
  const { host, clock } = dependencies;
  maskHeaders(inputs, host);
  const checks = await readChecks(inputs);
  const results = await askAll(checks, inputs, dependencies);
  const rollback = await undo(results, checks, inputs, dependencies);
  const report = { results, rollback, isCancelled: host.cancelled.aborted };
  return conclude(report, host, clock.now());
}
async function undo(results, checks, inputs, dependencies) {
  const { host, bringBack } = dependencies;
  const { onFailure, cluster, service, rollBackFrom: from, rollBackTo: to, exclusive } = inputs;
  if (onFailure === "leave" || service === null || results.every(isWell) || host.cancelled.aborted) return null;
  if (!mayHelpToGoBack(results)) {
    host.log.info("Nothing is brought back: what is wrong does not depend on the version of the service.");
    return null;
  }
  const rollback = await bringBack({ cluster, service, from, to, exclusive });
  if (rollback.error !== null || rollback.outcome !== "succeeded") return { ...rollback, results: [] };
  host.log.info("Asking again whether the version from before serves.");
  return { ...rollback, results: await askAll(withoutVersion(checks), inputs, dependencies) };
}
function askAll(checks, inputs, { host, clock, ask }) {
  const onAnswer = (check, asked, goesOn) => host.log.info(askedLine(check, asked, goesOn, clock.now()));
  const tools = { ask, clock, cancelled: host.cancelled, onAnswer };
  return Promise.all(checks.map((check) => checkUrl(check, inputs, tools)));
}
function maskHeaders({ requestHeaders }, host) {
  const secrets = Object.entries(requestHeaders).flatMap(secretsOf);
  for (const secret of secrets) for (const mask of planMasks(secret).masks) host.mask(mask);
}
function secretsOf([name, value]) {
  return name.endsWith("authorization") ? [value, value.replace(/^\S+\s+/, "")] : [value];
}
export {
  main
};
