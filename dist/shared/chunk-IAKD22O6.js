import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  getProxyUrl
} from "./chunk-KJV6QSSV.js";

// src/toolkit/aws/client-configuration.ts
var timeouts = {
  connectionTimeout: 5e3,
  requestTimeout: 2e4,
  socketTimeout: 2e4,
  throwOnRequestTimeout: true
};
async function clientConfiguration(options) {
  const proxy = getProxyUrl(awsEndpoint());
  return {
    maxAttempts: options.retry ? 4 : 1,
    retryMode: "standard",
    customUserAgent: [["berth", "0"]],
    requestHandler: proxy === void 0 ? timeouts : await proxyingHandler(proxy)
  };
}
function awsEndpoint() {
  const region = process.env.AWS_REGION ?? "us-east-1";
  return new URL(process.env.AWS_ENDPOINT_URL || `https://ecs.${region}.amazonaws.com`);
}
async function proxyingHandler(proxy) {
  const [{ HttpProxyAgent, HttpsProxyAgent }, { NodeHttpHandler: Handler }] = await Promise.all([
    import("./hpagent-IV6T7X2Q.js"),
    import("./dist-es-XRHE7MEG.js")
  ]);
  const agent = { proxy, keepAlive: true };
  return new Handler({ ...timeouts, httpAgent: new HttpProxyAgent(agent), httpsAgent: new HttpsProxyAgent(agent) });
}

export {
  clientConfiguration
};
