import { BerthError } from './errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads an action's inputs from the INPUT_* variables, collects everything that is wrong with them, and reports all of it in
 * one error (`finish`). An empty input counts as unset: a composite action forwards an unset input as an empty string.
 */
export class InputReader {
  readonly #environment: Environment;
  readonly #complaints: string[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** The value exactly as given, white space included; undefined when unset or blank. */
  raw(name: string): string | undefined {
    const value = this.#environment[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`];
    return value === undefined || value.trim() === '' ? undefined : value;
  }

  /** The value without surrounding white space; undefined when unset. */
  text(name: string): string | undefined {
    return this.raw(name)?.trim();
  }

  /** The value of an input that must be there; an empty string (and a complaint) when it is not. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) this.reject(`"${name}" is required`);
    return value ?? '';
  }

  /** One entry a line; blank lines are dropped and lines trimmed, nothing else is split. */
  lines(name: string): readonly string[] {
    const lines = (this.raw(name) ?? '').split(/\r?\n/).map((line) => line.trim());
    return lines.filter((line) => line !== '');
  }

  /** `true` or `false` in any case, as YAML 1.2 writes them. */
  boolean(name: string, fallback: boolean): boolean {
    const value = this.text(name)?.toLowerCase();
    if (value === undefined) return fallback;
    if (value !== 'true' && value !== 'false') this.reject(`"${name}" must be true or false, not "${value}"`);
    return value === 'true';
  }

  /** A whole number within bounds; undefined when unset. `orElse` is a word that the caller takes too, for the complaint. */
  integer(name: string, bounds: { minimum: number; maximum: number; orElse?: string }): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= bounds.minimum && number <= bounds.maximum) return number;
    const word = bounds.orElse === undefined ? '' : `${bounds.orElse}, or `;
    this.reject(`"${name}" must be ${word}a whole number from ${bounds.minimum} to ${bounds.maximum}, not "${value}"`);
    return undefined;
  }

  /** One of a closed set of words. */
  choice<Choice extends string>(name: string, choices: readonly Choice[], fallback: Choice): Choice {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) this.reject(`"${name}" must be one of ${choices.join(', ')}, not "${value}"`);
    return choice ?? fallback;
  }

  /** Adds a complaint of the caller's own, such as two inputs that exclude each other. No secret may stand in it. */
  reject(complaint: string): void {
    this.#complaints.push(complaint);
  }

  /** Throws INVALID_INPUT with every complaint so far, or does nothing when there is none. */
  finish(): void {
    if (this.#complaints.length === 0) return;
    const many = this.#complaints.length > 1;
    throw new BerthError('INVALID_INPUT', {
      what: `${many ? `${this.#complaints.length} inputs are` : 'An input is'} not usable: ${this.#complaints.join('; ')}.`,
      why: 'Inputs are checked before anything is called, so nothing has been changed.',
      fix: `Correct ${many ? 'them' : 'it'} under "with:" of this step.`,
    });
  }
}
