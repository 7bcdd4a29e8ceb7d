import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  systemClock
} from "./chunk-6TA25OKR.js";
import "./chunk-JS772W5E.js";
export {
  systemClock
};
