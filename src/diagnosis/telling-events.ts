import type { EventEvidence } from './evidence.ts';

/** What a service says while all goes well; anything else is kept, also what is not known here. */
const steadyNoise = [
  /has reached a steady state/,
  /has started \d+ tasks/,
  /has stopped \d+ (?:running|pending) tasks/,
  /(?:de)?registered \d+ targets/,
  /has begun draining connections/,
  /deployment completed/,
];

const unhealthy = /due to an unhealthy status/;
const mostEvents = 10;

/** The events that tell of trouble, each text once, the newest ten, oldest first. */
export function tellingEvents(events: readonly EventEvidence[]): readonly EventEvidence[] {
  const telling = events.filter(({ message }) => unhealthy.test(message) || !isNoise(message));
  const seen = new Set<string>();
  const fresh = telling.filter(({ message }) => {
    const text = withoutIds(message);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
  return fresh.slice(-mostEvents);
}

function isNoise(message: string): boolean {
  return steadyNoise.some((pattern) => pattern.test(message));
}

/** Two events that differ in the task or instance only say the same. */
function withoutIds(message: string): string {
  return message.replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\da-f]{32}/gi, '#');
}
