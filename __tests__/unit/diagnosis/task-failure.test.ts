import { describe, expect, test } from '@jest/globals';
import { explainFailure, failFast } from '../../../src/diagnosis/task-failure.ts';
import { container, crashed, events, evidence, task, unstarted } from './evidence.ts';

const refused = 'dial tcp db.internal:5432: connect: connection refused';
const scaledIn = task({
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1111111111111111111)',
  containers: [container({ exitCode: 143 })],
});

function causeOf(...tasks: readonly ReturnType<typeof task>[]) {
  return explainFailure(evidence({ tasks })).cause;
}

describe('what a container says last', () => {
  test.each([
    [
      'libpq',
      'psycopg2.OperationalError: connection to server at "db.internal" (10.0.0.5), port 5432 failed: Connection refused',
      'database-refused',
      'db.internal:5432 refused',
    ],
    [
      'libpq',
      'connection to server at "10.9.0.5", port 5432 failed: timeout expired',
      'database-unreachable',
      '10.9.0.5:5432 could not be reached',
    ],
    [
      'libpq',
      'connection to server at "127.0.0.1", port 5432 failed: FATAL:  password authentication failed for user "app"',
      'database-password-rejected',
      '127.0.0.1:5432 rejected the password',
    ],
    ['Go', refused, 'database-refused', 'db.internal:5432 refused'],
    [
      'pgx',
      'failed to connect to `user=app database=app`: 10.9.0.5:5432 (10.9.0.5): dial error: timeout: dial tcp 10.9.0.5:5432: i/o timeout',
      'database-unreachable',
      '10.9.0.5:5432',
    ],
    ['Node', 'Error: connect ECONNREFUSED 127.0.0.1:5432', 'database-refused', '127.0.0.1:5432 refused'],
    [
      'asyncpg',
      "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
      'database-refused',
      '127.0.0.1:5432',
    ],
    [
      'redis-py',
      'redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.',
      'database-refused',
      'localhost:6379',
    ],
    [
      'pgjdbc, which says refused of a timeout too',
      'org.postgresql.util.PSQLException: Connection to 10.9.0.5:5432 refused. Check that the hostname and port are correct',
      'database-unreachable',
      '10.9.0.5:5432 could not be reached.',
    ],
    [
      'node-postgres, which gives up before the system does',
      'backend stops: cannot use the database at 10.9.0.5:5432: Connection terminated due to connection timeout',
      'database-unreachable',
      'The connection to the database at 10.9.0.5:5432 timed out',
    ],
    [
      'node-postgres without an address',
      'Error: timeout expired',
      'database-unreachable',
      'The connection to the database timed out',
    ],
    ['Prisma', "Error: P1001: Can't reach database server at `db`:`3306`", 'database-unreachable', 'db:3306'],
    ['lib/pq', 'pq: password authentication failed for user "app" (28P01)', 'database-password-rejected', '"app"'],
    [
      'MySQL',
      "Error 1045 (28000): Access denied for user 'app'@'localhost' (using password: YES)",
      'database-password-rejected',
      '"app"',
    ],
    ['Node', 'Error: getaddrinfo ENOTFOUND db.internal.invalid', 'host-not-found', 'db.internal.invalid'],
    ['Go', 'lookup db.internal.invalid on 10.0.0.2:53: no such host', 'host-not-found', 'db.internal.invalid'],
    ['the kernel', 'exec /app/server: exec format error', 'wrong-architecture', 'likely'],
    ['the kernel', 'exec /entrypoint.sh: no such file or directory', 'exec-not-found', '/entrypoint.sh'],
  ])('%s: %s', (_, line, name, words) => {
    const cause = causeOf(crashed(1, 'starting', line, 'exiting'));
    expect(cause).toMatchObject({ name, quote: line });
    expect(cause?.sentence).toContain(words);
  });

  test.each(['connect ECONNREFUSED 10.0.0.9:443', 'Caused by: java.net.ConnectException: Connection timed out'])(
    'another service is not called a database: %s',
    (line) => {
      expect(causeOf(crashed(1, line))?.name).toBe('crashed');
    },
  );
});

describe('exit codes', () => {
  test.each([
    [0, 'exited'],
    [1, 'crashed'],
    [126, 'exec-not-executable'],
    [127, 'exec-not-found'],
    [137, 'killed'],
    [139, 'crashed'],
    [255, 'crashed'],
  ])('%i is %s', (exitCode, name) => {
    expect(causeOf(crashed(exitCode, 'bye'))?.name).toBe(name);
  });

  test('137 with the agent’s word for it is out of memory: the limit and the container', () => {
    const reason = 'OutOfMemoryError: Container killed due to memory usage';
    const cause = causeOf(task({ containers: [container({ exitCode: 137, reason })] }));
    expect(cause?.name).toBe('out-of-memory');
    expect(cause?.sentence).toBe(
      'The container "app" was killed because it used more than its memory limit of 512 MiB.',
    );
  });

  test('the container that failed first counts: essential before others, its own end before SIGTERM', () => {
    const containers = [
      container({ name: 'proxy', exitCode: 143 }),
      container({ name: 'metrics', essential: false, exitCode: 1 }),
      container({ name: 'app', exitCode: 2, lastLines: ['panic'] }),
    ];
    expect(explainFailure(evidence({ tasks: [task({ containers })] })).container).toMatchObject({
      name: 'app',
      exitCode: 2,
    });
  });
});

describe('who stopped it', () => {
  test.each([
    ['UserInitiated', 'Task stopped by user', 'stopped-by-user'],
    ['SpotInterruption', 'Your Spot Task was interrupted.', 'spot-interruption'],
    ['ServiceSchedulerInitiated', 'Task failed container health checks', 'health-check-failed'],
    [
      'ServiceSchedulerInitiated',
      'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:us-west-2:111111111111:targetgroup/demo/8e6d)',
      'target-unhealthy',
    ],
  ])('%s: %s', (stopCode, stoppedReason, name) => {
    const containers = [container({ exitCode: 143 })];
    expect(causeOf(task({ stopCode, stoppedReason, containers }))?.name).toBe(name);
  });

  test('a task that ECS scaled in is no failure', () => {
    expect(causeOf(scaledIn)).toBeNull();
  });
});

describe('what the service and the load balancer say', () => {
  const unhealthy =
    '(service api) (task 9d85) (port 8080) is unhealthy in (target-group arn:aws:elasticloadbalancing:eu-central-1:000000000000:targetgroup/api/42) due to (reason Health checks failed with these codes: [503]).';

  test.each([
    [unhealthy, 'target-unhealthy', 'port 8080 gets the code 503'],
    [
      '(service api) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 3f4de1c5) is already using a port required by your task.',
      'port-taken',
      'host port',
    ],
    [
      '(service api) was unable to place a task because no container instance met all of its requirements. The closest matching container-instance b1a7 has insufficient memory available.',
      'no-capacity',
      'memory',
    ],
    [
      'service web was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.',
      'no-capacity',
      'no container instance',
    ],
    [
      '(service api) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
      'no-capacity',
      'percents',
    ],
    [
      '(service web) was unable to place a task. Reason: CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref registry/backend:9: not found.',
      'image-not-found',
      'registry/backend:9',
    ],
  ])('%s', (message, name, words) => {
    const { cause } = explainFailure(evidence({ events: events('(service api) rolling back.', message) }));
    expect(cause?.name).toBe(name);
    expect(cause?.sentence).toContain(words);
  });

  test('the target health names the code and the path that is asked', () => {
    const target = { taskId: 'a', targetGroup: 'api', port: 8080, path: '/health', state: 'unhealthy' };
    const description = 'Health checks failed with these codes: [503]';
    const { cause } = explainFailure(evidence({ targets: [{ ...target, description }] }));
    expect(cause).toMatchObject({ name: 'target-unhealthy', quote: description });
    expect(cause?.sentence).toContain('/health on port 8080');
  });

  test('a task that tells comes before the service', () => {
    const { cause } = explainFailure(evidence({ tasks: [crashed(1, refused)], events: events(unhealthy) }));
    expect(cause?.name).toBe('database-refused');
  });
});

describe('one cause of many tasks', () => {
  test('the stopped tasks are grouped by reason, the most frequent first', () => {
    const killed = task({
      containers: [container({ exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' })],
    });
    const { groups } = explainFailure(evidence({ tasks: [killed, crashed(1), crashed(1)] }));
    expect(groups.map(({ count, containers }) => [count, containers[0]])).toEqual([
      [2, "app: exit code 1, the application's own error"],
      [1, expect.stringContaining('OutOfMemoryError')],
    ]);
  });

  test('the cause that one container names comes before the exit codes of tasks whose lines were not read', () => {
    const { cause, container: shown } = explainFailure(
      evidence({ tasks: [crashed(1), crashed(1), crashed(1, refused)] }),
    );
    expect(cause?.name).toBe('database-refused');
    expect(shown?.lastLines).toEqual([refused]);
  });
});

describe('fail fast', () => {
  test('one cause that cannot heal is enough', () => {
    const missing = unstarted('CannotPullContainerError: failed to resolve ref registry/backend:9: not found');
    expect(failFast({ tasks: [scaledIn, missing] })?.name).toBe('image-not-found');
  });

  test('one crash is not, and neither are two that say different things, or nothing', () => {
    expect(failFast({ tasks: [crashed(1, 'no license')] })).toBeNull();
    expect(failFast({ tasks: [crashed(1, 'no license'), crashed(1, 'no disk')] })).toBeNull();
    expect(failFast({ tasks: [crashed(1, 'no license'), crashed(2, 'no license')] })).toBeNull();
    expect(failFast({ tasks: [crashed(1), crashed(1)] })).toBeNull();
  });

  test('the same exit code and last line twice is, whatever the time in it', () => {
    const tasks = [crashed(1, '2026-11-26T00:00:01Z no license'), crashed(1, '2026-11-26T00:00:59Z no license', '')];
    expect(failFast({ tasks })).toMatchObject({ name: 'same-crash-twice', quote: '2026-11-26T00:00:01Z no license' });
  });

  test('a known cause keeps its name when it repeats itself', () => {
    expect(failFast({ tasks: [crashed(1, refused), crashed(1, refused)] })?.name).toBe('database-refused');
  });

  test('a database that does not answer twice ends the wait under its own name', () => {
    const line = 'cannot use the database at 10.9.0.5:5432: Connection terminated due to connection timeout';
    const tasks = [crashed(1, 'starting', line), crashed(1, 'starting', line)];
    expect(failFast({ tasks: tasks.slice(1) })).toBeNull();
    const { sentence = '', ...cause } = failFast({ tasks }) ?? {};
    expect(cause).toMatchObject({ name: 'database-unreachable', quote: line });
    expect(sentence).toContain('The connection to the database at 10.9.0.5:5432 timed out');
    expect(sentence).toContain('"app" ended repeatedly with exit code 1');
    expect(causeOf(...tasks)).toEqual({ sentence, ...cause });
  });

  test('a known error without a name of its own is told of a crash that repeats itself', () => {
    const line = 'FATAL:  database "shop" does not exist';
    const cause = failFast({ tasks: [crashed(1, line, 'bye'), crashed(1, line, 'bye')] });
    expect(cause).toMatchObject({ name: 'same-crash-twice', canHeal: false, quote: line });
    expect(cause?.sentence).toMatch(/"app" ended repeatedly with exit code 1 .*"shop" does not exist/);
    expect(cause?.fix).toContain('createdb shop');
  });

  test('two tasks that ECS stopped are no crash', () => {
    expect(failFast({ tasks: [scaledIn, scaledIn] })).toBeNull();
  });
});
