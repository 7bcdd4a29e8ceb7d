import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  openEcr
} from "./chunk-A4ZADVPS.js";
import "./chunk-PLSCCGW3.js";
import "./chunk-IAKD22O6.js";
import "./chunk-KJV6QSSV.js";
import {
  awsErrorName,
  isAccessDenied
} from "./chunk-6J2RSYRM.js";
import {
  isLoopback,
  locateRegistry,
  parseRepository
} from "./chunk-7OGKL5XD.js";
import "./chunk-WRQOFEB5.js";
import {
  BerthError
} from "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/image/registry/image-presence.ts
async function imagePresence(image) {
  const { uri, key } = parts(image);
  const repository = parseRepository(uri);
  const host = repository?.registry;
  if (repository === void 0 || host === void 0 || !mayBeEcr(host)) {
    return { kind: "unchecked", why: "it is not in a private ECR registry" };
  }
  try {
    const registry = await openEcr(locateRegistry(host));
    const found = await registry.readImages(repository.name, [key]);
    return { kind: found.length > 0 ? "there" : "gone" };
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    return fromError(thrown, host);
  }
}
function mayBeEcr(host) {
  return locateRegistry(host) !== void 0 || isLoopback(host);
}
function fromError(error, host) {
  if (isAccessDenied(error)) return { kind: "unchecked", why: "AWS denied ecr:BatchGetImage" };
  if (awsErrorName(error.cause) !== "RepositoryNotFoundException")
    return { kind: "unchecked", why: error.sentences.what };
  return locateRegistry(host) === void 0 ? { kind: "unchecked", why: "ECR has no such repository" } : { kind: "gone" };
}
function parts(image) {
  const [name = "", digest] = image.split("@", 2);
  const colon = name.indexOf(":", name.lastIndexOf("/") + 1);
  const uri = colon === -1 ? name : name.slice(0, colon);
  if (digest !== void 0) return { uri, key: { digest } };
  return { uri, key: { tag: colon === -1 ? "latest" : name.slice(colon + 1) } };
}
export {
  imagePresence
};
