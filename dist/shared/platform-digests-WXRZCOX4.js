import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  openEcr
} from "./chunk-MO7EHYP5.js";
import "./chunk-VZMVTKVR.js";
import "./chunk-KGG4ZIFI.js";
import {
  asObjects,
  asString,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";
import {
  locateRegistry,
  parseRepository
} from "./chunk-GE3R5QMF.js";
import {
  BerthError
} from "./chunk-CWWRWO67.js";
import "./chunk-JGN6G437.js";

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
