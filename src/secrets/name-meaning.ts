/**
 * True for a name that speaks of a secret, such as `DB_PASSWORD` or `apiKey`. `PASSWORD_RESET_URL` and `KEY_PREFIX` only speak of
 * something about one, and `AUTHOR` of none.
 */
export function speaksOfSecret(name: string): boolean {
  return !speaksOfSetting(name) && wordsOf(name).some((word) => secretWord.test(word));
}

/** True for a name whose last word says that its value is nothing to hide, such as `DB_HOST` or `s3BucketName`. */
export function speaksOfSetting(name: string): boolean {
  return settingWords.has(wordsOf(name).at(-1) ?? '');
}

/** True for a name that says that its value is for everybody: bundlers write variables with these prefixes into what browsers load. */
export function speaksOfPublic(name: string): boolean {
  return bundled.test(name) || wordsOf(name).some((word) => word === 'public' || word === 'publishable');
}

const bundled = /^(?:VITE|REACT_APP|VUE_APP|NG_APP|GATSBY)_/;

/** Words may be joined without a border, as in `PGPASSWORD` and `apikey`. */
const secretWord =
  /(?:pass|passwords?|passwd|passphrase|passcode|pwd|secrets?|tokens?|keys?|credentials?|creds|salt|pin|auth|authorization|bearer)$/;

const settingWords = new Set(
  [
    ['account', 'active', 'addr', 'address', 'age', 'alg', 'algorithm', 'audience', 'broker', 'brokers', 'bucket'],
    ['channel', 'cluster', 'count', 'cron', 'database', 'date', 'days', 'db', 'dir', 'directory', 'domain', 'domains'],
    ['driver', 'email', 'enabled', 'endpoint', 'env', 'environment', 'expiration', 'expires', 'expiry', 'file'],
    ['format', 'from', 'host', 'hostname', 'hosts', 'hours', 'id', 'image', 'in', 'interval', 'issuer', 'kind', 'lang'],
    ['language', 'length', 'level', 'lifetime', 'limit', 'locale', 'max', 'method', 'min', 'minutes', 'mode', 'model'],
    ['name', 'namespace', 'options', 'opts', 'origin', 'origins', 'path', 'pool', 'port', 'prefix', 'profile'],
    ['profiles', 'project', 'provider', 'queue', 'realm', 'region', 'schedule', 'schema', 'scope', 'scopes', 'seconds'],
    ['sender', 'server', 'servers', 'service', 'size', 'stage', 'suffix', 'table', 'tag', 'timeout', 'timezone'],
    ['topic', 'ttl', 'type', 'tz', 'uri', 'url', 'urls', 'user', 'username', 'version', 'zone'],
  ].flat(),
);

/** In small letters, without digits. */
function wordsOf(name: string): readonly string[] {
  const parted = name.replace(/([a-z\d])(?=[A-Z])/g, '$1_').toLowerCase();
  return parted.split(/[^a-z]+/).filter((word) => word !== '');
}
