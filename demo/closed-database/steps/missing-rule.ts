import type { Play } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';
import { examine, tell } from '../doctor.ts';
import type { ClosedStage } from './set-stage.ts';

/** Step b: what the doctor says before anything is deployed. Returns the command that it prints. */
export async function findMissingRule(play: Play<ClaimName>, { stage, place, groups }: ClosedStage): Promise<string> {
  const { narrator } = play;
  narrator.step('b', 'The doctor, before the first deploy');
  const { result, finding } = await examine(play, stage, place);
  const [way, port] = [finding('NET-DB'), finding('TD-DBPORT')];
  for (const each of [way, port]) tell(play, each);
  const namesBoth = [groups.database, groups.instances].every((group) =>
    `${way.message}${way.fix.join()}`.includes(group),
  );
  const isProblem = way.status === 'problem' && result.exitCode !== 0;
  narrator.prove('rule-named', isProblem && namesBoth, `${way.status}: ${way.message.slice(0, 200)}`);
  const [command = '', ...others] = way.fix;
  const wanted = [
    'aws ec2 authorize-security-group-ingress',
    groups.database,
    groups.instances,
    String(stage.postgres.login.port),
  ];
  const isComplete = others.length === 0 && wanted.every((part) => command.includes(part));
  narrator.prove('command-complete', isComplete, command);
  const isTold =
    port.status === 'warning' && port.message.includes('Outgoing connections to the database need neither');
  narrator.prove('port-truth-told', isTold, `${port.status}: ${port.message}`);
  return command;
}
