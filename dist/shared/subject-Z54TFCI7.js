import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  subjectOfToken
} from "./chunk-GIL3ZCVS.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-JS772W5E.js";

// src/actions/doctor/subject.ts
async function readSubject(env) {
  if (!env.ACTIONS_ID_TOKEN_REQUEST_URL) return null;
  const { getIDToken } = await import("./core-LMSJPNGM.js");
  const token = await getIDToken("sts.amazonaws.com").catch(() => "");
  return subjectOfToken(token) ?? null;
}
export {
  readSubject
};
