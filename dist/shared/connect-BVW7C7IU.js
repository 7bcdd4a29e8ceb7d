import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectIam,
  connectLoadBalancing,
  connectSdk
} from "./chunk-CEIZMBT5.js";
import {
  connectLogs
} from "./chunk-APBWKPSS.js";
import {
  connectEcs
} from "./chunk-IJSQHSZG.js";
import "./chunk-H5666PYO.js";
import "./chunk-SVS3VFMU.js";
import "./chunk-SEO7WF7N.js";
import "./chunk-6TA25OKR.js";
import {
  clientConfiguration
} from "./chunk-ESD5GITF.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-MSDTEN2G.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-JS772W5E.js";

// src/auto-scaling/connect-auto-scaling.ts
function connectAutoScaling() {
  return connectSdk(() => import("./auto-scaling-sdk-ZE3BAE4J.js"));
}
function connectApplicationAutoScaling() {
  return connectSdk(() => import("./application-auto-scaling-sdk-V5NKVAHQ.js"));
}

// src/ec2/connect-ec2.ts
function connectEc2() {
  return connectSdk(() => import("./ec2-sdk-4GRBFIYT.js"));
}

// src/ecr/connect-ecr.ts
function connectEcr(region) {
  return connectSdk(() => import("./ecr-sdk-74CD5BXN.js"), region === void 0 ? {} : { region });
}

// src/rds/connect-rds.ts
function connectRds() {
  return connectSdk(() => import("./rds-sdk-RMSHCUIX.js"));
}

// src/secrets/references/connect-references.ts
function connectSecretDescriptions() {
  return connectSdk(() => import("./secret-descriptions-sdk-M3FXEC4R.js"));
}
function connectParameterDescriptions() {
  return connectSdk(() => import("./parameter-descriptions-sdk-TGNPPEU5.js"));
}

// src/sts/connect-sts.ts
function connectSts() {
  return connectSdk(() => import("./sts-sdk-25MCZLWZ.js"));
}
async function readAwsSession() {
  const [{ readSession }, configuration] = await Promise.all([
    import("./sts-sdk-25MCZLWZ.js"),
    clientConfiguration({ retry: true })
  ]);
  return readSession(configuration);
}

// src/toolkit/download.ts
async function download(url) {
  const { HttpClient } = await import("./lib-NA5YLQHK.js");
  const client = new HttpClient("berth", [], { socketTimeout: 2e4, allowRetries: true, maxRetries: 2 });
  const response = await client.get(url);
  const { statusCode } = response.message;
  if (statusCode !== 200) throw new Error(`The download was answered with the status ${statusCode}.`);
  return response.readBody();
}

// src/actions/doctor/connect.ts
function connectDoctor() {
  return {
    sts: connectSts(),
    ecs: connectEcs(),
    ecr: connectEcr,
    ec2: connectEc2(),
    rds: connectRds(),
    iam: connectIam(),
    loadBalancing: connectLoadBalancing(),
    logs: connectLogs(),
    autoScaling: connectAutoScaling(),
    applicationAutoScaling: connectApplicationAutoScaling(),
    secrets: connectSecretDescriptions(),
    parameters: connectParameterDescriptions(),
    readSession: readAwsSession,
    download
  };
}
export {
  connectDoctor
};
