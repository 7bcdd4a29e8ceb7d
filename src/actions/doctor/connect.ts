import { connectApplicationAutoScaling, connectAutoScaling } from '../../auto-scaling/connect-auto-scaling.ts';
import type { DoctorClients } from '../../doctor/collect/clients.ts';
import { connectEngine } from '../../doctor/collect/connect-engine.ts';
import { connectEc2 } from '../../ec2/connect-ec2.ts';
import { connectEcr } from '../../ecr/connect-ecr.ts';
import { connectEcs } from '../../ecs/connect-ecs.ts';
import { connectIam } from '../../iam/connect-iam.ts';
import { connectLoadBalancing } from '../../load-balancing/connect-load-balancing.ts';
import { connectLogs } from '../../logs/logs-api.ts';
import { connectRds } from '../../rds/connect-rds.ts';
import {
  connectParameterDescriptions,
  connectSecretDescriptions,
} from '../../secrets/references/connect-references.ts';
import { connectSts, readAwsSession } from '../../sts/connect-sts.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { download } from '../../toolkit/download.ts';

/** What the doctor reads through in a real job: AWS as the environment says. */
export function connectDoctor(host: ActionHost): DoctorClients {
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
    download,
  };
}
