import { failed, passed, type Verdict } from './checks.ts';
import { printLog } from './container-log.ts';
import { lastWords } from './judge-end.ts';
import type { ContainerTestTools } from './tools.ts';
import { secondsText } from './words.ts';

/** Runs `test-command` in the container, shows what it prints, and says what it came to. */
export async function runTestCommand(
  tools: ContainerTestTools,
  id: string,
  command: readonly string[],
  seconds: number,
): Promise<Verdict> {
  const { docker, redact, clock } = tools;
  const [start, lines] = [clock.now(), [] as string[]];
  const limit = AbortSignal.timeout(seconds * 1000);
  const parameters = ['container', 'exec', id, ...command];
  const { exitCode } = await docker({ parameters, signal: limit, onLine: (line) => lines.push(line) });
  const output = redact(lines.join('\n')).split('\n');
  if (lines.length > 0) printLog(tools, 'Output of test-command', output);
  return judgeCommand({ exitCode, output, isOver: limit.aborted, seconds, took: secondsText(clock.now() - start) });
}

/** How a command ended. */
export interface CommandEnd {
  readonly exitCode: number;
  readonly output: readonly string[];
  readonly isOver: boolean;
  readonly seconds: number;
  readonly took: string;
}

export function judgeCommand({ exitCode, output, isOver, seconds, took }: CommandEnd): Verdict {
  if (isOver)
    return failed(`had not ended after ${seconds} s`, {
      what: `"test-command" had not ended in the container after ${seconds} s.`,
      why: lastWords(output).replace('its log', 'its output').replace('Its log', 'Its output'),
      fix: 'Give it a command that ends, or raise "test-seconds".',
    });
  if (exitCode === 0) return passed(`ended with 0 after ${took}`);
  const isMissing = output.some((line) => /OCI runtime exec failed|executable file not found/.test(line));
  return failed(`ended with ${exitCode}`, {
    what: `"test-command" ended with exit code ${exitCode} in the container.`,
    why: lastWords(output).replace('its log', 'its output').replace('Its log', 'Its output'),
    fix: isMissing
      ? 'The image has no such program: for one without a shell give a JSON array of words, such as ["/server", "--check"].'
      : 'Correct what it complains about; its whole output is in the log.',
  });
}
