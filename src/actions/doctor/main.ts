import { countFindings, examine } from '../../doctor/checks.ts';
import { collect, type Question } from '../../doctor/collect/collect.ts';
import { readTaskDefinitionFile } from '../../ecs/task-definition/file.ts';
import { doctorSummary } from '../../report/doctor-summary.ts';
import { doctorLines, fineLines } from '../../report/doctor-text.ts';
import { policiesMarkdown } from '../../report/generated-policy.ts';
import type { Outputs } from '../../toolkit/run-action.ts';
import { conclude } from './conclude.ts';
import type { DoctorDependencies } from './dependencies.ts';
import type { DoctorInputs } from './inputs.ts';
import { deploySteps, noPolicy, policyOf } from './policy.ts';

/** Reads everything, judges it, and shows what was found. Nothing is changed. */
export async function main(inputs: DoctorInputs, dependencies: DoctorDependencies): Promise<Outputs> {
  const { host, clients, clock } = dependencies;
  const question = await questionOf(inputs, host.env);
  host.log.info(
    `Looking at ${inputs.service} in ${inputs.cluster} with ${inputs.checks.length} checks. Nothing is changed.`,
  );
  const facts = await collect(question, { clients, clock, cancelled: host.cancelled });
  const findings = examine(facts, inputs.checks);
  const report = { cluster: inputs.cluster, service: inputs.service, findings };
  for (const line of doctorLines(report)) host.log.info(line);
  host.log.group(`Looked at and fine: ${countFindings(findings).ok}`, fineLines(findings));
  const policy = inputs.generatePolicy ? await policyOf(facts, inputs, dependencies) : noPolicy;
  for (const { title, lines } of policy.printed) host.log.group(title, lines);
  await host.summarize([doctorSummary(report), ...policiesMarkdown(policy.printed)].join('\n'));
  return conclude(report, { failOn: inputs.failOn, policy: policy.json }, host.log);
}

async function questionOf(inputs: DoctorInputs, env: DoctorDependencies['host']['env']): Promise<Question> {
  const { cluster, service, account, publicPorts, hosts, database, taskDefinitionFile: path } = inputs;
  return {
    request: {
      cluster,
      service,
      account,
      publicPorts,
      waitMinutes: inputs.waitForMinutes,
      migratesFromRunner: inputs.migrationsOnRunner,
      selfHostedRunner: env.RUNNER_ENVIRONMENT === 'self-hosted',
    },
    taskDefinition: path === null ? null : { path, taskDefinition: await readTaskDefinitionFile(path) },
    database,
    steps: inputs.steps ?? deploySteps,
    probes: inputs.probe ? { allowed: true, hosts, ports: publicPorts } : { allowed: false },
  };
}
