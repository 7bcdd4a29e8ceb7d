/** Something that happens once and that others wait for. */
export interface Occasion {
  readonly happened: Promise<void>;
  /** Calling it again does nothing. */
  happen(): void;
}

/** An occasion that is still to come. */
export function createOccasion(): Occasion {
  let happen = () => {};
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happened, happen: () => happen() };
}
