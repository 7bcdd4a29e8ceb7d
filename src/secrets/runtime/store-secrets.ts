import { isAnswerLost } from '../../toolkit/aws/errors.ts';
import { BerthError, type ErrorSentences } from '../../toolkit/errors.ts';
import { createRedactor } from '../redact.ts';
import type { SecretStore, StoreEntry, WrittenValue } from './store.ts';

/** What became of one value. */
export interface StoreResult extends WrittenValue {
  readonly name: string;
  readonly key: string;
  /** False when the store had this very value. */
  readonly written: boolean;
}

/**
 * Stores the values that are missing or differ, one after the other, once it is known of all of them what is stored.
 * @throws SECRET_NOT_STORED when a write fails and ACTION_CANCELLED when the job is cancelled: both tell what was stored and what was
 *   not. What `read` throws comes as it is, and nothing was stored then.
 */
export async function storeSecrets(
  store: SecretStore,
  entries: readonly StoreEntry[],
  signal: AbortSignal,
): Promise<readonly StoreResult[]> {
  const keys = entries.map(({ key }) => key);
  const stored = await store.read(keys, signal).catch((thrown: unknown) => {
    throw signal.aborted ? cancelled(store, { done: [], rest: entries }) : thrown;
  });
  const results: StoreResult[] = [];
  for (const [index, entry] of entries.entries()) {
    const { name, key, value } = entry;
    const before = stored.get(key);
    if (before?.value === value) {
      results.push({ name, key, valueFrom: before.valueFrom, written: false });
      continue;
    }
    const rest = entries.slice(index).filter((other) => stored.get(other.key)?.value !== other.value);
    const written = await writeOne(store, entry, stored.has(key), {
      signal,
      progress: { done: results.filter((result) => result.written).map((result) => result.name), rest },
    });
    results.push({ name, key, written: true, ...written });
  }
  return results;
}

/** How far storing has come: the names that were written, and the entries that still have to be. */
interface Progress {
  readonly done: readonly string[];
  readonly rest: readonly StoreEntry[];
}

async function writeOne(
  store: SecretStore,
  entry: StoreEntry,
  isThere: boolean,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: Progress },
): Promise<WrittenValue> {
  if (signal.aborted) throw cancelled(store, progress);
  try {
    return await store.write(entry, isThere, signal);
  } catch (thrown) {
    if (signal.aborted) throw cancelled(store, progress, entry);
    throw notStored(store, entry, progress, thrown);
  }
}

function notStored(store: SecretStore, entry: StoreEntry, progress: Progress, cause: unknown): unknown {
  if (!(cause instanceof BerthError)) return cause;
  const { what, why, fix } = withoutValues(cause.sentences, progress.rest);
  const unknown = isAnswerLost(cause.cause) ? entry : undefined;
  const sentences = {
    what: `${entry.name} could not be stored in ${store.title}. ${what}`,
    why: `${why} ${progressText(progress, unknown)}`,
    fix: `${fix} What is stored stays, and the next run writes only the rest.`,
  };
  return new BerthError('SECRET_NOT_STORED', sentences, { cause });
}

/** @param inFlight the entry whose write was sent and not answered. */
function cancelled(store: SecretStore, progress: Progress, inFlight?: StoreEntry): BerthError {
  return new BerthError('ACTION_CANCELLED', {
    what: `The job was cancelled before all values were stored in ${store.title}.`,
    why: progressText(progress, inFlight),
    fix: 'Run the job again: it writes only what is missing or differs.',
  });
}

function progressText({ done, rest }: Progress, unknown: StoreEntry | undefined): string {
  const open = rest.filter((entry) => entry !== unknown).map(({ name }) => name);
  const parts = [
    done.length === 0 ? 'Nothing was stored before it.' : `Stored before it: ${done.join(', ')}.`,
    unknown === undefined ? '' : `Whether ${unknown.name} was stored is not known.`,
    open.length === 0 ? '' : `Not stored: ${open.join(', ')}.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** AWS repeats a value in some of its complaints about it. */
function withoutValues(sentences: ErrorSentences, entries: readonly StoreEntry[]): ErrorSentences {
  const redact = createRedactor(entries.map(({ value }) => value));
  const clean = (text: string) => redact(text.replaceAll(/Value '[\s\S]*?' at '/g, "Value '***' at '"));
  return { what: clean(sentences.what), why: clean(sentences.why), fix: clean(sentences.fix) };
}
