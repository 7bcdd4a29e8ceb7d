import { BerthError, messageOf } from '../toolkit/errors.ts';
import { startLocalAws } from './local-aws.ts';
import { parseOptions, usage } from './options.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs an emulator in the foreground until SIGINT, SIGTERM or SIGHUP; the result is the exit code. */
export async function runCommandLine(commandLine: readonly string[]): Promise<number> {
  const interrupted = interruption();
  try {
    const options = parseOptions(commandLine);
    if (options === 'help') {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    const localAws = await startLocalAws(options, warn);
    process.stdout.write(`${readyLine(localAws.environment)}\n`);
    await interrupted;
    await localAws.close();
    return 0;
  } catch (thrown) {
    warn(thrown instanceof BerthError ? thrown.message : `local-aws stopped: ${messageOf(thrown)}`);
    return 1;
  } finally {
    // Handlers of signals would keep the process.
    for (const signal of signals) process.removeAllListeners(signal);
  }
}

/** Settles with the first signal. Later ones are ignored: what is running is being removed already. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve());
  });
}

function readyLine(environment: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return `local-aws is ready: export ${pairs.join(' ')}`;
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}
