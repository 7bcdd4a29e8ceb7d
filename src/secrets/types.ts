/** A text that holds secrets, and the name by which its reader knows it: `secrets`, or the path of a file. */
export interface SecretText {
  readonly source: string;
  readonly text: string;
}

/** One secret as it was written, before it is chosen or renamed. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

/** What a text holds, and everything that is wrong with it. Neither problems nor warnings ever hold a value. */
export interface Reading {
  readonly secrets: readonly Secret[];
  /** Each is a clause without a full stop, such as `line 3 has no "="`. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}
