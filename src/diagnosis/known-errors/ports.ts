import type { KnownError } from './known-error.ts';

/* What servers say when they cannot listen, or listen where nobody reaches them. */

const sources = ['container-log'] as const;
/** What a server listens on: a name, an address, or nothing at all for every interface. */
const listened = '(?:[\\w.*-]{0,100}|\\[[\\da-fA-F:]{2,45}\\]|::)';

/** Ports that a server cannot listen on, or on which nobody reaches it. */
export const portErrors: readonly KnownError[] = [
  {
    id: 'port-already-in-use',
    sources,
    patterns: [
      new RegExp(`EADDRINUSE: address already in use ${listened}:(?<port>\\d{1,5})`),
      /\[Errno 98\] Address already in use/,
      /\[ERROR\] Connection in use: \('[^']{0,60}', (?<port>\d{1,5})\)/,
      /Web server failed to start\. Port (?<port>\d{1,5}) was already in use/,
      /\[Errno 98\] error while attempting to bind on address \('[^']{0,60}', (?<port>\d{1,5})/,
      new RegExp(`listen tcp ${listened}:(?<port>\\d{1,5}): bind: address already in use`),
    ],
    what: 'The server cannot listen, because its port is already in use.',
    why: 'Likely the server is started twice, another container of an awsvpc task has the port, or the old task does in host mode.',
    fix: 'Find what else listens on {port}. Start the server once, give each container of the task a port of its own, and in host mode let the old task stop first.',
  },
  {
    id: 'port-already-in-use-nginx',
    sources,
    patterns: [
      /bind\(\) to (?<address>[^\s]{1,80}) failed \(98: Address (?:already )?in use\)/,
      /\[emerg\] (?:\d{1,10}#\d{1,10}: )?still could not bind\(\)/,
    ],
    what: 'nginx cannot take its port, because it is already in use.',
    why: 'Likely the old container still has it in host mode, or two listen lines claim it.',
    fix: 'Find what else listens on {address}. Let the old task stop first (minimum-healthy-percent 0), or remove the second listen.',
  },
  {
    id: 'privileged-port-denied',
    sources,
    patterns: [
      new RegExp(`listen tcp ${listened}:(?<port>\\d{1,4}): bind: permission denied`),
      new RegExp(`listen EACCES: permission denied ${listened}:(?<port>\\d{1,4})`),
      new RegExp(`bind\\(\\) to ${listened}:(?<port>\\d{1,4}) failed \\(13: Permission denied\\)`),
    ],
    what: 'The server may not listen on port {port}.',
    why: 'It runs as a user other than root, who may not use ports below 1024.',
    fix: 'Listen on 8080 and map the port to it, or allow it with the sysctl net.ipv4.ip_unprivileged_port_start=0.',
  },
  {
    id: 'listening-on-localhost-only',
    sources,
    patterns: [
      // With --host 0.0.0.0, Flask prints this line too, and one for each other address after it.
      /\* Running on https?:\/\/(?:127\.0\.0\.1|localhost):(?<port>\d{1,5})(?![^\n]{0,20}\n[^\n]{0,20}\* Running on)/,
      /Listening at: https?:\/\/(?:127\.0\.0\.1|localhost):(?<port>\d{1,5})/,
      /Uvicorn running on https?:\/\/(?:127\.0\.0\.1|localhost):(?<port>\d{1,5})/,
      /Network: {1,4}use --host to expose/,
    ],
    what: 'The server listens on 127.0.0.1, so nothing outside its container reaches it.',
    why: 'That is the default of its development server, or set in its command.',
    fix: 'Listen on 0.0.0.0: flask run --host=0.0.0.0, gunicorn -b 0.0.0.0:8000, uvicorn --host 0.0.0.0, vite --host, or HOSTNAME=0.0.0.0 for Next.js.',
  },
];
