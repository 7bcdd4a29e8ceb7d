import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitFolder } from '../../../harness/work-tree.ts';

/** A repository of somebody who uses Berth: a Dockerfile, and one workflow that runs on a push. */
export interface Consumer {
  readonly repository: string;
  readonly workflow: string;
}

const dockerfile = `ARG BASE_IMAGE=node:24-alpine
FROM \${BASE_IMAGE}
LABEL berth.test=act
ARG DB_PASSWORD
ARG APP_VERSION
ENV APP_VERSION=\${APP_VERSION} DB_PASSWORD=\${DB_PASSWORD}
CMD ["node", "--version"]
`;

/** Makes the repository, with one commit, in a directory that does not exist yet. */
export async function createConsumer(repository: string, workflow: string): Promise<Consumer> {
  mkdirSync(join(repository, '.github/workflows'), { recursive: true });
  writeFileSync(join(repository, 'Dockerfile'), dockerfile);
  writeFileSync(join(repository, '.github/workflows/deploy.yml'), workflow);
  await commitFolder(repository, 'example/consumer');
  return { repository, workflow: '.github/workflows/deploy.yml' };
}

/** A step that writes a JSON expression to the file that REPORT names, for the test to read. */
function reportStep(expression: string): string {
  return `- if: always()
        env:
          OUTPUTS: \${{ toJSON(${expression}) }}
        run: printf %s "$OUTPUTS" > "$REPORT"`;
}

/** What stands under `with:`. */
type Inputs = Readonly<Record<string, string | number>>;

/** A workflow that uses the root action with these inputs. */
export function workflowWithRootAction(inputs: Inputs): string {
  return `name: Deploy
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - id: berth
        uses: example/berth@v1
        with:
${mapping(inputs, 10)}
      ${reportStep('steps.berth.outputs')}
`;
}

/** A workflow that calls the reusable one with these inputs, and hands on the secret BACKEND_ENV if it should. */
export function workflowWithReusableOne(inputs: Inputs, withSecrets: boolean): string {
  const secrets = `    secrets:
      secrets: \${{ secrets.BACKEND_ENV }}
`;
  return `name: Deploy
on: push
jobs:
  deploy:
    uses: example/berth/.github/workflows/deploy.yml@v1
    with:
${mapping(inputs, 6)}
${withSecrets ? secrets : ''}
  report:
    needs: deploy
    if: always()
    runs-on: ubuntu-latest
    steps:
      ${reportStep('needs.deploy.outputs')}
`;
}

function mapping(members: Inputs, indentation: number): string {
  const lines = Object.entries(members).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return lines.map((line) => `${' '.repeat(indentation)}${line}`).join('\n');
}
