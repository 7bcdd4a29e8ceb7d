import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/verify/words.ts
var longest = 200;
function inlineText(text) {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").replaceAll("##[", "## [").trim();
  return line.length > longest ? `a text of ${line.length} characters` : line;
}
function inlineUrl(text) {
  return inlineText(text.replace(/([?#])[\s\S]+$/, "$1\u2026").replace(/\/\/[^/]*@/, "//\u2026@"));
}

export {
  inlineText,
  inlineUrl
};
