import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  deploy
} from "./chunk-T6KX7FD7.js";
import {
  readExistingRevision
} from "./chunk-D56VMPQ5.js";
import "./chunk-Z5MOWY72.js";
import "./chunk-QY7FKI3R.js";
import "./chunk-DUN7B5RM.js";
import "./chunk-7TMNHHZX.js";
import "./chunk-KQCCK3QV.js";
import "./chunk-IIWLFNLH.js";
import {
  describeTaskDefinition,
  explained
} from "./chunk-SBC6PTDB.js";
import "./chunk-MB24O7GE.js";
import "./chunk-YXV2OBXX.js";
import "./chunk-UB3JF4VL.js";
import "./chunk-L3PRAZ64.js";
import "./chunk-Y4CTDKZ5.js";
import "./chunk-YVECWMDL.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import {
  readService
} from "./chunk-OIH5IGDG.js";
import {
  chunks
} from "./chunk-HQIGZZAH.js";
import {
  lastPart
} from "./chunk-XPEDKNPM.js";
import {
  primaryDeployment
} from "./chunk-USYXM3MJ.js";
import "./chunk-JINBZ3JD.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-PSXDGAKC.js";
import "./chunk-KRIDY3DN.js";
import {
  imagesOf,
  shortName
} from "./chunk-SVS3VFMU.js";
import "./chunk-ICL5KU3W.js";
import "./chunk-ZISVZ26F.js";
import "./chunk-AL7CF542.js";
import "./chunk-XILWMVTP.js";
import {
  asNumber,
  asObject,
  asObjects,
  asString,
  asStrings
} from "./chunk-WRQOFEB5.js";
import "./chunk-HBHOSDJQ.js";
import "./chunk-TSV7VMGK.js";
import {
  BerthError
} from "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/ecs/history/family-revisions.ts
var mostRevisions = 100;
async function revisionWithDigest(call, family, digest) {
  for (const arn of await newestRevisions(call, family)) {
    const { taskDefinition } = await describeTaskDefinition(call, arn);
    if (Object.values(imagesOf(taskDefinition)).some((image) => image.endsWith(`@${digest}`))) return arn;
  }
  return void 0;
}
async function newestRevisions(call, family) {
  const body = { familyPrefix: family, status: "ACTIVE", sort: "DESC", maxResults: mostRevisions };
  return asStrings((await explained(call, `family ${family}`)("ListTaskDefinitions", body)).taskDefinitionArns);
}

// src/ecs/history/good-version.ts
function lastGood(history, current) {
  return history.find(({ images }) => !sameImages(images, current));
}
function withDigest(history, digest) {
  return history.find(({ images }) => images.some((image) => identity(image) === digest));
}
function identity({ image, digest }) {
  return digest ?? /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1] ?? image;
}
function sameImages(one, other) {
  return imageSet(one) === imageSet(other);
}
function imageSet(images) {
  return JSON.stringify(images.map((image) => [image.container, identity(image)]).sort());
}
function pinnedImages(images) {
  const pinned = images.flatMap(
    ({ container, image, digest }) => image.includes("@") || digest === null ? [] : [[container, `${withoutTag(image)}@${digest}`]]
  );
  return Object.fromEntries(pinned);
}
function withoutTag(image) {
  const slash = image.lastIndexOf("/");
  const colon = image.indexOf(":", slash + 1);
  return colon === -1 ? image : image.slice(0, colon);
}

// src/ecs/history/service-history.ts
var goodStatuses = ["SUCCESSFUL", "ROLLBACK_SUCCESSFUL"];
var mostDeployments = 200;
async function readHistory(call, cluster, service, taskDefinition) {
  const calls = explained(call, `service ${service.name}`);
  const arns = await listGood(calls, cluster, service);
  const deployments = await describeAll(calls, deploymentsRequest, arns);
  const targets = deployments.flatMap(targetOf);
  const currentArn = currentRevision(service, targets);
  const wanted = /* @__PURE__ */ new Set([...targets.map(({ revisionArn }) => revisionArn), currentArn]);
  const revisions = await describeAll(calls, revisionsRequest, [...wanted]);
  const byArn = new Map(revisions.map((raw) => [asString(raw.serviceRevisionArn) ?? "", raw]));
  const current = byArn.get(currentArn);
  return {
    good: targets.sort((one, other) => other.finishedAt - one.finishedAt).flatMap((target) => goodVersion(target, byArn.get(target.revisionArn))),
    current: current === void 0 ? imagesByReference(taskDefinition) : ranImages(current)
  };
}
async function listGood(call, cluster, service) {
  const arns = [];
  let nextToken;
  do {
    const body = { cluster, service: service.name, status: goodStatuses };
    const page = await call("ListServiceDeployments", { ...body, ...nextToken === void 0 ? {} : { nextToken } });
    arns.push(...asObjects(page.serviceDeployments).flatMap((raw) => asString(raw.serviceDeploymentArn) ?? []));
    nextToken = asString(page.nextToken);
  } while (nextToken !== void 0 && arns.length < mostDeployments);
  return arns.slice(0, mostDeployments);
}
var deploymentsRequest = {
  operation: "DescribeServiceDeployments",
  body: (arns) => ({ serviceDeploymentArns: arns }),
  member: "serviceDeployments"
};
var revisionsRequest = {
  operation: "DescribeServiceRevisions",
  body: (arns) => ({ serviceRevisionArns: arns }),
  member: "serviceRevisions"
};
async function describeAll(call, { operation, body, member }, arns) {
  const pages = await Promise.all(chunks(arns, 20).map((some) => call(operation, body(some))));
  return pages.flatMap((page) => asObjects(page[member]));
}
function targetOf(raw) {
  const target = asString(asObject(raw.targetServiceRevision)?.arn);
  const rollback = asString(asObject(raw.rollback)?.serviceRevisionArn);
  const revisionArn = raw.status === "ROLLBACK_SUCCESSFUL" ? rollback : target;
  const finishedAt = asNumber(raw.finishedAt) ?? asNumber(raw.createdAt) ?? 0;
  return revisionArn === void 0 ? [] : [{ revisionArn, finishedAt }];
}
function currentRevision(service, targets) {
  const number = lastPart(primaryDeployment(service)?.id ?? "");
  const [sample] = targets;
  const prefix = sample?.revisionArn.slice(0, sample.revisionArn.lastIndexOf("/") + 1);
  return `${prefix ?? `${service.arn.replace(":service/", ":service-revision/")}/`}${number}`;
}
function goodVersion({ revisionArn, finishedAt }, raw) {
  const taskDefinition = asString(raw?.taskDefinition);
  if (raw === void 0 || taskDefinition === void 0) return [];
  return [{ revisionArn, taskDefinition, finishedAt, images: ranImages(raw) }];
}
function ranImages(raw) {
  return asObjects(raw.containerImages).map(({ containerName, image, imageDigest }) => ({
    container: asString(containerName) ?? "",
    image: asString(image) ?? "",
    digest: asString(imageDigest) ?? null
  }));
}
function imagesByReference(taskDefinition) {
  return Object.entries(imagesOf(taskDefinition)).map(([container, image]) => ({ container, image, digest: null }));
}

// src/ecs/history/find-target.ts
async function findTarget(call, place, to) {
  const service = await readService(call, place.cluster, place.service);
  const live = primaryDeployment(service)?.taskDefinition ?? service.taskDefinition;
  const { taskDefinition } = await describeTaskDefinition(call, live);
  const history = await readHistory(call, place.cluster, service, taskDefinition);
  const { reference, version } = await choose(call, to, { history, live, service: service.name });
  const revision = await active(call, reference, history);
  const ran = version ?? history.good.find((good) => good.taskDefinition === revision.arn);
  const pinned = pinnedImages(ran?.images ?? []);
  return { revision, pinned, images: { ...imagesOf(revision.taskDefinition), ...pinned } };
}
async function choose(call, to, choices) {
  if (to === "last-good") return chooseLastGood(choices);
  if (/^sha256:[0-9a-f]{64}$/.test(to)) return chooseDigest(call, to, choices);
  return { reference: to, version: void 0 };
}
function chooseLastGood({ history, service }) {
  const version = lastGood(history.good, history.current);
  if (version !== void 0) return { reference: version.taskDefinition, version };
  const why = history.good.length === 0 ? "ECS has no service deployment of it in its history that succeeded (it keeps them for 90 days)." : `Every deployment in its history that succeeded ran the images that are deployed now: ${listed(history.good)}.`;
  throw impossible(`There is no last good version of ${service} to go back to.`, why);
}
async function chooseDigest(call, digest, { history, live, service }) {
  const version = withDigest(history.good, digest);
  if (version !== void 0) return { reference: version.taskDefinition, version };
  const reference = await revisionWithDigest(call, familyOf(live), digest);
  if (reference !== void 0) return { reference, version: void 0 };
  throw impossible(
    `No version of ${service} is known that runs ${digest}.`,
    `Neither its history (${listed(history.good)}) nor an ACTIVE revision of ${familyOf(live)} names it.`
  );
}
function familyOf(taskDefinitionArn) {
  return shortName(taskDefinitionArn).replace(/:\d+$/, "");
}
async function active(call, reference, { good }) {
  try {
    return await readExistingRevision(call, reference);
  } catch (thrown) {
    if (!(thrown instanceof BerthError) || !/^TASK_DEFINITION/.test(thrown.code)) throw thrown;
    const { what, why } = thrown.sentences;
    throw impossible(what, `${why} In the history are: ${listed(good)}.`, thrown);
  }
}
function listed(good) {
  const names = good.map(({ taskDefinition, images }) => `${shortName(taskDefinition)} ${digestsOf(images)}`.trim());
  return [...new Set(names)].slice(0, 10).join(", ") || "nothing";
}
function digestsOf(images) {
  const digests = images.flatMap(({ digest }) => digest?.slice(0, 19) ?? []);
  return digests.length === 0 ? "" : `(${digests.join(", ")})`;
}
function impossible(what, why, cause) {
  const fix = 'Name a version in "to" that exists: family:revision, an ARN, or an image digest; or deploy a fixed one.';
  return new BerthError("ROLLBACK_IMPOSSIBLE", { what, why, fix }, { cause });
}

// src/deploy/rollback/check-images.ts
async function checkImages({ revision, images }, imagePresence, log) {
  for (const [container, image] of Object.entries(images)) {
    const presence = await imagePresence(image);
    if (presence.kind === "gone") throw gone(shortName(revision.arn), container, image);
    const found = presence.kind === "unchecked" ? `was not looked for, because ${presence.why}` : "is in ECR";
    log.info(`Image of ${container}: ${image} ${found}.`);
  }
}
function gone(name, container, image) {
  return new BerthError("ROLLBACK_IMPOSSIBLE", {
    what: `The version ${name} cannot run again, so nothing was changed.`,
    why: `The image of its container ${container}, ${image}, is no longer in ECR.`,
    fix: 'Push that image again, or name another version in "to"; a lifecycle policy that keeps more images keeps the way back open.'
  });
}

// src/deploy/rollback/roll-back.ts
async function rollBack(request, dependencies) {
  const { host, call, imagePresence } = dependencies;
  const target = await findTarget(call, request, request.to);
  host.log.info(`Going back to ${shortName(target.revision.arn)}, found by "${request.to}".`);
  await checkImages(target, imagePresence, host.log);
  const outputs = await deploy(deployInputs(request, target), dependencies);
  return { ...outputs, "rolled-back-to": shortName(outputs["task-definition-arn"] ?? "") };
}
function deployInputs(request, { revision, pinned }) {
  return {
    ...request,
    taskDefinitionFile: null,
    taskDefinitionArn: revision.arn,
    containerName: null,
    image: null,
    images: pinned,
    secrets: {},
    desiredCount: null,
    allowStall: false,
    circuitBreaker: "keep",
    circuitBreakerThreshold: null,
    rehearse: "off",
    rehearseSeconds: 30,
    beforeCommand: null,
    onSuperseded: "fail",
    onFailure: "leave",
    onCancel: "leave",
    keepRevisions: null,
    forceNewDeployment: false,
    waitForServiceStability: true
  };
}
export {
  rollBack
};
