import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  getProxyUrl
} from "./chunk-KJV6QSSV.js";

// src/toolkit/http-get.ts
var patience = 2e4;
async function httpGet(url, headers = {}) {
  const address = new URL(url);
  const { get } = address.protocol === "https:" ? await import("node:https") : await import("node:http");
  const agent = await proxyAgent(address);
  return new Promise((resolve, reject) => {
    const request = get(address, { headers, timeout: patience, ...agent }, (response) => {
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece)).on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces).toString() }));
    });
    request.on("timeout", () => request.destroy(new Error("the server did not answer in time"))).on("error", reject);
  });
}
async function proxyAgent(address) {
  const proxy = getProxyUrl(address);
  if (proxy === void 0) return {};
  const { HttpProxyAgent, HttpsProxyAgent } = await import("./hpagent-IV6T7X2Q.js");
  const Agent = address.protocol === "https:" ? HttpsProxyAgent : HttpProxyAgent;
  return { agent: new Agent({ proxy }) };
}

export {
  httpGet
};
