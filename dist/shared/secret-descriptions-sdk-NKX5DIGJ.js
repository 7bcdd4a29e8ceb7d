import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  DescribeSecret$,
  SecretsManagerClient,
  _ep0,
  _mw0,
  command
} from "./chunk-EKD7Y5W6.js";
import "./chunk-CJJDVCS4.js";
import "./chunk-QTM3CGLO.js";
import "./chunk-OV6QQAJT.js";
import "./chunk-47L7HCSN.js";
import "./chunk-N3D7GVTN.js";
import "./chunk-FPW256HG.js";
import "./chunk-UIE63NEY.js";
import "./chunk-PVIF4QT2.js";
import "./chunk-X7URKMK7.js";
import "./chunk-JS772W5E.js";

// node_modules/@aws-sdk/client-secrets-manager/dist-es/commands/DescribeSecretCommand.js
var DescribeSecretCommand = class extends command(_ep0, _mw0, "DescribeSecret", DescribeSecret$) {
};

// src/secrets/references/secret-descriptions-sdk.ts
function createSender(configuration) {
  const client = new SecretsManagerClient(configuration);
  return { DescribeSecret: (request) => client.send(new DescribeSecretCommand(request)) };
}
export {
  createSender
};
