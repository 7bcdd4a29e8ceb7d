import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/verify/page-inputs.ts
function readPage(reader, prefix = "") {
  return {
    body: reader.lines(`${prefix}body`),
    json: readFields(reader, `${prefix}json`),
    headers: readHeaders(reader, `${prefix}headers`)
  };
}
function readFields(reader, input) {
  return reader.lines(input).map((line) => {
    const equals = line.indexOf("=");
    if (equals < 1) reader.reject(`"${input}" takes FIELD=value, such as build.version=1.2.3, not "${line}"`);
    return { path: line.slice(0, equals).trim(), value: line.slice(equals + 1).trim() };
  });
}
function readHeaders(reader, input) {
  return reader.lines(input).map((line) => {
    const [, name = "", value = ""] = /^([^\s:]+)\s*(?::(.*))?$/.exec(line) ?? [];
    if (name === "") reader.reject(`"${input}" takes Name: value, or a name alone, not "${line}"`);
    return { name: name.toLowerCase(), value: value.trim() === "" ? null : value.trim() };
  });
}

export {
  readPage
};
