import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  clientConfiguration
} from "./chunk-IAKD22O6.js";
import {
  wasNotCarriedOut
} from "./chunk-6J2RSYRM.js";
import {
  asObject
} from "./chunk-WRQOFEB5.js";

// src/toolkit/aws/aws-clock.ts
var averageFraction = 500;
function createAwsClock(machine = Date.now) {
  let offset = 0;
  return {
    now: () => machine() + offset,
    hear(header) {
      const time = Date.parse(header ?? "");
      if (!Number.isNaN(time)) offset = time + averageFraction - machine();
    }
  };
}

// src/toolkit/aws/raw-json.ts
import { Readable } from "node:stream";
async function sendRawJson(client, command, body, hear = () => void 0) {
  const capture = { hear };
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
      capture.hear(response.headers ?? {});
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

// src/toolkit/aws/send-once.ts
import { setTimeout as delay } from "node:timers/promises";
var attempts = 4;
async function sendOnce(send, wait = delay) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (thrown) {
      if (attempt === attempts || !wasNotCarriedOut(thrown)) throw thrown;
      await wait(1e3 * attempt);
    }
  }
}

// src/toolkit/aws/json-client.ts
function connectJson(loadSdk, sentOnce = /* @__PURE__ */ new Set()) {
  let connection;
  const clock = createAwsClock();
  const send = async (operation, body) => {
    connection ??= connect(loadSdk);
    const { sdk, retrying, single } = await connection;
    const command = new sdk.commands[operation](body);
    const client = sentOnce.has(operation) ? single : retrying;
    return asObject(await sendRawJson(client, command, body, ({ date }) => clock.hear(date))) ?? {};
  };
  const call = (operation, body) => sentOnce.has(operation) ? sendOnce(() => send(operation, body)) : send(operation, body);
  return Object.assign(call, { awsTime: clock.now });
}
async function connect(loadSdk) {
  const [sdk, retrying, single] = await Promise.all([
    loadSdk(),
    clientConfiguration({ retry: true }),
    clientConfiguration({ retry: false })
  ]);
  return { sdk, retrying: sdk.createClient(retrying), single: sdk.createClient(single) };
}

export {
  connectJson
};
