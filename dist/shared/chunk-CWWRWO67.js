import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/toolkit/errors.ts
var BerthError = class extends Error {
  code;
  sentences;
  constructor(code, sentences, options) {
    super(`${sentences.what} ${sentences.why} ${sentences.fix}`, options);
    this.name = "BerthError";
    this.code = code;
    this.sentences = sentences;
  }
};
function messageOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
function asSentence(text) {
  const line = text.trim().replace(/\s+/g, " ");
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

export {
  BerthError,
  messageOf,
  asSentence
};
