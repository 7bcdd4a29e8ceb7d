import type { Clock } from '../clock.ts';
import type { Ec2Environment } from '../ec2/environment.ts';
import type { DatabaseEndpoint, DbInstance, RdsState, ServerAddress } from './state.ts';

/** What the operations of the emulated RDS work with. */
export interface RdsEnvironment {
  readonly accountId: string;
  readonly region: string;
  readonly clock: Clock;
  readonly state: RdsState;
  /** Whose subnets and security groups the databases are in. */
  readonly ec2: Ec2Environment;
  /** Makes the real server reachable where tasks can dial it. */
  readonly openEndpoint: OpenEndpoint;
  /** Takes a line for what is accepted but not emulated. */
  readonly log: (line: string) => void;
}

/** Opens the way to a real server, through the security groups of the database by this identifier. */
export type OpenEndpoint = (request: EndpointRequest) => Promise<DatabaseEndpoint>;

export interface EndpointRequest {
  readonly identifier: string;
  /** The port that is wished for; where it is taken, the endpoint has another one. */
  readonly port: number;
  /** The name that AWS would give it. */
  readonly hostName: string;
  readonly backing: ServerAddress | null;
}

/** An ARN of this RDS: `kind:name`. */
export function rdsArn({ region, accountId }: Pick<RdsEnvironment, 'region' | 'accountId'>, resource: string): string {
  return `arn:aws:rds:${region}:${accountId}:${resource}`;
}

/** Moves a database to another port, and closes the old one. */
export async function moveEndpoint(environment: RdsEnvironment, instance: DbInstance, port: number): Promise<void> {
  const { identifier, backing, endpoint } = instance;
  const hostName = hostNameOf(environment, identifier);
  instance.endpoint = await environment.openEndpoint({ identifier, port, hostName, backing });
  await endpoint.close();
}

/** Such as `backend.c0a1b2c3d4e5.us-east-1.rds.amazonaws.com`; the middle part is the same for a whole account. */
export function hostNameOf({ region, accountId }: Pick<RdsEnvironment, 'region' | 'accountId'>, identifier: string) {
  return `${identifier}.c${accountId.slice(-11)}.${region}.rds.amazonaws.com`;
}
