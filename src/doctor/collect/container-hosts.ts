import type { CallEc2 } from '../../ec2/ec2-api.ts';
import type { CallIam } from '../../iam/iam-api.ts';
import { asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { ContainerInstance, MetadataOptions } from '../facts/cluster.ts';
import { derived, readFact, whenRead } from './read-fact.ts';

/** What the machines behind the container instances say of themselves. */
export interface ContainerHosts {
  readonly metadataOptions: Fact<readonly MetadataOptions[]>;
  /** The role that the agent acts with; null for Fargate, and for instances without one. */
  readonly instanceRole: Fact<string | null>;
}

/** Reads the EC2 instances of the cluster; none for Fargate. */
export async function collectContainerHosts(
  { ec2, iam }: { readonly ec2: CallEc2; readonly iam: CallIam },
  instances: Fact<readonly ContainerInstance[]>,
): Promise<ContainerHosts> {
  const described = await whenRead(instances, async (all) => {
    const ids = all.flatMap(({ facts }) => facts?.ec2InstanceId ?? []);
    return ids.length === 0 ? { value: [] } : readHosts(ec2, ids);
  });
  return {
    metadataOptions: derived(described, (hosts) => hosts.map(metadataOptionsOf)),
    instanceRole: await whenRead(described, (hosts) => readInstanceRole(iam, hosts)),
  };
}

function readHosts(ec2: CallEc2, ids: readonly string[]): Promise<Fact<readonly JsonObject[]>> {
  return readFact('ec2:DescribeInstances', ids.join(', '), async () => {
    const answer = await ec2('DescribeInstances', { Filters: [{ Name: 'instance-id', Values: [...ids] }] });
    return asObjects(answer.Reservations).flatMap(({ Instances }) => asObjects(Instances));
  });
}

function metadataOptionsOf({ InstanceId, MetadataOptions: options }: JsonObject): MetadataOptions {
  const { HttpTokens, HttpPutResponseHopLimit } = asObject(options) ?? {};
  return {
    ec2InstanceId: asString(InstanceId) ?? '',
    tokensRequired: HttpTokens === 'required',
    hopLimit: asNumber(HttpPutResponseHopLimit) ?? 1,
  };
}

/** Of the first instance: those of one cluster are launched alike. */
async function readInstanceRole(iam: CallIam, hosts: readonly JsonObject[]): Promise<Fact<string | null>> {
  const profile = asString(asObject(hosts[0]?.IamInstanceProfile)?.Arn);
  if (profile === undefined) return { value: null };
  const name = profile.slice(profile.lastIndexOf('/') + 1);
  return readFact('iam:GetInstanceProfile', profile, async () => {
    const answer = await iam('GetInstanceProfile', { InstanceProfileName: name });
    return asString(asObjects(asObject(answer.InstanceProfile)?.Roles)[0]?.Arn) ?? null;
  });
}
