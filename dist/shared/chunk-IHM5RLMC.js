import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/toolkit/errors.ts
var BerthError = class extends Error {
  code;
  sentences;
  /** Where in the user's files the cause is; undefined when it is in none of them. */
  place;
  constructor(code, sentences, options) {
    super(`${sentences.what} ${sentences.why} ${sentences.fix}`, options);
    this.name = "BerthError";
    this.code = code;
    this.sentences = sentences;
    this.place = options?.place;
  }
};
function messageOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
function asSentence(text) {
  const line = text.trim().replace(/\s*[\r\n]\s*/g, " ");
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

export {
  BerthError,
  messageOf,
  asSentence
};
