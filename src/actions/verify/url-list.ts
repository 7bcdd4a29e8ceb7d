import { parse } from 'yaml';
import { messageOf } from '../../toolkit/errors.ts';
import { InputReader } from '../../toolkit/inputs.ts';
import { asArray, asObject, asString, type JsonObject } from '../../toolkit/json.ts';
import { readSettings, type Settings, settingNames } from './settings.ts';

/** A URL to ask, with what it is held to. */
export interface UrlEntry {
  readonly url: string;
  readonly settings: Settings;
}

/** Reads `urls`: one URL a line, or a YAML (or JSON) list whose entries are URLs or have `url` and settings of their own. */
export function readUrls(reader: InputReader, settings: Settings): readonly UrlEntry[] {
  const text = reader.required('urls') && (reader.raw('urls') ?? '');
  const entries = /^\s*[-[]/.test(text) ? parseList(reader, text) : reader.lines('urls');
  const urls = entries.flatMap((entry, index) => readEntry(reader, entry, index + 1, settings));
  if (text !== '' && entries.length === 0) reader.reject('"urls" names no URL');
  return urls;
}

/** Every scalar is a text: a version such as 1.10 must not become a number. */
function parseList(reader: InputReader, text: string): readonly unknown[] {
  try {
    const parsed: unknown = parse(text, { schema: 'failsafe' });
    return asArray(parsed);
  } catch (thrown) {
    reader.reject(`"urls" begins like a YAML list, but is none: ${messageOf(thrown).split('\n')[0]}`);
    return [];
  }
}

function readEntry(reader: InputReader, entry: unknown, number: number, settings: Settings): readonly UrlEntry[] {
  const url = asString(entry);
  if (url !== undefined) return isUsable(reader, url, number) ? [{ url, settings }] : [];
  const members = asObject(entry);
  if (members === undefined) {
    reader.reject(`entry ${number} of "urls" is neither a URL nor has a member "url"`);
    return [];
  }
  const own = new EntryReader(reader, number, members);
  own.rejectUnknown();
  const ownUrl = asString(members.url) ?? '';
  return isUsable(reader, ownUrl, number) ? [{ url: ownUrl, settings: readSettings(own, settings) }] : [];
}

/** A complaint shows no URL with a login in it. */
function isUsable(reader: InputReader, text: string, number: number): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHttp = url !== undefined && ['http:', 'https:'].includes(url.protocol);
  const hasLogin = url !== undefined && url.username + url.password !== '';
  if (hasLogin) reader.reject(`entry ${number} of "urls" has a login; give it in "request-headers" as Authorization`);
  else if (!isHttp) reader.reject(`entry ${number} of "urls" must be a URL such as https://example.com/health`);
  return isHttp && !hasLogin;
}

/** Reads the members of an entry as inputs are read: a list is one item a line, a mapping one pair a line. */
class EntryReader extends InputReader {
  readonly #outer: InputReader;
  readonly #number: number;
  readonly #members: JsonObject;

  constructor(outer: InputReader, number: number, members: JsonObject) {
    super({});
    this.#outer = outer;
    this.#number = number;
    this.#members = members;
  }

  override raw(name: string): string | undefined {
    const text = textOf(name, this.#members[name]);
    return text === undefined || text.trim() === '' ? undefined : text;
  }

  override reject(complaint: string): void {
    this.#outer.reject(`entry ${this.#number} of "urls": ${complaint}`);
  }

  rejectUnknown(): void {
    const known = ['url', ...settingNames];
    for (const name of Object.keys(this.#members).filter((member) => !known.includes(member)))
      this.reject(`"${name}" is none of ${known.join(', ')}`);
  }
}

function textOf(name: string, value: unknown): string | undefined {
  const text = asString(value);
  if (text !== undefined) return text;
  if (Array.isArray(value)) return asArray(value).map(String).join('\n');
  const pairs = Object.entries(asObject(value) ?? {});
  const separator = name === 'json' ? '=' : ':';
  return pairs.length === 0 ? undefined : pairs.map((pair) => pair.join(separator)).join('\n');
}
