import type { CallEcs } from '../ecs-api.ts';
import { sendUpdate } from '../plan/apply.ts';
import { readService } from '../situation/read-service.ts';
import { primaryDeployment, type Service } from '../situation/service.ts';
import { restoreSettings, type SettingsSet } from './restore-settings.ts';

/** What became of the settings of a deploy. */
export type Restored =
  | { readonly kind: 'restored'; readonly what: readonly string[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-early'; readonly why: string }
  /** UpdateService started a deployment, which it must not. */
  | { readonly kind: 'started-deployment'; readonly deploymentId: string };

/** Puts back what a deploy has set, by one UpdateService, and checks that no deployment was started by it. */
export async function restore(
  call: CallEcs,
  place: { readonly cluster: string; readonly service: string },
  settings: SettingsSet,
): Promise<Restored> {
  const { cluster, service } = place;
  const now = await readService(call, cluster, service);
  const restoration = restoreSettings(settings, now);
  if (restoration.kind !== 'update') return restoration;
  const after = await sendUpdate(call, { cluster, service, ...restoration.body });
  const started = startedDeployment(now, after);
  return started === null
    ? { kind: 'restored', what: restoration.restored }
    : { kind: 'started-deployment', deploymentId: started };
}

function startedDeployment(before: Service, after: Service): string | null {
  const known = new Set(before.deployments.map(({ id }) => id));
  const primary = primaryDeployment(after);
  return primary === undefined || known.has(primary.id) ? null : primary.id;
}
