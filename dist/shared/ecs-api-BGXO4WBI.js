import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  clientConfiguration
} from "./chunk-XFHXA6Y2.js";
import {
  asObject
} from "./chunk-WRQOFEB5.js";
import "./chunk-JGN6G437.js";

// src/toolkit/aws/raw-json.ts
import { Readable } from "node:stream";
async function sendRawJson(client, command, body) {
  const capture = {};
  const stack = command.middlewareStack;
  replaceRequestBody(stack, body);
  captureResponseBody(stack, capture);
  await client.send(command);
  return capture.answer;
}
function replaceRequestBody(stack, body) {
  stack.add(
    (next) => (args) => {
      const request = args.request;
      request.body = JSON.stringify(body);
      return next(args);
    },
    { step: "build", priority: "high", name: "berthRawRequest" }
  );
}
function captureResponseBody(stack, capture) {
  stack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response;
      const bytes = await readAll(response.body);
      if (response.statusCode === 200) capture.answer = JSON.parse(bytes.toString("utf8"));
      response.body = Readable.from([bytes]);
      return result;
    },
    { step: "deserialize", priority: "low", name: "berthRawResponse" }
  );
}
async function readAll(body) {
  const chunks = [];
  if (body instanceof Readable) for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

// src/toolkit/aws/json-client.ts
function connectJson(loadSdk, sentOnce2 = /* @__PURE__ */ new Set()) {
  let connection;
  return async (operation, body) => {
    connection ??= connect(loadSdk);
    const { sdk, retrying, single } = await connection;
    const command = new sdk.commands[operation](body);
    return asObject(await sendRawJson(sentOnce2.has(operation) ? single : retrying, command, body)) ?? {};
  };
}
async function connect(loadSdk) {
  const [sdk, retrying, single] = await Promise.all([
    loadSdk(),
    clientConfiguration({ retry: true }),
    clientConfiguration({ retry: false })
  ]);
  return { sdk, retrying: sdk.createClient(retrying), single: sdk.createClient(single) };
}

// src/ecs/ecs-api.ts
var sentOnce = /* @__PURE__ */ new Set(["RegisterTaskDefinition", "StartTask", "UpdateService"]);
function connectEcs() {
  return connectJson(() => import("./ecs-sdk-ZPNDE33N.js"), sentOnce);
}
export {
  connectEcs
};
