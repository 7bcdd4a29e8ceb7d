import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDiff, sortChanges } from '../../../src/doctor/drift/changed-files.ts';
import { changedSettings } from '../../../src/doctor/drift/settings.ts';
import type { RunningContainer } from '../../../src/doctor/facts/drift.ts';
import { readLastGoodSettings } from '../../../src/ecs/history/good-settings.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';
import { account, digest, findings, image, service, testCases } from './facts.ts';

const other = `sha256:${'b'.repeat(64)}`;
const platform = `sha256:${'c'.repeat(64)}`;
const byTag = `${account}.dkr.ecr.us-east-1.amazonaws.com/backend:latest`;
const taskDefinition = `arn:aws:ecs:us-east-1:${account}:task-definition/backend:1`;
const running = (changes: Partial<RunningContainer> = {}): RunningContainer => ({
  task: 'task-1',
  taskDefinition,
  container: 'app',
  image: image.name,
  digest,
  runtimeId: 'f00df00df00df00d',
  ...changes,
});
const good = {
  finishedAt: 1_700_000_000,
  taskDefinition,
  deploymentConfiguration: {
    minimumHealthyPercent: 0,
    maximumPercent: 100,
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },
  networkConfiguration: null,
  loadBalancers: [{ targetGroupArn: 'arn:tg/web', containerName: 'app', containerPort: 3000 }],
  launchType: 'EC2',
};
const written = (text: string) => ({
  writtenFiles: [{ task: 'task-1', container: 'app', runtimeId: 'f00df00df00df00d', changes: parseDiff(text) }],
});

testCases([
  [
    'a container that runs another image than its digest says',
    'DRIFT-DIGEST',
    { runningContainers: [running({ digest: other })] },
    'warning',
    'runs another image than its task definition names',
  ],
  [
    'a tag that was moved while its old image runs',
    'DRIFT-DIGEST',
    { runningContainers: [running({ image: byTag })], registryImages: [{ image: byTag, digests: [other] }] },
    'warning',
    'now means another image than app runs',
    [
      `jq '(.containerDefinitions[] | select(.name == "app")).image = "${account}.dkr.ecr.us-east-1.amazonaws.com/backend@${digest}"' task.json > edited.json && mv edited.json task.json`,
    ],
  ],
  [
    'a digest that ECS does not know',
    'DRIFT-DIGEST',
    { runningContainers: [running({ digest: null })] },
    'skipped',
    'is not known to ECS',
  ],
  [
    'an index of a registry that was not read',
    'DRIFT-DIGEST',
    { runningContainers: [running({ digest: platform })], registryImages: [] },
    'skipped',
    'its registry was not read',
  ],
  [
    'a certificate in the container',
    'DRIFT-FILES',
    written('C /etc\nA /etc/letsencrypt\nA /etc/letsencrypt/live/fullchain.pem\nA /etc/letsencrypt/live/privkey.pem'),
    'warning',
    'its next deployment loses them',
    ['docker cp f00df00df00d:/etc/letsencrypt/live saved-etc-letsencrypt-live'],
  ],
  [
    'a page that was edited in the container',
    'DRIFT-FILES',
    written('C /usr\nC /usr/share/nginx/html/index.html'),
    'warning',
    'differ from its image',
    ['docker diff f00df00df00d'],
  ],
  [
    'an engine out of reach, with ECS Exec',
    'DRIFT-FILES',
    {
      writtenFiles: [{ task: 'task-1', container: 'app', runtimeId: 'f00df00df00df00d', changes: null }],
      service: service({ enableExecuteCommand: true }),
    },
    'skipped',
    'was not looked at',
    [
      'docker diff f00df00df00d',
      `aws ecs execute-command --cluster demo --task task-1 --container app --interactive --command 'sh -c "find / -xdev -type f -newer /proc/1/cmdline -not -path '\\''/proc/*'\\'' -not -path '\\''/sys/*'\\'' -not -path '\\''/tmp/*'\\''"' --region us-east-1`,
    ],
  ],
  [
    'percents that somebody has changed',
    'DRIFT-SETTINGS',
    { goodSettings: { ...good, deploymentConfiguration: { ...good.deploymentConfiguration, maximumPercent: 200 } } },
    'warning',
    'somebody has changed the maximum percent',
    [
      `aws ecs update-service --cluster demo --service backend --deployment-configuration '{"minimumHealthyPercent":0,"maximumPercent":200,"deploymentCircuitBreaker":{"enable":true,"rollback":true}}' --region us-east-1`,
    ],
  ],
  [
    'no good deployment to compare with',
    'DRIFT-SETTINGS',
    { goodSettings: null },
    'skipped',
    'there is nothing to compare with',
  ],
  [
    'tasks of another task definition without a deployment',
    'DRIFT-SETTINGS',
    {
      runningContainers: [
        running({ taskDefinition: taskDefinition.replace(':1', ':7').replace('backend:1', 'backend:7') }),
      ],
    },
    'warning',
    'tasks of another task definition run',
  ],
]);

test('DRIFT-DIGEST: two tasks of one task definition with different images', () => {
  const containers = [running({ image: byTag }), running({ image: byTag, task: 'task-2', digest: other })];
  const registryImages = [{ image: byTag, digests: [digest, other] }];
  const [found] = findings('DRIFT-DIGEST', { runningContainers: containers, registryImages });
  expect(found).toMatchObject({ status: 'warning', message: expect.stringContaining('run different images of app') });
});

test('DRIFT-DIGEST: a platform of the index that is named is the image that is named', () => {
  const registryImages = [{ image: image.name, digests: [digest, platform] }];
  const found = findings('DRIFT-DIGEST', { runningContainers: [running({ digest: platform })], registryImages });
  expect(found).toMatchObject([{ status: 'ok' }]);
});

describe('what a container has written', () => {
  test('is told without what every container writes', () => {
    const text = ['C /run', 'A /run/nginx.pid', 'A /tmp/x', 'C /var', 'C /var/log/nginx/access.log', 'A /app/app.pid'];
    expect(sortChanges(parseDiff(text.join('\n')))).toEqual({ certificates: [], others: [] });
    expect(findings('DRIFT-FILES', written(text.join('\n')))).toMatchObject([{ status: 'ok' }]);
  });

  test("is no certificate of the server where it is one of the distribution's", () => {
    const { certificates, others } = sortChanges(parseDiff('A /etc/ssl/certs/ca.pem\nC /etc/nginx/ssl/site.crt'));
    expect(certificates).toEqual([{ kind: 'changed', path: '/etc/nginx/ssl/site.crt' }]);
    expect(others).toEqual([{ kind: 'added', path: '/etc/ssl/certs/ca.pem' }]);
  });

  test('is read line by line, whatever else stands there', () => {
    const property = fc.property(fc.string(), (text) => {
      for (const { path } of parseDiff(text)) expect(path.startsWith('/')).toBe(true);
    });
    fc.assert(property);
    expect(parseDiff('D /a b\nnoise\nX /c')).toEqual([{ kind: 'deleted', path: '/a b' }]);
  });

  test('names ten files, and counts the rest', () => {
    const text = Array.from({ length: 13 }, (_, index) => `A /app/file-${index}`).join('\n');
    const [found] = findings('DRIFT-FILES', written(text));
    expect(found?.evidence).toHaveLength(11);
    expect(found?.evidence.at(-1)).toBe('and 3 more');
  });
});

describe('the settings of the last good deployment', () => {
  test('are those of a service whose lists only have another order', () => {
    const network = (subnets: string[]) => ({ awsvpcConfiguration: { subnets, securityGroups: ['sg-1'] } });
    const live = service({ networkConfiguration: network(['subnet-2', 'subnet-1']) });
    expect(changedSettings(live, { ...good, networkConfiguration: network(['subnet-1', 'subnet-2']) })).toEqual([]);
  });

  test('tell every setting that was changed, with what brings it back', () => {
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } };
    const live = service({
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-2'] } },
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
      loadBalancers: [],
    });
    const changes = changedSettings(live, { ...good, networkConfiguration });
    expect(changes.map(({ name, then, now }) => [name, then, now])).toEqual([
      ['circuit breaker', 'on, rolls back', 'off'],
      ['security groups', 'sg-1', 'sg-2'],
      ['load balancers', 'arn:tg/web to app:3000', 'none'],
    ]);
    expect(changes[1]?.restore).toEqual({ networkConfiguration });
  });

  test('are read from the newest deployment that succeeded and its revision', async () => {
    const sent: JsonObject[] = [];
    const answers: Readonly<Record<string, JsonObject>> = {
      ListServiceDeployments: {
        serviceDeployments: [
          { serviceDeploymentArn: 'arn:old', finishedAt: 1 },
          { serviceDeploymentArn: 'arn:new', finishedAt: 2 },
        ],
      },
      DescribeServiceDeployments: {
        serviceDeployments: [
          {
            finishedAt: 2,
            targetServiceRevision: { arn: 'arn:revision' },
            deploymentConfiguration: { maximumPercent: 150 },
          },
        ],
      },
      DescribeServiceRevisions: { serviceRevisions: [{ taskDefinition, launchType: 'EC2' }] },
    };
    const call = async (operation: string, body: JsonObject) => {
      sent.push(body);
      return answers[operation] ?? {};
    };
    expect(await readLastGoodSettings(call, 'demo', 'backend')).toMatchObject({
      finishedAt: 2,
      taskDefinition,
      deploymentConfiguration: { maximumPercent: 150 },
      networkConfiguration: null,
      launchType: 'EC2',
    });
    expect(sent[1]).toEqual({ serviceDeploymentArns: ['arn:new'] });
    expect(await readLastGoodSettings(async () => ({}), 'demo', 'backend')).toBeNull();
  });
});
