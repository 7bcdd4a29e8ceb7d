import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  DEFAULT_REQUEST_TIMEOUT,
  NodeHttp2Handler,
  NodeHttpHandler
} from "./chunk-47L7HCSN.js";
import "./chunk-UIE63NEY.js";
import {
  streamCollector
} from "./chunk-X7URKMK7.js";
import "./chunk-JS772W5E.js";
export {
  DEFAULT_REQUEST_TIMEOUT,
  NodeHttp2Handler,
  NodeHttpHandler,
  streamCollector
};
