/** What has been started and must be ended, in the order of its start. */
export interface CleanUp {
  /** Adds something to end; `name` says what it is when ending it fails. */
  add(name: string, end: () => Promise<unknown> | unknown): void;
  /** Ends everything, the latest first. Goes on after a failure and returns what went wrong. Does nothing the second time. */
  run(): Promise<readonly string[]>;
}

export function createCleanUp(): CleanUp {
  const entries: { name: string; end: () => Promise<unknown> | unknown }[] = [];
  return {
    add: (name, end) => {
      entries.push({ name, end });
    },
    run: async () => {
      const problems: string[] = [];
      for (const { name, end } of entries.splice(0).reverse()) {
        try {
          await end();
        } catch (thrown) {
          problems.push(`${name}: ${thrown instanceof Error ? thrown.message : thrown}`);
        }
      }
      return problems;
    },
  };
}
