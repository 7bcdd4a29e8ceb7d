import { spawn } from 'node:child_process';

export interface CommandOptions {
  /** The whole environment of the command. Default: this process's. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory?: string;
  /** Text for standard input; without it there is none. */
  readonly input?: string;
  /** Ends the command with SIGKILL after so many milliseconds. Default: never. */
  readonly timeout?: number;
  /** Runs the command as this user; only root may ask for it. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

export interface CommandResult {
  /** 128 when a signal ended the command, 127 when it does not exist. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command without a shell and resolves with what it printed, whatever its exit code is. */
export function tryCommand(
  command: string,
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      env: options.environment ?? process.env,
      ...(options.workingDirectory === undefined ? {} : { cwd: options.workingDirectory }),
      ...(options.timeout === undefined ? {} : { timeout: options.timeout, killSignal: 'SIGKILL' }),
      ...options.user,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', (error) => resolve({ exitCode: 127, stdout, stderr: `${stderr}${error.message}` }));
    child.once('close', (code) => resolve({ exitCode: code ?? 128, stdout, stderr }));
    // A command that ends before it has read its input closes the pipe; its exit code tells the story.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** Runs a command and returns what it printed, without the last line break. Throws with its own message when it fails. */
export async function runCommand(
  command: string,
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { exitCode, stdout, stderr } = await tryCommand(command, parameters, options);
  if (exitCode === 0) return stdout.trimEnd();
  const shown = [command, ...parameters.slice(0, 2)].join(' ');
  throw new Error(`"${shown}" ended with exit code ${exitCode}: ${stderr.trim() || stdout.trim()}`);
}
