import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  startInBackground
} from "../shared/chunk-PPUKVNT5.js";
import {
  defaultOptions
} from "../shared/chunk-YZ4OONS5.js";
import "../shared/chunk-J65NY2K5.js";
import {
  runAction
} from "../shared/chunk-A2ASEQWM.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-XU7D7XE6.js";
import "../shared/chunk-TRSR7YG6.js";
import "../shared/chunk-KJV6QSSV.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/local-aws/index.ts
import { fileURLToPath } from "node:url";

// src/actions/local-aws/inputs.ts
var anyPort = 0;
function readInputs(reader) {
  const port = reader.integer("port", { minimum: 0, maximum: 65535 }) ?? anyPort;
  const runtime = reader.choice("runtime", ["docker", "simulated"], defaultOptions.runtime);
  return {
    options: {
      port: String(port),
      runtime,
      speed: readNumber(reader, "speed", defaultOptions.speed),
      "pull-seconds": readNumber(reader, "pull-seconds", defaultOptions.pullSeconds),
      "start-seconds": readNumber(reader, "start-seconds", defaultOptions.startSeconds),
      "stop-seconds": readNumber(reader, "stop-seconds", defaultOptions.stopSeconds),
      region: reader.text("region") ?? defaultOptions.region
    }
  };
}
function readNumber(reader, name, fallback) {
  const value = reader.text(name) ?? String(fallback);
  if (!/^\d+(\.\d+)?$/.test(value)) reader.reject(`"${name}" must be a number such as 2 or 0.5, not "${value}"`);
  return value;
}

// src/actions/local-aws/main.ts
var outputVariables = {
  endpoint: "AWS_ENDPOINT_URL",
  region: "AWS_REGION",
  "access-key-id": "AWS_ACCESS_KEY_ID",
  "secret-access-key": "AWS_SECRET_ACCESS_KEY",
  "oidc-url": "ACTIONS_ID_TOKEN_REQUEST_URL",
  "oidc-token": "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
  "task-gateway": "LOCAL_AWS_TASK_GATEWAY"
};
async function main(inputs, host, commandLine2) {
  const args = Object.entries(inputs.options).flatMap(([name, value]) => [`--${name}`, value]);
  const environment = await startInBackground(host, commandLine2, args);
  host.log.info(`local-aws is ready at ${environment[outputVariables.endpoint]}`);
  return Object.fromEntries(
    Object.entries(outputVariables).map(([output, variable]) => [output, environment[variable] ?? ""])
  );
}

// src/actions/local-aws/index.ts
var commandLine = fileURLToPath(new URL("./cli.js", import.meta.url));
await runAction(readInputs, (inputs, host) => main(inputs, host, commandLine));
