import { InputReader } from '../../../src/toolkit/inputs.ts';

type ReadInputs = (reader: InputReader) => unknown;

/** What `readInputs` of an action asked of its reader. */
export interface Reading {
  /** What it returned. */
  readonly inputs: unknown;
  /** Every name that it read. */
  readonly names: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** The value that a boolean or a choice has when it is unset, as text. */
  readonly fallbacks: ReadonlyMap<string, string>;
}

/** Runs `readInputs` over the given inputs and records what it reads. */
export function recordReading(readInputs: ReadInputs, values: Readonly<Record<string, string>>): Reading {
  const reader = new RecordingReader(values);
  return { inputs: readInputs(reader), ...reader.recorded };
}

/** The `readInputs` of an action, as its entry point hands it to `runAction`. */
export async function importReadInputs(action: string): Promise<ReadInputs> {
  const module: unknown = await import(`../../../src/actions/${action}/inputs.ts`);
  if (hasReadInputs(module)) return module.readInputs;
  throw new Error(`src/actions/${action}/inputs.ts does not export readInputs.`);
}

function hasReadInputs(module: unknown): module is { readInputs: ReadInputs } {
  return (
    typeof module === 'object' && module !== null && 'readInputs' in module && typeof module.readInputs === 'function'
  );
}

class RecordingReader extends InputReader {
  readonly recorded = {
    names: new Set<string>(),
    required: new Set<string>(),
    fallbacks: new Map<string, string>(),
  };

  constructor(values: Readonly<Record<string, string>>) {
    super(Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])));
  }

  override raw(name: string): string | undefined {
    this.recorded.names.add(name);
    return super.raw(name);
  }

  override required(name: string): string {
    this.recorded.required.add(name);
    return super.required(name);
  }

  override boolean(name: string, fallback: boolean): boolean {
    this.recorded.fallbacks.set(name, String(fallback));
    return super.boolean(name, fallback);
  }

  override choice<Choice extends string>(name: string, choices: readonly Choice[], fallback: Choice): Choice {
    this.recorded.fallbacks.set(name, fallback);
    return super.choice(name, choices, fallback);
  }
}
