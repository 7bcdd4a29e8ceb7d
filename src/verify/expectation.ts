import type { StatusRange } from './statuses.ts';

/** What a page must hold. */
export interface PageExpectation {
  /** Texts that must stand in the body. */
  readonly body: readonly string[];
  /** Fields of a JSON body. */
  readonly json: readonly FieldExpectation[];
  readonly headers: readonly HeaderExpectation[];
}

/** What an answer must be like. */
export interface Expectation extends PageExpectation {
  readonly statuses: readonly StatusRange[];
  /** null where no redirect is asked for. */
  readonly redirect: RedirectExpectation | null;
  /** Until the answer is complete; null for any time within the limit. */
  readonly maximumMilliseconds: number | null;
  /** Days that the certificate must be valid for; see `daysWanted`. */
  readonly minimumDays: number;
  /** null where any version will do. */
  readonly version: VersionExpectation | null;
}

export interface FieldExpectation {
  /** Names and indexes joined by dots, such as `build.version`. */
  readonly path: string;
  /** What a string, number, boolean or null there is as text. */
  readonly value: string;
}

export interface HeaderExpectation {
  /** In small letters. */
  readonly name: string;
  /** null where any value will do. */
  readonly value: string | null;
}

export type RedirectExpectation =
  /** To exactly this URL. */
  | { readonly kind: 'url'; readonly url: string }
  /** To the same host over https. */
  | { readonly kind: 'https' };

/** The version that must be served, such as a tag, a commit or a digest, and where the server says it. */
export interface VersionExpectation {
  readonly value: string;
  readonly from: VersionPlace;
}

export type VersionPlace =
  | { readonly kind: 'body' }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'json'; readonly path: string };
