import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  CreateSecret$,
  GetSecretValue$,
  PutSecretValue$,
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

// node_modules/@aws-sdk/client-secrets-manager/dist-es/commands/CreateSecretCommand.js
var CreateSecretCommand = class extends command(_ep0, _mw0, "CreateSecret", CreateSecret$) {
};

// node_modules/@aws-sdk/client-secrets-manager/dist-es/commands/GetSecretValueCommand.js
var GetSecretValueCommand = class extends command(_ep0, _mw0, "GetSecretValue", GetSecretValue$) {
};

// node_modules/@aws-sdk/client-secrets-manager/dist-es/commands/PutSecretValueCommand.js
var PutSecretValueCommand = class extends command(_ep0, _mw0, "PutSecretValue", PutSecretValue$) {
};
export {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient
};
