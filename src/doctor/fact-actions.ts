import type { FactName } from './facts.ts';

const tasks = ['ecs:ListTasks', 'ecs:DescribeTasks'];
const instances = ['ecs:ListContainerInstances', 'ecs:DescribeContainerInstances'];
const hosts = ['ec2:DescribeInstances', 'autoscaling:DescribeAutoScalingGroups'];
const databases = [
  'rds:DescribeDBInstances',
  'rds:DescribeDBClusters',
  'rds:DescribeDBProxies',
  'rds:DescribeDBProxyEndpoints',
  'rds:DescribeDBProxyTargets',
];
const simulation = ['iam:SimulatePrincipalPolicy'];

/** The IAM actions that reading each fact takes; none where it comes from the job itself. */
export const factActions: Readonly<Record<FactName, readonly string[]>> = {
  request: [],
  caller: ['sts:GetCallerIdentity'],
  credentials: [],
  callerTrust: ['iam:GetRole'],
  callerAccess: simulation,
  passAccess: simulation,
  roles: ['iam:GetRole'],
  executionAccess: [...simulation, 'iam:GetInstanceProfile'],
  tagging: ['ecs:ListAccountSettings', ...simulation],
  repositories: ['ecr:DescribeRepositories'],
  images: ['ecr:DescribeImages', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  runningImages: [...tasks, 'ecr:DescribeImages'],
  taskDefinition: ['ecs:DescribeTaskDefinition'],
  logGroups: ['logs:DescribeLogGroups'],
  secretReferences: ['secretsmanager:DescribeSecret', 'ssm:DescribeParameters'],
  cluster: ['ecs:DescribeClusters'],
  instances,
  metadataOptions: [...instances, 'ec2:DescribeInstances'],
  subnets: ['ecs:DescribeServices', 'ec2:DescribeSubnets'],
  capacityProviders: ['ecs:DescribeCapacityProviders', 'autoscaling:DescribeAutoScalingGroups'],
  service: ['ecs:DescribeServices'],
  stoppedTasks: [...tasks, 'logs:GetLogEvents'],
  rollout: ['ecs:DescribeServices', 'ecs:DescribeTaskDefinition', ...tasks, ...instances],
  scalableTarget: ['application-autoscaling:DescribeScalableTargets'],
  targetGroups: [
    'elasticloadbalancing:DescribeTargetGroups',
    'elasticloadbalancing:DescribeTargetGroupAttributes',
    'elasticloadbalancing:DescribeTargetHealth',
    'elasticloadbalancing:DescribeLoadBalancers',
  ],
  listeners: ['elasticloadbalancing:DescribeListeners'],
  taskNetwork: [...hosts, 'ec2:DescribeSubnets'],
  database: databases,
  forcedEncryption: [...databases, 'rds:DescribeDBParameters', 'rds:DescribeDBClusterParameters'],
  databaseOpenRules: ['rds:DescribeDBInstances', 'ec2:DescribeSecurityGroupRules'],
  databaseUse: ['ecs:DescribeTaskDefinition'],
  network: [
    'ec2:DescribeVpcs',
    'ec2:DescribeSubnets',
    'ec2:DescribeRouteTables',
    'ec2:DescribeNetworkAcls',
    'ec2:DescribeVpcPeeringConnections',
    'ec2:DescribeNatGateways',
    'ec2:DescribeVpcBlockPublicAccessOptions',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSecurityGroupRules',
    'ec2:GetManagedPrefixListEntries',
  ],
  taskPlaces: ['ecs:DescribeServices', 'ecs:DescribeTaskDefinition', ...instances, ...hosts],
  databaseNetwork: databases,
  databaseInterface: [...databases, 'ec2:DescribeNetworkInterfaces'],
  vpcDns: ['ec2:DescribeVpcs', 'ec2:DescribeVpcAttribute', 'ec2:DescribeDhcpOptions'],
  vpcEndpoints: ['ec2:DescribeVpcEndpoints'],
  staleRules: ['ec2:DescribeSecurityGroupRules', 'ec2:DescribeSecurityGroups'],
  balancers: ['elasticloadbalancing:DescribeTargetGroups', 'elasticloadbalancing:DescribeLoadBalancers'],
  interfaceUse: [...instances, 'ec2:DescribeInstances', 'ec2:DescribeInstanceTypes'],
  probes: [],
};
