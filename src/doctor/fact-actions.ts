import type { FactName } from './facts.ts';

const tasks = ['ecs:ListTasks', 'ecs:DescribeTasks'];
const instances = ['ecs:ListContainerInstances', 'ecs:DescribeContainerInstances'];
const simulation = ['iam:SimulatePrincipalPolicy'];

/** The IAM actions that reading each fact takes; none where it comes from the job itself. */
export const factActions: Readonly<Record<FactName, readonly string[]>> = {
  request: [],
  signIn: ['sts:GetCallerIdentity'],
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
  stoppedTasks: tasks,
  stoppedTaskLines: ['logs:GetLogEvents'],
  rollout: ['ecs:DescribeServices', 'ecs:DescribeTaskDefinition', ...tasks, ...instances],
  scalableTarget: ['application-autoscaling:DescribeScalableTargets'],
  targetGroups: [
    'elasticloadbalancing:DescribeTargetGroups',
    'elasticloadbalancing:DescribeTargetGroupAttributes',
    'elasticloadbalancing:DescribeTargetHealth',
    'elasticloadbalancing:DescribeLoadBalancers',
  ],
  listeners: ['elasticloadbalancing:DescribeListeners'],
  taskNetwork: ['ec2:DescribeInstances', 'ec2:DescribeSubnets'],
  database: [
    'rds:DescribeDBInstances',
    'rds:DescribeDBClusters',
    'rds:DescribeDBProxies',
    'rds:DescribeDBProxyEndpoints',
    'rds:DescribeDBProxyTargets',
    'rds:DescribeDBParameters',
    'rds:DescribeDBClusterParameters',
  ],
  databaseOpenRules: ['rds:DescribeDBInstances', 'ec2:DescribeSecurityGroupRules'],
  databaseUse: ['ecs:DescribeTaskDefinition'],
  probes: [],
};
