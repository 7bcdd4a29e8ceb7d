/** Runs until it is stopped, and says nothing of its environment. */
export const serve = `
process.on('SIGTERM', () => process.exit(0));
console.log('serving');
setInterval(() => undefined, 1000);
`;

/**
 * Writes every secret that it finds, in its environment and in mounted files, in every way that a careless program might, and ends
 * with exit code 7. It learns their names from CANARIES.
 */
export const tell = `
const { readFileSync, existsSync } = require('node:fs');
const files = ['/run/secrets/secrets', ...process.env.CANARIES.split(',').map((name) => '/run/secrets/' + name)];
const found = files.filter(existsSync).map((path) => readFileSync(path, 'utf8'));
const values = [...process.env.CANARIES.split(',').flatMap((name) => process.env[name] || []), ...found];
console.log('telling ' + values.length + ' values');
for (const value of values) {
  const bytes = Buffer.from(value);
  console.log(value);
  if (value.length > 10000) continue;
  console.log('settings: ' + JSON.stringify({ value }));
  console.log('settings: ' + JSON.stringify(JSON.stringify({ value })));
  console.log('connect ECONNREFUSED https://example.test/?q=' + encodeURIComponent(value));
  console.log(encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase()));
  console.log(new URLSearchParams({ value }).toString());
  console.log('Authorization: Basic ' + Buffer.from('user:' + value).toString('base64'));
  console.log(bytes.toString('base64') + ' ' + Buffer.from(value + ' and more').toString('base64'));
  console.log(Buffer.from('x' + value).toString('base64url'));
  console.log(bytes.toString('hex') + ' ' + bytes.toString('hex').toUpperCase());
  console.log(Buffer.from(bytes.toString('base64')).toString('base64'));
}
for (const value of values) console.error('FATAL: password authentication failed for ' + value);
process.exitCode = 7;
`;

/** Fails unless each canary arrived byte for byte; it knows their hashes, which are no secrets. */
export const check = `
const { createHash } = require('node:crypto');
const { readFileSync, existsSync } = require('node:fs');
const mounted = existsSync('/run/secrets/secrets') ? JSON.parse(readFileSync('/run/secrets/secrets', 'utf8')) : {};
const valueOf = (name) => {
  const path = '/run/secrets/' + name;
  return existsSync(path) ? readFileSync(path) : Buffer.from(mounted[name] ?? process.env[name] ?? '');
};
for (const entry of process.env.HASHES.split(',')) {
  const [name, hash] = entry.split('=');
  if (createHash('sha256').update(valueOf(name)).digest('hex') !== hash) throw new Error(name + ' did not arrive');
}
console.log('every value arrived');
`;

/** Keeps every mounted secret in a file of the image. */
export const keep = `
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const files = readdirSync('/run/secrets').map((name) => '/run/secrets/' + name);
writeFileSync('/app/kept', files.map((path) => readFileSync(path, 'utf8')).join('\\n'));
`;
