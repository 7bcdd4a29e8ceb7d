import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  DEFAULT_REQUEST_TIMEOUT,
  NodeHttp2Handler,
  NodeHttpHandler
} from "./chunk-JUWPYEB3.js";
import "./chunk-UIRND5KQ.js";
import {
  streamCollector
} from "./chunk-X7URKMK7.js";
import "./chunk-JGN6G437.js";
export {
  DEFAULT_REQUEST_TIMEOUT,
  NodeHttp2Handler,
  NodeHttpHandler,
  streamCollector
};
