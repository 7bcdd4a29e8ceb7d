import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  openEcr
} from "./chunk-A4ZADVPS.js";
import "./chunk-PLSCCGW3.js";
import "./chunk-IAKD22O6.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-6J2RSYRM.js";
import {
  locateRegistry,
  parseRepository
} from "./chunk-7OGKL5XD.js";
import {
  asObjects,
  asString,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";
import {
  BerthError
} from "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/image/registry/platform-digests.ts
async function platformDigests(image) {
  const [uri = "", digest] = image.split("@", 2);
  const repository = parseRepository(uri);
  if (repository?.registry === void 0 || digest === void 0) return void 0;
  try {
    const registry = await openEcr(locateRegistry(repository.registry));
    const [found] = await registry.readImages(repository.name, [{ digest }]);
    if (found === void 0) return void 0;
    return asObjects(parseJsonObject(found.manifest)?.manifests).flatMap((entry) => asString(entry.digest) ?? []);
  } catch (thrown) {
    if (thrown instanceof BerthError) return void 0;
    throw thrown;
  }
}
export {
  platformDigests
};
