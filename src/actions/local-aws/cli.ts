import { runCommandLine } from '../../local-aws/command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2));
