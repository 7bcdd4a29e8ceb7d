import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetDownloadUrlForLayer$,
  _ep0,
  _mw0,
  command
} from "./chunk-CRGNN7ZH.js";
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

// node_modules/@aws-sdk/client-ecr/dist-es/commands/GetDownloadUrlForLayerCommand.js
var GetDownloadUrlForLayerCommand = class extends command(_ep0, _mw0, "GetDownloadUrlForLayer", GetDownloadUrlForLayer$) {
};

// src/ecr/ecr-sdk.ts
function createSender(configuration) {
  const client = new ECRClient(configuration);
  return {
    DescribeRepositories: (request) => client.send(new DescribeRepositoriesCommand(request)),
    DescribeImages: (request) => client.send(new DescribeImagesCommand(request)),
    BatchGetImage: (request) => client.send(new BatchGetImageCommand(request)),
    GetDownloadUrlForLayer: (request) => client.send(new GetDownloadUrlForLayerCommand(request))
  };
}
export {
  createSender
};
