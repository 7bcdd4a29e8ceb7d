import { check } from '../check.ts';
import type { Probe } from '../facts/outside.ts';
import type { Container, TaskDefinition } from '../facts/task-definition.ts';
import type { FactValues } from '../facts.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';
import { containerPath, taskDefinitionEdit } from '../task-definition-edit.ts';
import { publishedPort } from './published-ports.ts';

const area = 'outside';
const https = 443;

type Published = Pick<FactValues, 'taskDefinition' | 'listeners'>;

const published = check({
  id: 'OUT-443',
  area,
  title: 'What is to be reached on 443 is published there',
  story: 'https',
  reads: ['taskDefinition', 'listeners', 'request'],
  readsToo: ['images'],
  rule: ({ taskDefinition, listeners, request, images = [] }) => {
    if (publishes({ taskDefinition, listeners }, https)) return [];
    const exposing = images.flatMap(({ container, found }) =>
      found?.exposedPorts.includes(https) === true ? [container] : [],
    );
    if (request.publicPorts.includes(https)) return [refused(taskDefinition, exposing)];
    const warnings = exposing.map((name) =>
      warning(`The image of ${name} EXPOSEs 443, which publishes nothing: no mapping and no listener serve 443.`),
    );
    return warnings.length === 0 && request.publicPorts.length === 0 ? [notAsked] : warnings;
  },
  without: ({ request, taskDefinition, listeners }) =>
    request.publicPorts.includes(https) || publishes({ taskDefinition, listeners }, https)
      ? undefined
      : 'Nothing publishes 443, which is not among the public ports.',
});

const notAsked = unknown(
  'Nothing publishes 443, and nothing says whether users are to reach the service there. Give the input "public-ports".',
);

function publishes({ taskDefinition, listeners }: Published, port: number): boolean {
  const isMapped = ({ portMappings }: Container) =>
    portMappings.some((mapping) => publishedPort(taskDefinition, mapping) === port);
  return listeners.some((listener) => listener.port === port) || taskDefinition.containers.some(isMapped);
}

function refused(definition: TaskDefinition, exposing: readonly string[]): Complaint {
  const mapped = definition.containers.flatMap(({ name, portMappings }) =>
    portMappings.map(
      (mapping) => `${name} maps ${publishedPort(definition, mapping) ?? 'a dynamic port'} to ${mapping.containerPort}`,
    ),
  );
  const evidence = [...mapped, ...exposing.map((name) => `the image of ${name} EXPOSEs 443, which publishes nothing`)];
  const web = definition.containers.find(({ portMappings }) => portMappings.length > 0);
  const mapping = `{"containerPort":${https},"hostPort":${https},"protocol":"tcp"}`;
  const fix =
    web === undefined ? [] : taskDefinitionEdit(definition, `${containerPath(web.name)}.portMappings += [${mapping}]`);
  const message =
    'No container and no load balancer publishes 443: clients get "connection refused", which a security group cannot mend (one that blocks lets them time out).';
  return problem(message, { evidence, fix });
}

/** Paths and names that certificates are kept under. */
const certificateLike = /cert|tls|ssl|letsencrypt|acme|\.pem/i;

const certificate = check({
  id: 'OUT-CERT',
  area,
  title: 'The certificate outlives the container',
  story: 'https',
  reads: ['taskDefinition', 'listeners'],
  rule: ({ taskDefinition, listeners }) => {
    const endsAtBalancer = listeners.some(
      ({ port, protocol }) => port === https && (protocol === 'HTTPS' || protocol === 'TLS'),
    );
    if (endsAtBalancer) return [];
    return taskDefinition.containers
      .filter(serves443)
      .filter((container) => !keepsCertificate(container))
      .map(({ name }) =>
        warning(
          `${name} serves 443 itself, and mounts nothing that looks like a certificate: key and certificate live in the container, and are lost with it on every deploy, renewals too. Use a load balancer with ACM, or a volume of the host or EFS.`,
          {
            evidence: [`${name}: maps 443, mounts no path and has no secret that speaks of certificates`],
          },
        ),
      );
  },
  without: ({ taskDefinition: { containers }, listeners }) =>
    listeners.some(({ port }) => port === https) || containers.some(serves443)
      ? undefined
      : 'Nothing serves 443, so there is no certificate to keep.',
});

function serves443({ portMappings }: Container): boolean {
  return portMappings.some(({ containerPort }) => containerPort === https);
}

function keepsCertificate({ mountPoints, secrets }: Container): boolean {
  return (
    mountPoints.some(({ path }) => certificateLike.test(path)) || secrets.some(({ name }) => certificateLike.test(name))
  );
}

/** Days that a certificate should have left. */
const leastCertificateDays = 21;

const probe = check({
  id: 'OUT-PROBE',
  area,
  title: 'The public ports answer the runner, with a certificate that lasts',
  reads: ['probes'],
  rule: ({ probes }) =>
    probes.length === 0 ? [unknown('No connection was made before the job was cancelled.')] : probes.flatMap(probeOf),
});

function probeOf({ host, port, outcome, certificateDays, tlsProblems }: Probe): readonly Complaint[] {
  const evidence = [`${host}:${port} ${outcome}, as the runner sees it`];
  if (outcome !== 'connected')
    return [problem(`${host}:${port} cannot be reached: ${outcomeText(outcome)}`, { evidence })];
  if (tlsProblems.length > 0)
    return [
      problem(`${host}:${port} is reached, but browsers refuse its TLS: ${tlsProblems.join(', ')}.`, { evidence }),
    ];
  if (certificateDays === null || certificateDays >= leastCertificateDays) return [];
  const ends = certificateDays < 0 ? 'has expired' : `expires in ${certificateDays} days`;
  return [warning(`The certificate of ${host}:${port} ${ends}.`, { evidence })];
}

function outcomeText(outcome: Exclude<Probe['outcome'], 'connected'>): string {
  switch (outcome) {
    case 'refused':
      return 'the connection is refused, so the machine is there and nothing is published on that port.';
    case 'timed-out':
      return 'nothing answers, so a security group, a network ACL or a route drops it.';
    case 'reset':
      return 'the connection is ended at once, by the server or by something on the way.';
    case 'unreachable':
      return 'there is no way to its address.';
    case 'name-not-found':
      return 'the name has no address in DNS.';
  }
}

/** All of the area but OUT-IN, which needs the network. */
export const outsideChecks = [published, certificate, probe];
