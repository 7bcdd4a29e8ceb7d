import type { Area } from './check.ts';

/** What a user may call a check by. */
export interface CheckName {
  readonly id: string;
  readonly area: Area;
}

/** The checks of each area, in their order. A list of its own, so that inputs are read without loading what judges. */
const idsOfAreas: readonly (readonly [Area, readonly string[]])[] = [
  ['identity', ['ID-SIGNIN', 'ID-ACCT', 'ID-REGION', 'ID-KEYS', 'ID-EXPIRY', 'ID-TRUST']],
  ['permissions', ['IAM-ACT', 'IAM-PASS', 'IAM-TRUST', 'IAM-EXEC', 'IAM-TAG']],
  ['registry', ['ECR-REPO', 'ECR-TAG', 'ECR-IMAGE', 'ECR-ARCH', 'ECR-BACK']],
  [
    'task definition',
    [
      'TD-LOG',
      'TD-PORTMODE',
      'TD-RSV',
      'TD-DBPORT',
      'TD-FARGATE',
      'TD-MEM',
      'TD-ESS',
      'TD-PLAIN',
      'TD-REF',
      'TD-HC',
      'TD-STOP',
      'TD-ROOT',
      'TD-NET0',
      'TD-IMDS',
    ],
  ],
  ['cluster', ['CL-ACTIVE', 'CL-FIT', 'CL-ATTR', 'CL-ENI', 'CL-CP']],
  [
    'service',
    [
      'SV-STATE',
      'SV-STALL',
      'SV-BREAKER',
      'SV-AZ',
      'SV-FLIGHT',
      'SV-ZERO',
      'SV-SCALE',
      'SV-TIME',
      'SV-LBPORT',
      'SV-HIST',
    ],
  ],
  ['network', ['NET-DB', 'NET-DOCKER0', 'NET-DNS', 'NET-STALE', 'NET-VPC', 'NET-PUBDNS', 'NET-PULL', 'NET-NOIP']],
  ['database', ['DB-FIND', 'DB-STATE', 'DB-PORT', 'DB-OPEN', 'DB-TLS', 'DB-PROXY', 'DB-AZ']],
  ['load balancer', ['LB-TYPE', 'LB-HCPORT', 'LB-ATTACH', 'LB-HEALTH', 'LB-SG']],
  ['outside', ['OUT-443', 'OUT-CERT', 'OUT-PROBE', 'OUT-IN']],
  ['drift', ['DRIFT-DIGEST', 'DRIFT-FILES', 'DRIFT-SETTINGS']],
];

/** Every check by its names, in the order of the checks. */
export const checkNames: readonly CheckName[] = idsOfAreas.flatMap(([area, ids]) => ids.map((id) => ({ id, area })));
