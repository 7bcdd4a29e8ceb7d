import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import { problem, warning } from '../finding.ts';

const area = 'task definition';

const readonlyRoot = check({
  id: 'TD-ROOT',
  area,
  title: 'Containers with a read-only root can write where they must',
  reads: ['taskDefinition'],
  rule: ({ taskDefinition }) =>
    taskDefinition.containers
      .filter(({ readonlyRootFilesystem }) => readonlyRootFilesystem)
      .flatMap(({ name, mountPoints }) => [
        ...(taskDefinition.execEnabled
          ? [problem(`ECS Exec is enabled, but cannot work in ${name}: its root file system is read-only.`)]
          : []),
        ...(mountPoints.some(({ readOnly }) => !readOnly)
          ? []
          : [
              warning(
                `The container ${name} can write nowhere: its root file system is read-only, and it mounts nothing writable.`,
              ),
            ]),
      ]),
});

const noNetwork = check({
  id: 'TD-NET0',
  area,
  title: 'What dials a database has a network',
  reads: ['taskDefinition', 'databaseUse'],
  rule: ({ taskDefinition, databaseUse }) =>
    taskDefinition.containers
      .filter(({ name }) => databaseUse.containers.includes(name))
      .flatMap(({ name, disableNetworking, dnsServers }) => {
        const evidence = [`${databaseUse.entry} names ${databaseUse.host}:${databaseUse.port}`];
        if (taskDefinition.networkMode === 'none' || disableNetworking) {
          return [problem(`The container ${name} has no network, so it cannot reach its database.`, { evidence })];
        }
        if (dnsServers.length === 0) return [];
        return [
          warning(`The container ${name} asks DNS servers of its own, of which nothing is known here.`, {
            evidence: dnsServers,
          }),
        ];
      }),
});

const metadata = check({
  id: 'TD-IMDS',
  area,
  title: 'Containers without a task role reach the credentials of their instance',
  reads: ['taskDefinition', 'metadataOptions', 'request'],
  rule: ({ taskDefinition: { networkMode, taskRole }, metadataOptions, request: { region } }) => {
    const unreachable = metadataOptions.filter(({ tokensRequired, hopLimit }) => tokensRequired && hopLimit < 2);
    if (networkMode !== 'bridge' || taskRole !== null || unreachable.length === 0) return [];
    const message =
      'The task has no task role, and from a bridge network the metadata of its instance is one hop too far: an SDK finds no credentials. Give the task definition a taskRoleArn.';
    return [
      warning(message, {
        evidence: unreachable.map((each) => `${each.ec2InstanceId}: HttpTokens required, hop limit ${each.hopLimit}`),
        fix: unreachable.map(({ ec2InstanceId }) =>
          awsCommand('ec2 modify-instance-metadata-options', {
            'instance-id': ec2InstanceId,
            'http-put-response-hop-limit': 2,
            region,
          }),
        ),
      }),
    ];
  },
  without: ({ taskDefinition: { taskRole, networkMode } }) => {
    if (taskRole !== null) return 'The tasks have a task role.';
    return networkMode === 'bridge' ? undefined : 'No bridge stands between the containers and the metadata.';
  },
});

/** The file system, the network and the credentials that the containers find. */
export const surroundingsChecks = [readonlyRoot, noNetwork, metadata];
