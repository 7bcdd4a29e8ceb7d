import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** 32 hexadecimal digits, as tasks and container instances have. */
export function randomHex(): string {
  return randomBytes(16).toString('hex');
}

/** 19 decimal digits, as deployments and service revisions have. */
export function randomDeploymentNumber(): string {
  return Array.from({ length: 19 }, (_, index) => String(randomInt(index === 0 ? 1 : 0, 10))).join('');
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 21 letters and digits, as service deployments have. */
export function randomServiceDeploymentId(): string {
  return Array.from({ length: 21 }, () => letters[randomInt(letters.length)]).join('');
}

/** Letters that follow the dash of an EC2 resource id, such as `i-0123456789abcdef0`. */
export function randomEc2Id(prefix: 'i' | 'eni'): string {
  return `${prefix}-0${randomBytes(8).toString('hex')}`;
}

export { randomUUID };

/** The number in a deployment's id: `ecs-svc/123` gives `123`. */
export function deploymentNumber(deploymentId: string): string {
  return deploymentId.slice(deploymentId.lastIndexOf('/') + 1);
}

/** The part of an ARN or `a/b/c` path after its last slash; the whole text when there is none. */
export function lastPart(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}
