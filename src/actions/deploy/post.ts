import { rehearsalState } from '../../deploy/rehearsal-state.ts';
import { runPost } from '../../toolkit/run-action.ts';

// Only a deploy that was killed in its rehearsal has left something to do.
await runPost(async (host) => {
  const saved = host.readState(rehearsalState);
  if (saved !== '') await (await import('../../deploy/remove-rehearsal.ts')).removeRehearsal(saved, host.log);
});
