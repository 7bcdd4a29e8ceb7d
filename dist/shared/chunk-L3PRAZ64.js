import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/secrets/name-meaning.ts
function speaksOfSecret(name) {
  return !speaksOfSetting(name) && wordsOf(name).some((word) => secretWord.test(word));
}
function speaksOfSetting(name) {
  return settingWords.has(wordsOf(name).at(-1) ?? "");
}
function speaksOfPublic(name) {
  return bundled.test(name) || wordsOf(name).some((word) => word === "public" || word === "publishable");
}
var bundled = /^(?:VITE|REACT_APP|VUE_APP|NG_APP|GATSBY)_/;
var secretWord = /(?:pass|passwords?|passwd|passphrase|passcode|pwd|secrets?|tokens?|keys?|credentials?|creds|salt|pin|auth|authorization|bearer)$/;
var settingWords = new Set(
  [
    ["account", "active", "addr", "address", "age", "alg", "algorithm", "audience", "broker", "brokers", "bucket"],
    ["channel", "cluster", "count", "cron", "database", "date", "days", "db", "dir", "directory", "domain", "domains"],
    ["driver", "email", "enabled", "endpoint", "env", "environment", "expiration", "expires", "expiry", "file"],
    ["format", "from", "host", "hostname", "hosts", "hours", "id", "image", "in", "interval", "issuer", "kind", "lang"],
    ["language", "length", "level", "lifetime", "limit", "locale", "max", "method", "min", "minutes", "mode", "model"],
    ["name", "namespace", "options", "opts", "origin", "origins", "path", "pool", "port", "prefix", "profile"],
    ["profiles", "project", "provider", "queue", "realm", "region", "schedule", "schema", "scope", "scopes", "seconds"],
    ["sender", "server", "servers", "service", "size", "stage", "suffix", "table", "tag", "timeout", "timezone"],
    ["topic", "ttl", "type", "tz", "uri", "url", "urls", "user", "username", "version", "zone"]
  ].flat()
);
function wordsOf(name) {
  const parted = name.replace(/([a-z\d])(?=[A-Z])/g, "$1_").toLowerCase();
  return parted.split(/[^a-z]+/).filter((word) => word !== "");
}

export {
  speaksOfSecret,
  speaksOfSetting,
  speaksOfPublic
};
