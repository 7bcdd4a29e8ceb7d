import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  httpGet
} from "./chunk-V6QYPHA7.js";
import {
  connectIam
} from "./chunk-XLFCUAFS.js";
import {
  connectLogs
} from "./chunk-S233OG4S.js";
import {
  connectEcs
} from "./chunk-DWRJEE6S.js";
import "./chunk-VUDIQZOP.js";
import "./chunk-UB3JF4VL.js";
import "./chunk-6TA25OKR.js";
import {
  connectLoadBalancing,
  connectSdk
} from "./chunk-356SXVT6.js";
import "./chunk-XPEDKNPM.js";
import "./chunk-USYXM3MJ.js";
import {
  clientConfiguration
} from "./chunk-IAKD22O6.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-SVS3VFMU.js";
import {
  execute
} from "./chunk-A7DVA3T2.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/auto-scaling/connect-auto-scaling.ts
function connectAutoScaling() {
  return connectSdk(() => import("./auto-scaling-sdk-DZDKBLY5.js"));
}
function connectApplicationAutoScaling() {
  return connectSdk(() => import("./application-auto-scaling-sdk-PWUWCTLI.js"));
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
  return connectSdk(() => import("./ec2-sdk-YNFROYSA.js"));
}

// src/ecr/connect-ecr.ts
function connectEcr(region) {
  return connectSdk(() => import("./ecr-sdk-UZTECJ3N.js"), region === void 0 ? {} : { region });
}

// src/rds/connect-rds.ts
function connectRds() {
  return connectSdk(() => import("./rds-sdk-4QSMVBBG.js"));
}

// src/secrets/references/connect-references.ts
function connectSecretDescriptions() {
  return connectSdk(() => import("./secret-descriptions-sdk-NKX5DIGJ.js"));
}
function connectParameterDescriptions() {
  return connectSdk(() => import("./parameter-descriptions-sdk-IQBDPV7E.js"));
}

// src/sts/connect-sts.ts
function connectSts() {
  return connectSdk(() => import("./sts-sdk-N6ESNMXZ.js"));
}
async function readAwsSession() {
  const [{ readSession }, configuration] = await Promise.all([
    import("./sts-sdk-N6ESNMXZ.js"),
    clientConfiguration({ retry: true })
  ]);
  return readSession(configuration);
}

// src/toolkit/download.ts
async function download(url) {
  const { status, body } = await httpGet(url);
  if (status !== 200) throw new Error(`The download was answered with the status ${status}.`);
  return body;
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
