import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  BerthError,
  messageOf
} from "./chunk-IHM5RLMC.js";

// src/local-aws/options.ts
import { parseArgs } from "node:util";
var defaultOptions = {
  port: 4566,
  runtime: "docker",
  speed: 1,
  pullSeconds: 2,
  startSeconds: 1,
  stopSeconds: 1,
  region: "us-east-1",
  accountId: "000000000000",
  registryProgram: void 0,
  faultsFile: void 0
};
var usage = `Usage: script/local-aws [options]

A local ECS, ECR, EC2 (its networks), RDS, Elastic Load Balancing, CloudWatch Logs, IAM, STS, SSM and Secrets Manager on loopback, until it is interrupted.

  --port NUMBER           of the AWS endpoint; 0 picks a free one (default 4566)
  --runtime NAME          docker: tasks are containers of the local engine (default)
                          simulated: tasks are timers
  --speed NUMBER          divides every waiting time of the scheduler (default 1)
  --pull-seconds NUMBER   what a simulated image pull takes (default 2)
  --start-seconds NUMBER  what a simulated container takes to start (default 1)
  --stop-seconds NUMBER   what a simulated container takes to stop (default 1)
  --region NAME           the region that it stands for (default us-east-1)
  --account-id NUMBER     the account that it stands for, 12 digits (default 000000000000)
  --registry-program PATH the registry (distribution) behind ECR; found on PATH by default
  --faults FILE           the faults to begin with, a JSON array (docs/local-aws.md, "Faults")
  --help                  prints this`;
var text = { type: "string" };
function parseOptions(commandLine) {
  const values = readValues(commandLine);
  if (values.help === true) return "help";
  const complaints = [];
  const number = (name, fallback, accepts) => {
    const value = values[name];
    if (value === void 0) return fallback;
    const parsed = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
    if (accepts.test(parsed)) return parsed;
    complaints.push(`--${name} must be ${accepts.description}, not "${value}"`);
    return fallback;
  };
  const options = {
    port: number("port", defaultOptions.port, portRange),
    runtime: readRuntime(values.runtime, complaints),
    speed: number("speed", defaultOptions.speed, positive),
    pullSeconds: number("pull-seconds", defaultOptions.pullSeconds, notNegative),
    startSeconds: number("start-seconds", defaultOptions.startSeconds, notNegative),
    stopSeconds: number("stop-seconds", defaultOptions.stopSeconds, notNegative),
    region: matching(values.region, defaultOptions.region, regionRule, complaints),
    accountId: matching(values["account-id"], defaultOptions.accountId, accountRule, complaints),
    registryProgram: values["registry-program"],
    faultsFile: values.faults
  };
  if (complaints.length > 0) throw unusable(complaints.join("; "));
  return options;
}
function readValues(commandLine) {
  try {
    const { values } = parseArgs({
      args: [...commandLine],
      options: {
        port: text,
        runtime: text,
        speed: text,
        "pull-seconds": text,
        "start-seconds": text,
        "stop-seconds": text,
        region: text,
        "account-id": text,
        "registry-program": text,
        faults: text,
        help: { type: "boolean" }
      }
    });
    return values;
  } catch (thrown) {
    throw unusable(
      messageOf(thrown).replace(/\.? To specify.*$/s, "").replace(/\.$/, "")
    );
  }
}
var portRange = {
  test: (value) => Number.isInteger(value) && value >= 0 && value <= 65535,
  description: "a whole number from 0 to 65535"
};
var positive = { test: (value) => value > 0 && value <= 1e3, description: "a number above 0, at most 1000" };
var notNegative = { test: (value) => value >= 0 && value <= 3600, description: "a number from 0 to 3600" };
function readRuntime(value, complaints) {
  if (value === void 0 || value === "docker" || value === "simulated") return value ?? defaultOptions.runtime;
  complaints.push(`--runtime must be docker or simulated, not "${value}"`);
  return defaultOptions.runtime;
}
var regionRule = {
  name: "region",
  pattern: /^[a-z]{2}(-[a-z]+)+-\d$/,
  description: "a region such as us-east-1"
};
var accountRule = { name: "account-id", pattern: /^\d{12}$/, description: "12 digits" };
function matching(value, fallback, rule, complaints) {
  if (value === void 0 || rule.pattern.test(value)) return value ?? fallback;
  complaints.push(`--${rule.name} must be ${rule.description}, not "${value}"`);
  return fallback;
}
function unusable(what) {
  return new BerthError("INVALID_INPUT", {
    what: `The command line is not usable: ${what}.`,
    why: "Options are checked before anything is started.",
    fix: "Run script/local-aws --help to see them all."
  });
}

export {
  defaultOptions,
  usage,
  parseOptions
};
