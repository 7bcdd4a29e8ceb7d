/** A value that is to be stored. */
export interface StoreEntry {
  /** The variable of the container that gets it. */
  readonly name: string;
  /** Where it is stored, such as `/production/backend/DB_PASSWORD`. */
  readonly key: string;
  readonly value: string;
}

/** What a store holds under a key. */
export interface StoredValue {
  /** Undefined when it is no text, and so differs from every value. */
  readonly value: string | undefined;
  /** For `secrets` of the deploy: what a container definition's `valueFrom` is made of, with the version. */
  readonly valueFrom: string;
}

/** A value that was written. */
export interface WrittenValue {
  readonly valueFrom: string;
  /** What the user should know of it, as a clause about the name, such as one about costs. */
  readonly remark?: string;
}

/** A place in AWS from which ECS gives values to containers. */
export interface SecretStore {
  /** What it is called in messages. */
  readonly title: string;
  /**
   * What is stored under these keys; keys without anything are missing from the answer.
   * @throws AWS_ACCESS_DENIED when it may not be read, and SECRET_NOT_STORED when something stands in the way of writing.
   */
  read(keys: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, StoredValue>>;
  /**
   * Stores a value.
   * @param isThere something is stored under its key.
   * @throws what the call threw, explained; never with the value.
   */
  write(entry: StoreEntry, isThere: boolean, signal: AbortSignal): Promise<WrittenValue>;
}

/** How values are stored. */
export interface StoreOptions {
  /** Undefined: the key that AWS keeps for the service in each account. */
  readonly kmsKeyId: string | undefined;
  /** Of a parameter, or of a new secret: who wrote it. */
  readonly description: string;
}
