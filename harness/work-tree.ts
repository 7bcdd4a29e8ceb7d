import { runCommand } from './command.ts';

/** Makes a folder the work tree of a repository on GitHub, with one commit that holds all of it. */
export async function commitFolder(folder: string, repository: string): Promise<void> {
  const author = ['-c', 'user.name=Octocat', '-c', 'user.email=octocat@example.com'];
  const git = (...parameters: readonly string[]) => runCommand('git', ['-C', folder, ...author, ...parameters]);
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', `https://github.com/${repository}.git`);
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'First commit');
}
