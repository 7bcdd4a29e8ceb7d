import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  GetParameters$,
  PutParameter$,
  SSMClient,
  _ep0,
  _mw0,
  command
} from "./chunk-WPFFXBR7.js";
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

// node_modules/@aws-sdk/client-ssm/dist-es/commands/GetParametersCommand.js
var GetParametersCommand = class extends command(_ep0, _mw0, "GetParameters", GetParameters$) {
};

// node_modules/@aws-sdk/client-ssm/dist-es/commands/PutParameterCommand.js
var PutParameterCommand = class extends command(_ep0, _mw0, "PutParameter", PutParameter$) {
};
export {
  GetParametersCommand,
  PutParameterCommand,
  SSMClient
};
