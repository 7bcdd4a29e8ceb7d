import type { CallAutoScaling } from '../../../src/auto-scaling/auto-scaling-api.ts';
import type { CallEc2 } from '../../../src/ec2/ec2-api.ts';
import type { CallLoadBalancing } from '../../../src/load-balancing/load-balancing-api.ts';
import type { CallRds } from '../../../src/rds/rds-api.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';

/** An account of AWS as its answers: one VPC with an instance of an Auto Scaling group, a load balancer, a database and a cluster. */

export const host = 'orders.abc.us-east-1.rds.amazonaws.com';
export const clusterHost = 'shop.cluster-abc.us-east-1.rds.amazonaws.com';

const subnet = (id: string, zone: string, block: number) => ({
  SubnetId: id,
  VpcId: 'vpc-1',
  CidrBlock: `10.0.${block}.0/24`,
  AvailabilityZone: zone,
  AvailableIpAddressCount: 200 + block,
});

const interfaceOf = (id: string, address: string, more: JsonObject = {}) => ({
  NetworkInterfaceId: id,
  SubnetId: 'subnet-app',
  VpcId: 'vpc-1',
  PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: address }],
  Groups: [{ GroupId: 'sg-app' }],
  ...more,
});

const instance: JsonObject = {
  InstanceId: 'i-1',
  InstanceType: 't3.small',
  SubnetId: 'subnet-app',
  VpcId: 'vpc-1',
  Placement: { AvailabilityZone: 'us-east-1a' },
  MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
  Tags: [{ Key: 'aws:autoscaling:groupName', Value: 'workers' }],
  NetworkInterfaces: [
    interfaceOf('eni-task', '10.0.1.44', {
      Attachment: { DeviceIndex: 1 },
      Description: 'arn:aws:ecs:us-east-1:123456789012:attachment/1b2c',
      Groups: [{ GroupId: 'sg-task' }],
    }),
    interfaceOf('eni-own', '10.0.1.17', { Attachment: { DeviceIndex: 0 }, Description: '' }),
  ],
};

const subnetGroup = {
  VpcId: 'vpc-1',
  Subnets: [
    { SubnetIdentifier: 'subnet-a', SubnetAvailabilityZone: { Name: 'us-east-1a' } },
    { SubnetIdentifier: 'subnet-b', SubnetAvailabilityZone: { Name: 'us-east-1b' } },
  ],
};

const database = (identifier: string, more: JsonObject = {}): JsonObject => ({
  DBInstanceIdentifier: identifier,
  Engine: 'postgres',
  DBInstanceStatus: 'available',
  Endpoint: { Address: `${identifier}.abc.us-east-1.rds.amazonaws.com`, Port: 5432 },
  AvailabilityZone: 'us-east-1a',
  PubliclyAccessible: false,
  NetworkType: 'IPV4',
  DBSubnetGroup: subnetGroup,
  VpcSecurityGroups: [
    { VpcSecurityGroupId: 'sg-db', Status: 'active' },
    { VpcSecurityGroupId: 'sg-old', Status: 'removing' },
  ],
  DBParameterGroups: [{ DBParameterGroupName: 'own-15' }],
  ...more,
});

const rule = (id: string, group: string, isEgress: boolean, more: JsonObject): JsonObject => ({
  SecurityGroupRuleId: id,
  GroupId: group,
  GroupOwnerId: '123456789012',
  IsEgress: isEgress,
  ...more,
});
const all = { IpProtocol: '-1', FromPort: -1, ToPort: -1, CidrIpv4: '0.0.0.0/0' };
const postgres = { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 };

/** By operation; a list is the pages in which the answer comes. */
export const answers: Readonly<Record<string, JsonObject | readonly JsonObject[]>> = {
  DescribeInstances: { Reservations: [{ Instances: [instance] }] },
  DescribeInstanceTypes: {
    InstanceTypes: [{ InstanceType: 't3.small', NetworkInfo: { MaximumNetworkInterfaces: 3 } }],
  },
  DescribeNetworkInterfaces: {
    NetworkInterfaces: [interfaceOf('eni-db', '10.0.2.40', { SubnetId: 'subnet-a', Groups: [{ GroupId: 'sg-db' }] })],
  },
  DescribeSubnets: {
    Subnets: [
      subnet('subnet-app', 'us-east-1a', 1),
      subnet('subnet-a', 'us-east-1a', 2),
      subnet('subnet-b', 'us-east-1b', 3),
      subnet('subnet-more', 'us-east-1b', 4),
    ],
  },
  DescribeVpcs: {
    Vpcs: [
      {
        VpcId: 'vpc-1',
        CidrBlock: '10.0.0.0/16',
        CidrBlockAssociationSet: [
          { CidrBlock: '10.0.0.0/16', CidrBlockState: { State: 'associated' } },
          { CidrBlock: '10.1.0.0/16', CidrBlockState: { State: 'disassociated' } },
        ],
        DhcpOptionsId: 'dopt-1',
      },
    ],
  },
  DescribeVpcAttribute: { EnableDnsSupport: { Value: true } },
  DescribeDhcpOptions: {
    DhcpOptions: [
      {
        DhcpOptionsId: 'dopt-1',
        DhcpConfigurations: [
          { Key: 'domain-name', Values: [{ Value: 'ec2.internal' }] },
          { Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] },
        ],
      },
    ],
  },
  DescribeVpcEndpoints: {
    VpcEndpoints: [
      {
        VpcEndpointId: 'vpce-s3',
        VpcId: 'vpc-1',
        VpcEndpointType: 'Gateway',
        ServiceName: 'com.amazonaws.us-east-1.s3',
        State: 'Available',
        RouteTableIds: ['rtb-1'],
      },
    ],
  },
  DescribeNatGateways: {
    NatGateways: [
      {
        NatGatewayId: 'nat-1',
        SubnetId: 'subnet-more',
        State: 'available',
        ConnectivityType: 'public',
        NatGatewayAddresses: [{ PublicIp: '198.51.100.9' }],
      },
    ],
  },
  DescribeVpcPeeringConnections: { VpcPeeringConnections: [] },
  DescribeVpcBlockPublicAccessOptions: { VpcBlockPublicAccessOptions: { InternetGatewayBlockMode: 'off' } },
  DescribeSecurityGroups: {
    SecurityGroups: ['sg-app', 'sg-db', 'sg-lb'].map((GroupId) => ({ GroupId, VpcId: 'vpc-1' })),
  },
  DescribeSecurityGroupRules: [
    {
      SecurityGroupRules: [
        rule('sgr-1', 'sg-app', true, all),
        rule('sgr-2', 'sg-app', false, {
          ...postgres,
          FromPort: 32_768,
          ToPort: 65_535,
          ReferencedGroupInfo: { GroupId: 'sg-lb' },
        }),
        rule('sgr-3', 'sg-db', false, { ...postgres, CidrIpv4: '0.0.0.0/0' }),
      ],
      NextToken: 'page-2',
    },
    {
      SecurityGroupRules: [
        rule('sgr-4', 'sg-db', false, { ...postgres, PrefixListId: 'pl-office' }),
        rule('sgr-5', 'sg-db', false, {
          ...postgres,
          ReferencedGroupInfo: { GroupId: 'sg-gone', UserId: '123456789012' },
        }),
        rule('sgr-6', 'sg-db', false, {
          ...postgres,
          ReferencedGroupInfo: { GroupId: 'sg-far', UserId: '999', PeeringStatus: 'deleted' },
        }),
        rule('sgr-7', 'sg-lb', true, all),
      ],
    },
  ],
  DescribeNetworkAcls: {
    NetworkAcls: [
      {
        NetworkAclId: 'acl-1',
        Associations: ['subnet-app', 'subnet-a', 'subnet-b', 'subnet-more'].map((SubnetId) => ({ SubnetId })),
        Entries: [true, false].flatMap((Egress) => [
          { Egress, RuleNumber: 100, Protocol: '-1', RuleAction: 'allow', CidrBlock: '0.0.0.0/0' },
          {
            Egress,
            RuleNumber: 90,
            Protocol: '6',
            RuleAction: 'deny',
            CidrBlock: '10.0.4.0/24',
            PortRange: { From: 22, To: 22 },
          },
        ]),
      },
    ],
  },
  DescribeRouteTables: {
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: [{ Main: true, AssociationState: { State: 'associated' } }],
        Routes: [
          { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active', Origin: 'CreateRouteTable' },
          { DestinationPrefixListId: 'pl-s3', GatewayId: 'vpce-s3', State: 'active' },
          { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' },
          {
            DestinationCidrBlock: '192.168.0.0/16',
            GatewayId: 'vgw-1',
            State: 'active',
            Origin: 'EnableVgwRoutePropagation',
          },
          { DestinationCidrBlock: '10.7.0.0/16', VpcPeeringConnectionId: 'pcx-1', State: 'blackhole' },
          { DestinationCidrBlock: '10.8.0.0/16', InstanceId: 'i-2', NetworkInterfaceId: 'eni-2', State: 'active' },
        ],
      },
      {
        RouteTableId: 'rtb-2',
        VpcId: 'vpc-1',
        Associations: [{ SubnetId: 'subnet-more', AssociationState: { State: 'associated' } }],
        Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' }],
      },
    ],
  },
  GetManagedPrefixListEntries: { Entries: [{ Cidr: '10.7.0.0/16' }] },
  DescribeAutoScalingGroups: { AutoScalingGroups: [{ VPCZoneIdentifier: 'subnet-app,subnet-more' }] },
  DescribeLoadBalancers: {
    LoadBalancers: [
      {
        LoadBalancerArn: 'arn:lb/web',
        LoadBalancerName: 'web',
        Type: 'application',
        Scheme: 'internet-facing',
        VpcId: 'vpc-1',
        AvailabilityZones: [{ ZoneName: 'us-east-1b', SubnetId: 'subnet-more' }],
        SecurityGroups: ['sg-lb'],
      },
    ],
  },
  DescribeDBInstances: [
    { DBInstances: [database('orders')], Marker: 'page-2' },
    {
      DBInstances: [
        database('shop-1', {
          DBClusterIdentifier: 'shop',
          Engine: 'aurora-postgresql',
          AvailabilityZone: 'us-east-1a',
        }),
        database('shop-2', {
          DBClusterIdentifier: 'shop',
          Engine: 'aurora-postgresql',
          AvailabilityZone: 'us-east-1b',
        }),
      ],
    },
  ],
  DescribeDBClusters: {
    DBClusters: [
      {
        DBClusterIdentifier: 'shop',
        Engine: 'aurora-postgresql',
        Endpoint: clusterHost,
        ReaderEndpoint: clusterHost.replace('cluster', 'cluster-ro'),
        Port: 5433,
        Status: 'available',
        VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-shop', Status: 'active' }],
        DBClusterParameterGroup: 'shop-17',
        DBClusterMembers: [
          { DBInstanceIdentifier: 'shop-1', IsClusterWriter: false },
          { DBInstanceIdentifier: 'shop-2', IsClusterWriter: true },
        ],
      },
    ],
  },
  DescribeDBProxies: {
    DBProxies: [
      {
        DBProxyName: 'pool',
        Endpoint: 'pool.proxy-abc.us-east-1.rds.amazonaws.com',
        EngineFamily: 'POSTGRESQL',
        Status: 'available',
        RequireTLS: true,
        VpcId: 'vpc-1',
        VpcSubnetIds: ['subnet-a', 'subnet-b'],
        VpcSecurityGroupIds: ['sg-pool'],
      },
    ],
  },
  DescribeDBProxyEndpoints: {
    DBProxyEndpoints: [
      {
        DBProxyName: 'pool',
        Endpoint: 'reading.endpoint.proxy-abc.us-east-1.rds.amazonaws.com',
        Status: 'available',
        VpcId: 'vpc-1',
        VpcSubnetIds: ['subnet-b'],
        VpcSecurityGroupIds: ['sg-reading'],
      },
    ],
  },
  DescribeDBProxyTargets: {
    Targets: [
      {
        RdsResourceId: 'orders',
        Port: 5432,
        TargetHealth: {
          State: 'UNAVAILABLE',
          Reason: 'AUTH_FAILURE',
          Description: 'Proxy does not have any registered credentials',
        },
      },
    ],
  },
  DescribeDBParameters: [
    { Parameters: [{ ParameterName: 'max_connections', ParameterValue: '100' }], Marker: 'page-2' },
    { Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }] },
  ],
  DescribeDBClusterParameters: { Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '0' }] },
};

export interface Account {
  readonly ec2: CallEc2;
  readonly rds: CallRds;
  readonly autoScaling: CallAutoScaling;
  readonly loadBalancing: CallLoadBalancing;
  /** The operations that were called, with what they were asked. */
  readonly calls: readonly { readonly operation: string; readonly request: object }[];
}

/** @param changes other answers, or what an operation throws. */
export function account(changes: Readonly<Record<string, JsonObject | readonly JsonObject[] | Error>> = {}): Account {
  const calls: { operation: string; request: object }[] = [];
  const call = async (operation: string, request: object): Promise<JsonObject> => {
    calls.push({ operation, request });
    const answer: unknown = { ...answers, ...changes }[operation];
    if (answer instanceof Error) throw answer;
    return pageOf(answer as JsonObject | readonly JsonObject[], request);
  };
  return { ec2: call, rds: call, autoScaling: call, loadBalancing: call, calls };
}

/** AWS's refusal, as its SDK throws it. */
export function refusal(action: string, name = 'UnauthorizedOperation'): Error {
  const message = `User: arn:aws:sts::1:assumed-role/ci/run is not authorized to perform: ${action} because no identity-based policy allows it`;
  return Object.assign(new Error(message), { name });
}

function pageOf(answer: JsonObject | readonly JsonObject[], request: object): JsonObject {
  if (!Array.isArray(answer)) return answer as JsonObject;
  return 'NextToken' in request || 'Marker' in request ? answer[1] : answer[0];
}
