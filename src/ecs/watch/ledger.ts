import type { Log } from '../../toolkit/action-host.ts';
import type { Service, ServiceEvent } from '../situation/service.ts';
import { type ProgressContext, progress, progressLine } from './progress.ts';

/** Keeps what has been said about a deployment, and says what is new. */
export interface Ledger {
  /** Events since the deployment began, oldest first. */
  readonly events: readonly ServiceEvent[];
  /** Prints new events, and the progress line when it changed or 30 s have passed. */
  see(service: Service, elapsed: number): void;
}

/** The line is due every 30 s, and the next look may be 10 s away. */
const quietest = 25_000;

export function openLedger(
  context: ProgressContext & { readonly earlierEventIds: ReadonlySet<string> },
  log: Log,
): Ledger {
  const known = new Set(context.earlierEventIds);
  const events: ServiceEvent[] = [];
  const last = { what: '', since: 0, printedAt: Number.NEGATIVE_INFINITY };
  const printEvents = (service: Service, elapsed: number) => {
    for (const event of service.events.filter(({ id }) => !known.has(id)).reverse()) {
      known.add(event.id);
      events.push(event);
      log.info(`${stamp(elapsed)} event: ${event.message}`);
    }
  };
  return {
    events,
    see(service, elapsed) {
      printEvents(service, elapsed);
      const now = progress(service, context);
      const changed = now.what !== last.what;
      if (!changed && elapsed - last.printedAt < quietest) return;
      if (changed) Object.assign(last, { what: now.what, since: elapsed });
      last.printedAt = elapsed;
      log.info(`${stamp(elapsed)} ${progressLine(now, Math.floor((elapsed - last.since) / 1_000))}`);
    },
  };
}

/** `+m:ss` since UpdateService. */
export function stamp(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `+${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
