import type { CallEc2 } from '../../ec2/ec2-api.ts';
import type { CallIam } from '../../iam/iam-api.ts';
import { asObject, asObjects, asString } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { ContainerInstance } from '../facts/cluster.ts';
import { readFact, whenRead } from './read-fact.ts';

/** The role of the first container instance, as which its agent acts: those of one cluster are launched alike. null for Fargate, or without one. */
export async function readInstanceRole(
  { ec2, iam }: { readonly ec2: CallEc2; readonly iam: CallIam },
  instances: Fact<readonly ContainerInstance[]>,
): Promise<Fact<string | null>> {
  const profile = await whenRead(instances, async (all) => {
    const [id] = all.flatMap(({ facts }) => facts?.ec2InstanceId ?? []);
    return id === undefined ? { value: null } : readProfile(ec2, id);
  });
  return whenRead(profile, async (arn) => (arn === null ? { value: null } : roleOfProfile(iam, arn)));
}

function readProfile(ec2: CallEc2, id: string): Promise<Fact<string | null>> {
  return readFact('ec2:DescribeInstances', `the instance ${id}`, async () => {
    const answer = await ec2('DescribeInstances', { Filters: [{ Name: 'instance-id', Values: [id] }] });
    const [host] = asObjects(answer.Reservations).flatMap(({ Instances }) => asObjects(Instances));
    return asString(asObject(host?.IamInstanceProfile)?.Arn) ?? null;
  });
}

function roleOfProfile(iam: CallIam, arn: string): Promise<Fact<string | null>> {
  return readFact('iam:GetInstanceProfile', arn, async () => {
    const answer = await iam('GetInstanceProfile', { InstanceProfileName: arn.slice(arn.lastIndexOf('/') + 1) });
    return asString(asObjects(asObject(answer.InstanceProfile)?.Roles)[0]?.Arn) ?? null;
  });
}
