import { BerthError } from '../../toolkit/errors.ts';
import type { Service } from '../situation/service.ts';

/** Refuses, before anything is changed, the services that Berth does not deploy to. */
export function refuseUnsupported(service: Service): void {
  const reason = unsupported(service);
  if (reason === undefined) return;
  throw new BerthError('SERVICE_UNSUPPORTED', {
    what: `Berth does not deploy to the service "${service.name}", so nothing was changed.`,
    why: reason,
    fix: 'Use a service with the ECS deployment controller and the ROLLING strategy, or deploy this one with the tool that manages it.',
  });
}

function unsupported({ controller, strategy }: Service): string | undefined {
  if (controller !== 'ECS') return `Its deployment controller is ${controller}: ECS itself does not roll its tasks.`;
  if (strategy !== 'ROLLING') return `Its deployment strategy is ${strategy}, not ROLLING.`;
  return undefined;
}
