/** A known error that stands in a text, in words for a reader. */
export interface FoundError {
  readonly id: string;
  readonly what: string;
  /** Empty where the text does not say enough. */
  readonly why: string;
  readonly fix: string;
  readonly link?: string;
  /** The line by which it is known, without colours and the prefixes of builders. */
  readonly quote: string;
  /** The number of that line, from 1. */
  readonly line: number;
}
