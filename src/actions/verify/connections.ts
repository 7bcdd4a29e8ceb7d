import type { InputReader } from '../../toolkit/inputs.ts';
import type { ConnectTo } from '../../verify/probe-target.ts';

/** Where to connect to in the place of what DNS says: `HOST=ADDRESS` a line, each with or without a port. */
export function readConnections(reader: InputReader): Readonly<Record<string, ConnectTo>> {
  const connections = reader.lines('connect-to').flatMap((line) => {
    const [, from = '', host = '', port] = form.exec(line) ?? [];
    if (from === '') reader.reject(`"connect-to" takes HOST[:PORT]=ADDRESS[:PORT], not "${line}"`);
    return from === '' ? [] : [[from.toLowerCase(), place(host, port)] as const];
  });
  return Object.fromEntries(connections);
}

const form = /^([\w.-]+(?::\d{1,5})?|\[[\da-fA-F:.]+\](?::\d{1,5})?)=([\w.-]+|\[[\da-fA-F:.]+\])(?::(\d{1,5}))?$/;

function place(host: string, port: string | undefined): ConnectTo {
  return port === undefined ? { host } : { host, port: Number(port) };
}
