import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  readSettings,
  settingNames
} from "../shared/chunk-RWQB76LW.js";
import {
  shortName
} from "../shared/chunk-SVS3VFMU.js";
import {
  require_dist
} from "../shared/chunk-J4AYUJHY.js";
import {
  readTarget
} from "../shared/chunk-5B3ZLMJM.js";
import {
  checkPlace
} from "../shared/chunk-KZRJPS42.js";
import "../shared/chunk-VVRMBBLM.js";
import "../shared/chunk-5GXPSPTB.js";
import {
  asArray,
  asObject,
  asString
} from "../shared/chunk-WRQOFEB5.js";
import {
  ErrorWithOutputs,
  InputReader,
  runAction
} from "../shared/chunk-HBHOSDJQ.js";
import "../shared/chunk-TSV7VMGK.js";
import {
  BerthError,
  messageOf
} from "../shared/chunk-IHM5RLMC.js";
import {
  __toESM
} from "../shared/chunk-JS772W5E.js";

// src/deploy/rollback/standing.ts
function standingOf(live, { from, to }) {
  if (shortName(live) === shortName(to)) return "back";
  return from === null || shortName(live) === shortName(from) ? "ahead" : "replaced";
}

// src/actions/verify/bring-back.ts
async function bringBack(settings, host) {
  try {
    return reportOf(await rollBackBy(settings, host), null);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    return reportOf(thrown instanceof ErrorWithOutputs ? thrown.outputs : {}, thrown);
  }
}
async function rollBackBy(settings, host) {
  const [{ rollBack }, { connectDeploy }, { imagePresence }] = await Promise.all([
    import("../shared/roll-back-N6QLMAFE.js"),
    import("../shared/connect-OEEBQARY.js"),
    import("../shared/image-presence-FZFPHSAJ.js")
  ]);
  const dependencies = { ...connectDeploy(host), imagePresence };
  if (await isBack(settings, dependencies.call)) return { outcome: "unchanged" };
  const { from: _, ...place2 } = settings;
  const request = {
    ...place2,
    minimumHealthyPercent: "auto",
    maximumPercent: "auto",
    allowInterruption: true,
    preflight: "fail",
    onConcurrent: "fail",
    restorePercents: false,
    waitForMinutes: "auto",
    dryRun: false
  };
  return rollBack(request, dependencies);
}
async function isBack(settings, call) {
  const [{ readService }, { primaryDeployment }] = await Promise.all([
    import("../shared/read-service-U4GI3VQJ.js"),
    import("../shared/service-GA2HEKKL.js")
  ]);
  const service = await readService(call, settings.cluster, settings.service);
  const live = primaryDeployment(service)?.taskDefinition ?? service.taskDefinition;
  const standing = standingOf(live, settings);
  if (standing === "replaced") throw replaced(service.name, live, settings.from ?? "");
  return standing === "back";
}
function replaced(service, live, verified) {
  return new BerthError("ROLLBACK_IMPOSSIBLE", {
    what: `The service ${service} runs ${shortName(live)} by now, and not ${shortName(verified)}, so it was left alone.`,
    why: "Somebody else has deployed since.",
    fix: "Ask again: what answers now is their version."
  });
}
function reportOf(outputs, error) {
  const { outcome = "", "rolled-back-to": rolledBackTo = "" } = outputs;
  return { outcome, rolledBackTo: error === null ? rolledBackTo : "", error };
}

// src/actions/verify/connections.ts
function readConnections(reader) {
  const connections = reader.lines("connect-to").flatMap((line) => {
    const [, from = "", host = "", port] = form.exec(line) ?? [];
    if (from === "") reader.reject(`"connect-to" takes HOST[:PORT]=ADDRESS[:PORT], not "${line}"`);
    return from === "" ? [] : [[from.toLowerCase(), place(host, port)]];
  });
  return Object.fromEntries(connections);
}
var form = /^([\w.-]+(?::\d{1,5})?|\[[\da-fA-F:.]+\](?::\d{1,5})?)=([\w.-]+|\[[\da-fA-F:.]+\])(?::(\d{1,5}))?$/;
function place(host, port) {
  return port === void 0 ? { host } : { host, port: Number(port) };
}

// src/actions/verify/url-list.ts
var import_yaml = __toESM(require_dist(), 1);
function readUrls(reader, settings) {
  const text = reader.required("urls") && (reader.raw("urls") ?? "");
  const entries = /^\s*[-[]/.test(text) ? parseList(reader, text) : reader.lines("urls");
  const urls = entries.flatMap((entry, index) => readEntry(reader, entry, index + 1, settings));
  if (text !== "" && entries.length === 0) reader.reject('"urls" names no URL');
  return urls;
}
function parseList(reader, text) {
  try {
    const parsed = (0, import_yaml.parse)(text, { schema: "failsafe" });
    return asArray(parsed);
  } catch (thrown) {
    reader.reject(`"urls" begins like a YAML list, but is none: ${messageOf(thrown).split("\n")[0]}`);
    return [];
  }
}
function readEntry(reader, entry, number, settings) {
  const url = asString(entry);
  if (url !== void 0) return isUsable(reader, url, number) ? [{ url, settings }] : [];
  const members = asObject(entry);
  if (members === void 0) {
    reader.reject(`entry ${number} of "urls" is neither a URL nor has a member "url"`);
    return [];
  }
  const own = new EntryReader(reader, number, members);
  own.rejectUnknown();
  const ownUrl = asString(members.url) ?? "";
  return isUsable(reader, ownUrl, number) ? [{ url: ownUrl, settings: readSettings(own, settings) }] : [];
}
function isUsable(reader, text, number) {
  const url = URL.canParse(text) ? new URL(text) : void 0;
  const isHttp = url !== void 0 && ["http:", "https:"].includes(url.protocol);
  const hasLogin = url !== void 0 && url.username + url.password !== "";
  if (hasLogin) reader.reject(`entry ${number} of "urls" has a login; give it in "request-headers" as Authorization`);
  else if (!isHttp) reader.reject(`entry ${number} of "urls" must be a URL such as https://example.com/health`);
  return isHttp && !hasLogin;
}
var EntryReader = class extends InputReader {
  #outer;
  #number;
  #members;
  constructor(outer, number, members) {
    super({});
    this.#outer = outer;
    this.#number = number;
    this.#members = members;
  }
  raw(name) {
    const text = textOf(name, this.#members[name]);
    return text === void 0 || text.trim() === "" ? void 0 : text;
  }
  reject(complaint) {
    this.#outer.reject(`entry ${this.#number} of "urls": ${complaint}`);
  }
  rejectUnknown() {
    const known = ["url", ...settingNames];
    for (const name of Object.keys(this.#members).filter((member) => !known.includes(member)))
      this.reject(`"${name}" is none of ${known.join(", ")}`);
  }
};
function textOf(name, value) {
  const text = asString(value);
  if (text !== void 0) return text;
  if (Array.isArray(value)) return asArray(value).map(String).join("\n");
  const pairs = Object.entries(asObject(value) ?? {});
  const separator = name === "json" ? "=" : ":";
  return pairs.length === 0 ? void 0 : pairs.map((pair) => pair.join(separator)).join("\n");
}

// src/actions/verify/inputs.ts
function readInputs(reader) {
  const settings = readSettings(reader);
  return {
    urls: readUrls(reader, settings),
    settings,
    requestHeaders: readRequestHeaders(reader),
    timeoutSeconds: reader.integer("timeout-seconds", { minimum: 1, maximum: 300 }) ?? 10,
    waitSeconds: reader.integer("wait-seconds", { minimum: 0, maximum: 3600 }) ?? 60,
    intervalSeconds: reader.integer("interval-seconds", { minimum: 0, maximum: 300 }) ?? 2,
    goodAnswers: reader.integer("good-answers", { minimum: 1, maximum: 1e3 }) ?? 1,
    connections: readConnections(reader),
    ipVersion: reader.choice("ip-version", ["any", "4", "6"], "any"),
    caFile: reader.text("ca-file") ?? null,
    ...readRollback(reader)
  };
}
function readRequestHeaders(reader) {
  const headers = reader.lines("request-headers").map((line, index) => {
    const [, name = "", value = ""] = /^([\w!#$%&'*+.^`|~-]+)\s*:\s*([\t\x20-\x7e\x80-\xff]+)$/.exec(line) ?? [];
    if (name === "") reader.reject(`"request-headers" takes Name: value, which its line ${index + 1} is not`);
    return [name.toLowerCase(), value];
  });
  return Object.fromEntries(headers);
}
function readRollback(reader) {
  const inputs = {
    onFailure: reader.choice("on-failure", ["leave", "roll-back"], "leave"),
    cluster: reader.text("cluster") ?? "default",
    service: reader.text("service") ?? null,
    rollBackFrom: readDeployed(reader),
    rollBackTo: readTarget(reader, "roll-back-to"),
    exclusive: reader.boolean("exclusive", false)
  };
  if (inputs.onFailure === "leave") return inputs;
  if (inputs.service === null)
    reader.reject('"on-failure: roll-back" needs "service", which says what is brought back');
  checkPlace(reader, inputs);
  return inputs;
}
function readDeployed(reader) {
  const from = reader.text("roll-back-from") ?? null;
  if (from !== null && !/^[\w:/-]+:\d+$/.test(from))
    reader.reject(`"roll-back-from" must be family:revision or a task definition's ARN, not "${from}"`);
  return from;
}

// src/actions/verify/index.ts
await runAction(readInputs, async (inputs, host) => {
  const [{ main }, { probe }, { systemClock }] = await Promise.all([
    import("../shared/main-2FSRP3DD.js"),
    import("../shared/probe-ELS3O4MH.js"),
    import("../shared/clock-IY7UENHS.js")
  ]);
  return main(inputs, { host, ask: probe, clock: systemClock, bringBack: (request) => bringBack(request, host) });
});
