import { createDiagnosis, type Diagnosis, type DiagnosisOptions, type OpenText } from '../../diagnosis/diagnose.ts';
import { wasScaledIn } from '../../diagnosis/task-cause.ts';
import { explainFailure } from '../../diagnosis/task-failure.ts';
import type { ServiceCondition } from '../../ecs/condition/condition.ts';
import { judgeCondition } from '../../ecs/condition/judge-condition.ts';
import { type ConditionTools, readCondition } from '../../ecs/condition/read-condition.ts';
import { evidenceTexts } from '../../ecs/failure/evidence-texts.ts';
import { createRedactor } from '../../secrets/redact.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { Outputs } from '../../toolkit/run-action.ts';
import { causesToTell, type ExplainedService } from './causes.ts';
import { conclude } from './conclude.ts';
import { everyValue, hiddenValues, withoutValues } from './hide-values.ts';
import type { DiagnoseInputs } from './inputs.ts';
import type { SearchedText } from './looked-at.ts';
import { lastLinesOf, readLog } from './read-log.ts';

/** What a diagnosis acts through. */
export interface DiagnoseDependencies extends Omit<ConditionTools, 'cancelled' | 'lines'> {
  readonly host: ActionHost;
}

/** Explains a service, logs and a text, all evidence together, and changes nothing. */
export async function main(inputs: DiagnoseInputs, dependencies: DiagnoseDependencies): Promise<Outputs> {
  const own = await readOwnErrors(inputs);
  const { service, unread } = await readService(inputs, dependencies);
  const redact = createRedactor(hiddenValues(service?.condition));
  const diagnosis = createDiagnosis({ ...own, redact });
  addService(diagnosis, service);
  const texts = await addTexts(diagnosis, inputs);
  const causes = causesToTell(diagnosis.finish(), service);
  return conclude(
    { causes, service, texts, unread, redact: createRedactor(everyValue(service?.condition)) },
    inputs,
    dependencies.host,
  );
}

/** The reader of the file is loaded for those who have one. */
async function readOwnErrors({ signatures }: DiagnoseInputs): Promise<Pick<DiagnosisOptions, 'errors'>> {
  if (signatures === null) return {};
  const { readKnownErrors } = await import('./own-errors.ts');
  return { errors: await readKnownErrors(signatures) };
}

interface ReadService {
  readonly service: ExplainedService | null;
  readonly unread: readonly string[];
}

/** A service that cannot be read keeps nobody from the logs that were given beside it. */
async function readService(
  { cluster, service: name, logFiles, text }: DiagnoseInputs,
  { host, ...tools }: DiagnoseDependencies,
): Promise<ReadService> {
  if (name === null) return { service: null, unread: [] };
  try {
    const condition = await readCondition({ cluster, service: name }, { ...tools, cancelled: host.cancelled });
    return { service: explainService(withoutValues(condition)), unread: condition.evidence.unread };
  } catch (thrown) {
    if (!(thrown instanceof BerthError) || (logFiles.length === 0 && text === null)) throw thrown;
    const { what, why, fix } = thrown.sentences;
    return { service: null, unread: [`The service could not be looked at: ${what} ${why} ${fix}`] };
  }
}

function explainService(condition: ServiceCondition): ExplainedService {
  const { evidence } = condition;
  // Old tasks of a rollout stopped as they should.
  const tasks = evidence.tasks.filter((task) => !wasScaledIn(task));
  return { condition, verdict: judgeCondition(condition), explanation: explainFailure({ ...evidence, tasks }) };
}

function addService(diagnosis: Diagnosis, service: ExplainedService | null): void {
  if (service === null) return;
  for (const { text, ...origin } of evidenceTexts(service.condition.evidence)) diagnosis.open(origin).add(text);
}

async function addTexts(diagnosis: Diagnosis, inputs: DiagnoseInputs): Promise<readonly SearchedText[]> {
  const { logFiles, text, sources } = inputs;
  const open = (stream: string): OpenText => diagnosis.open({ sources, from: { stream } });
  const searched: SearchedText[] = [];
  for (const path of logFiles) searched.push({ name: path, ...(await readLog(path, open(path).add)) });
  if (text === null) return searched;
  const name = 'the input "text"';
  open(name).add(text);
  return [...searched, { name, bytes: Buffer.byteLength(text), lastLines: lastLinesOf(text) }];
}
