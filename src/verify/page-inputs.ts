import type { InputReader } from '../toolkit/inputs.ts';
import type { FieldExpectation, HeaderExpectation, PageExpectation } from './expectation.ts';

/**
 * Reads the inputs `body`, `json` and `headers`, behind a prefix such as `test-`: texts, `FIELD=value` and `Name: value` (or a name alone),
 * one a line each.
 */
export function readPage(reader: InputReader, prefix = ''): PageExpectation {
  return {
    body: reader.lines(`${prefix}body`),
    json: readFields(reader, `${prefix}json`),
    headers: readHeaders(reader, `${prefix}headers`),
  };
}

function readFields(reader: InputReader, input: string): readonly FieldExpectation[] {
  return reader.lines(input).map((line) => {
    const equals = line.indexOf('=');
    if (equals < 1) reader.reject(`"${input}" takes FIELD=value, such as build.version=1.2.3, not "${line}"`);
    return { path: line.slice(0, equals).trim(), value: line.slice(equals + 1).trim() };
  });
}

function readHeaders(reader: InputReader, input: string): readonly HeaderExpectation[] {
  return reader.lines(input).map((line) => {
    const [, name = '', value = ''] = /^([^\s:]+)\s*(?::(.*))?$/.exec(line) ?? [];
    if (name === '') reader.reject(`"${input}" takes Name: value, or a name alone, not "${line}"`);
    return { name: name.toLowerCase(), value: value.trim() === '' ? null : value.trim() };
  });
}
