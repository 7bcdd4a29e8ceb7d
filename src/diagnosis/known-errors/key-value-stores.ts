import { address, host } from './address.ts';
import type { KnownError } from './known-error.ts';

/* What clients of Redis and MongoDB say (ioredis, redis-py, go-redis, the MongoDB driver for Node.js). */

const sources = ['container-log'] as const;

/** What clients of Redis and MongoDB say. */
export const keyValueStoreErrors: readonly KnownError[] = [
  {
    id: 'redis-connection-refused',
    sources,
    patterns: [
      new RegExp(`connect ECONNREFUSED ${address('6379')}`),
      new RegExp(`Error 111 connecting to ${address('\\d{1,5}')}\\. Connection refused`),
      new RegExp(`dial tcp ${address('6379')}: connect: connection refused`),
    ],
    what: 'The database at {host}:{port} (Redis) refused the connection.',
    why: 'Likely REDIS_URL is not set, so the client takes its default, localhost.',
    fix: 'Set REDIS_URL or REDIS_HOST to the endpoint of ElastiCache or of the service.',
  },
  {
    id: 'redis-timeout',
    sources,
    patterns: [
      /redis\.exceptions\.TimeoutError: Timeout connecting to server/,
      new RegExp(`connect ETIMEDOUT ${address('6379')}`),
      new RegExp(`dial tcp ${address('6379')}: i/o timeout`),
    ],
    what: 'Redis does not answer: the connection timed out.',
    why: 'Likely a security group or a route drops the packets.',
    fix: 'Allow port 6379 in the security group of the cache from the security group of the task.',
  },
  {
    id: 'redis-host-unresolvable',
    sources,
    patterns: [
      new RegExp(`\\[ioredis\\] Unhandled error event: Error: getaddrinfo (?:ENOTFOUND|EAI_AGAIN) ${host}`),
      new RegExp(`Error -\\d connecting to ${host}:\\d{1,5}\\. `),
    ],
    what: 'The host {host} of Redis has no address in the DNS of the task.',
    why: 'Likely a typing error, or the name of a Compose service, which does not exist on ECS.',
    fix: 'Use the primary endpoint of ElastiCache, or the name of a service that Cloud Map or Service Connect knows.',
    beats: ['db-host-unresolvable'],
  },
  {
    id: 'redis-noauth',
    sources,
    patterns: [/NOAUTH Authentication required/, /HELLO must be called with the client already authenticated/],
    what: 'Redis wants a password, and the program sent none.',
    why: 'The URL of the program has no password, or its variable is not set.',
    fix: 'Add the password to REDIS_URL (redis://:PASSWORD@HOST:6379) or set REDIS_PASSWORD, as a secret of the task definition.',
  },
  {
    id: 'redis-wrong-password',
    sources,
    patterns: [/invalid username-password pair or user is disabled/],
    what: 'Redis rejected the password of the program.',
    why: 'The password or the user is wrong, or the user is disabled.',
    fix: 'Correct the secret (the AUTH token or the RBAC user of ElastiCache), and deploy again.',
  },
  {
    id: 'redis-tls-required',
    sources,
    patterns: [
      new RegExp(`Error while reading from ${host}:\\d{1,5} : \\(104, 'Connection reset by peer'\\)`),
      /failed to ping redis: EOF/,
    ],
    what: 'Redis hung up on the program.',
    why: 'Likely it takes TLS only (ElastiCache with encryption in transit) and the program speaks without it.',
    fix: 'Use rediss:// in REDIS_URL (or tls: {} or ssl=True in the client).',
  },
  {
    id: 'mongo-server-selection',
    sources,
    patterns: [/MongoServerSelectionError: /, /pymongo\.errors\.ServerSelectionTimeoutError: /],
    what: 'The program cannot reach MongoDB.',
    why: 'Likely MONGODB_URI is not set, so that localhost is taken, or a security group or the access list of Atlas shuts the task out.',
    fix: 'Set MONGODB_URI. Allow port 27017 from the security group of the task, or the address of the NAT gateway in Atlas.',
    beats: ['db-host-unresolvable', 'database-connection-refused', 'database-connect-timeout'],
  },
];
