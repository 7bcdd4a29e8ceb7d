import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectIam
} from "./chunk-TITCREUE.js";
import {
  connectLoadBalancing,
  connectSdk
} from "./chunk-W6LNWFUA.js";
import {
  connectLogs
} from "./chunk-X4H3KVW3.js";
import {
  connectEcs
} from "./chunk-GWOT7UMF.js";
import "./chunk-H5666PYO.js";
import "./chunk-UB3JF4VL.js";
import "./chunk-6TA25OKR.js";
import {
  clientConfiguration
} from "./chunk-ESD5GITF.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-SVS3VFMU.js";
import "./chunk-XPEDKNPM.js";
import "./chunk-USYXM3MJ.js";
import {
  execute
} from "./chunk-A7DVA3T2.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-JS772W5E.js";

// src/auto-scaling/connect-auto-scaling.ts
function connectAutoScaling() {
  return connectSdk(() => import("./auto-scaling-sdk-AFI4EVZH.js"));
}
function connectApplicationAutoScaling() {
  return connectSdk(() => import("./application-auto-scaling-sdk-SLLKRCZ3.js"));
}

// src/doctor/collect/connect-engine.ts
var patience = 1e4;
function connectEngine({ env, cancelled }) {
  const { PATH, HOME, DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH } = env;
  const environment = { PATH, HOME, DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH };
  return (parameters) => {
    const signal = AbortSignal.any([cancelled, AbortSignal.timeout(patience)]);
    return execute({ program: "docker", parameters, environment, signal }).catch(() => void 0);
  };
}

// src/ec2/connect-ec2.ts
function connectEc2() {
  return connectSdk(() => import("./ec2-sdk-4QQPV2A6.js"));
}

// src/ecr/connect-ecr.ts
function connectEcr(region) {
  return connectSdk(() => import("./ecr-sdk-RZ6SKZLS.js"), region === void 0 ? {} : { region });
}

// src/rds/connect-rds.ts
function connectRds() {
  return connectSdk(() => import("./rds-sdk-62AZVSR2.js"));
}

// src/secrets/references/connect-references.ts
function connectSecretDescriptions() {
  return connectSdk(() => import("./secret-descriptions-sdk-Z6U5LJZE.js"));
}
function connectParameterDescriptions() {
  return connectSdk(() => import("./parameter-descriptions-sdk-P6XTLMNW.js"));
}

// src/sts/connect-sts.ts
function connectSts() {
  return connectSdk(() => import("./sts-sdk-YKIDQM45.js"));
}
async function readAwsSession() {
  const [{ readSession }, configuration] = await Promise.all([
    import("./sts-sdk-YKIDQM45.js"),
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
function connectDoctor(host) {
  return {
    engine: connectEngine(host),
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
