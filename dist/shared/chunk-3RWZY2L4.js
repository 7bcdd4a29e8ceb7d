import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/toolkit/command-input.ts
function readCommand(reader, name) {
  const text = reader.text(name);
  if (text === void 0) return null;
  if (!text.startsWith("[")) return ["sh", "-c", text];
  const words = parseWords(text);
  if (words === void 0) reader.reject(`"${name}" begins like a JSON array, but is not one of strings`);
  return words ?? null;
}
function parseWords(text) {
  try {
    const value = JSON.parse(text);
    return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === "string") ? value : void 0;
  } catch {
    return void 0;
  }
}

export {
  readCommand
};
