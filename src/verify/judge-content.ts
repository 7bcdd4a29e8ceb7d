import type { Expectation, FieldExpectation, HeaderExpectation, PageExpectation } from './expectation.ts';
import { readField } from './field.ts';
import { judgeVersion } from './judge-version.ts';
import type { Answered } from './probe-outcome.ts';
import type { Problem } from './problem.ts';
import { inlineText } from './words.ts';

/** Whether the page with the right status is the right page. */
export function judgeContent(answer: Answered, expectation: Expectation): readonly Problem[] {
  return [
    ...judgePage(answer, expectation),
    ...(expectation.version === null ? [] : judgeVersion(answer, expectation.version)),
    ...judgeEnd(answer),
    ...judgeTime(answer, expectation),
  ];
}

/** Whether the page holds what it must hold. */
export function judgePage(answer: Answered, expectation: PageExpectation): readonly Problem[] {
  return [
    ...judgeBody(answer, expectation),
    ...expectation.headers.flatMap((header) => judgeHeader(answer, header)),
    ...expectation.json.flatMap((field) => judgeField(answer, field)),
  ];
}

function judgeBody({ body, bodyEnd }: Answered, expectation: PageExpectation): readonly Problem[] {
  return expectation.body
    .filter((text) => !body.includes(text))
    .map((text) => ({
      name: 'wrong-body',
      what: `The body does not hold ${JSON.stringify(text)}.`,
      why:
        bodyEnd === 'limit'
          ? `Only its first ${Buffer.byteLength(body)} bytes were looked at.`
          : 'Another page or another version answered, or the page has changed.',
      fix: 'Open the page and compare, and correct the server or "body".',
    }));
}

function judgeHeader({ headers }: Answered, { name, value }: HeaderExpectation): readonly Problem[] {
  const seen = headers[name];
  if (seen !== undefined && (value === null || seen === value)) return [];
  const wanted = value === null ? name : `${name}: ${value}`;
  return [
    {
      name: 'wrong-header',
      what: `The header ${seen === undefined ? `"${wanted}" is missing` : `${name} is "${inlineText(seen)}", and not "${value}"`}.`,
      why: 'Another server block or another version answered, or something between takes it out.',
      fix: 'Let the server send it (in nginx "add_header" of an inner block hides those of the outer ones), or correct "headers".',
    },
  ];
}

function judgeField({ body }: Answered, { path, value }: FieldExpectation): readonly Problem[] {
  const seen = readField(body, path);
  if (seen.kind === 'value' && seen.text === value) return [];
  return [
    {
      name: 'wrong-json',
      what:
        seen.kind === 'value'
          ? `The field ${path} is ${JSON.stringify(inlineText(seen.text))}, and not ${JSON.stringify(value)}.`
          : `The field ${path} cannot be read: ${seen.why}.`,
      why: 'The application says so of itself, or another page answered.',
      fix: 'Open the page and compare, and correct the application or "json".',
    },
  ];
}

function judgeEnd({ bodyEnd }: Answered): readonly Problem[] {
  if (bodyEnd !== 'broken off') return [];
  return [
    {
      name: 'answer-broken-off',
      what: 'The connection ended before the body was complete.',
      why: 'Likely the application crashed while it answered, or a proxy has cut it off.',
      fix: 'Read the log of the application and of the proxy at that time.',
    },
  ];
}

/** Also without a limit of its own an answer has to end within the time that one may take. */
function judgeTime({ timing, bodyEnd }: Answered, { maximumMilliseconds }: Expectation): readonly Problem[] {
  if (bodyEnd === 'timed out') return [tooSlow(`The answer was not complete after ${timing.complete} ms`, timing)];
  if (maximumMilliseconds === null || timing.complete <= maximumMilliseconds) return [];
  return [tooSlow(`The answer took ${timing.complete} ms where ${maximumMilliseconds} are allowed`, timing)];
}

function tooSlow(seen: string, { connected }: Answered['timing']): Problem {
  return {
    name: 'too-slow',
    what: `${seen}; ${connected} of them passed until the connection stood.`,
    why: 'The application is slow, still warms up, or is far away from where this job runs.',
    fix: 'Find out what it waits for, or raise "maximum-milliseconds" or "timeout-seconds".',
  };
}
