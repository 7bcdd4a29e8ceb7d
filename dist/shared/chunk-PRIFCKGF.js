import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  isVariableName,
  repeatedLines,
  variableNameRule
} from "./chunk-SGODFDWH.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./chunk-JS772W5E.js";

// node_modules/dotenv/dist/index.cjs
var require_dist = __commonJS({
  "node_modules/dotenv/dist/index.cjs"(exports, module) {
    var j = (e, n) => () => {
      try {
        return n || e((n = { exports: {} }).exports, n), n.exports;
      } catch (t) {
        throw n = 0, t;
      }
    };
    var R = j((Z, N) => {
      function T(e) {
        return typeof e == "string" ? !["false", "0", "no", "off", ""].includes(e.toLowerCase()) : !!e;
      }
      function U(e = process.env) {
        let n = {};
        for (let t of ["ENCODING", "PATH", "QUIET", "DEBUG", "OVERRIDE", "FAST"]) {
          let r = e[`DOTENV_${t}`] != null ? e[`DOTENV_${t}`] : e[`DOTENV_CONFIG_${t}`];
          r != null && (n[t.toLowerCase()] = t === "ENCODING" || t === "PATH" ? r : T(r));
        }
        return n;
      }
      N.exports = { parseBoolean: T, optionsFromEnv: U };
    });
    var P = j((ee, b) => {
      var F = __require("fs"), _ = __require("path"), B = __require("os"), { URL: L, fileURLToPath: Q } = __require("url"), { parseBoolean: $, optionsFromEnv: I } = R(), G = /(?:^|^)\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?(?:$|$)/mg, y = new Uint8Array(256);
      for (let e = 48; e <= 57; e++) y[e] = 1;
      for (let e = 65; e <= 90; e++) y[e] = 1;
      for (let e = 97; e <= 122; e++) y[e] = 1;
      y[45] = 1;
      y[46] = 1;
      y[95] = 1;
      function H(e) {
        let n = {}, t = e.toString();
        t = t.replace(/\r\n?/mg, `
`);
        let r;
        for (; (r = G.exec(t)) != null; ) {
          let o = r[1], i = r[2] || "";
          i = i.trim();
          let c = i[0];
          i = i.replace(/^(['"`])([\s\S]*)\1$/mg, "$2"), c === '"' && (i = i.replace(/\\n/g, `
`), i = i.replace(/\\r/g, "\r")), n[o] = i;
        }
        return n;
      }
      function g(e) {
        return e <= 32 ? e === 32 || e >= 9 && e <= 13 : e >= 160 && (e === 160 || e === 5760 || e >= 8192 && e <= 8202 || e === 8232 || e === 8233 || e === 8239 || e === 8287 || e === 12288 || e === 65279);
      }
      function O(e) {
        return e === 10 || e === 8232 || e === 8233;
      }
      function V(e) {
        let n = {}, t = typeof e == "string" ? e : e.toString();
        t.indexOf("\r") !== -1 && (t = t.replace(/\r\n?/g, `
`));
        let r = t.length, o = 0;
        for (; o < r; ) {
          let i = t.charCodeAt(o);
          for (; o < r && g(i); ) o++, i = t.charCodeAt(o);
          if (o >= r) break;
          if (i === 35) {
            for (; o < r && !O(t.charCodeAt(o)); ) o++;
            continue;
          }
          let c = -1;
          if (i === 101 && o + 6 < r && t.charCodeAt(o + 1) === 120 && t.charCodeAt(o + 2) === 112 && t.charCodeAt(o + 3) === 111 && t.charCodeAt(o + 4) === 114 && t.charCodeAt(o + 5) === 116) {
            let u = t.charCodeAt(o + 6);
            if (g(u)) {
              let s = o + 7;
              for (; s < r && g(t.charCodeAt(s)); ) s++;
              y[t.charCodeAt(s)] && (c = o + 6, o = s);
            } else i = t.charCodeAt(o);
          }
          let E = o, p = 0;
          for (; o < r && (p = t.charCodeAt(o), y[p]); ) o++;
          if (o === E) {
            for (; o < r && !O(t.charCodeAt(o)); ) o++;
            continue;
          }
          let k = t.slice(E, o), D = o;
          if (o >= r && (p = 0), g(p)) do
            o++, p = o < r ? t.charCodeAt(o) : 0;
          while (g(p));
          if (p === 61) o++;
          else if (p === 58 && o === D && o + 1 < r && g(t.charCodeAt(o + 1))) o += 2;
          else {
            for (o = c === -1 ? D : c; o < r && !O(t.charCodeAt(o)); ) o++;
            continue;
          }
          let d = o, l = o;
          for (; l < r && g(t.charCodeAt(l)); ) l++;
          let C = t.charCodeAt(l), a, q = false;
          if (C === 39 || C === 34 || C === 96) {
            let u = t[l], s = t.indexOf(u, l + 1), f = -1, h = -1;
            for (; s !== -1; ) {
              let x = t.charCodeAt(s - 1) === 92, w = s + 1;
              for (; w < r && !O(t.charCodeAt(w)) && g(t.charCodeAt(w)); ) w++;
              if ((w === r || O(t.charCodeAt(w)) || t.charCodeAt(w) === 35) && (f = s, h = w), !x) break;
              s = t.indexOf(u, s + 1);
            }
            if (f !== -1) {
              if (a = t.slice(l + 1, f), o = h, t.charCodeAt(o) === 35) for (; o < r && !O(t.charCodeAt(o)); ) o++;
              q = true;
            }
          }
          if (!q) {
            let u = t.indexOf(`
`, d);
            u === -1 && (u = r);
            let s;
            if (r < 4096) s = t.indexOf("#", d), (s === -1 || s > u) && (s = u);
            else for (s = d; s < u && t.charCodeAt(s) !== 35; ) s++;
            let f = d, h = s;
            for (; f < h && g(t.charCodeAt(f)); ) f++;
            for (; h > f && g(t.charCodeAt(h - 1)); ) h--;
            let x = t.charCodeAt(f);
            if (a = t.slice(f, h), a.includes("\u2028") || a.includes("\u2029") ? a = a.replace(/^(['"`])([\s\S]*)\1$/mg, "$2") : h - f >= 2 && (x === 39 || x === 34 || x === 96) && t.charCodeAt(h - 1) === x && (a = t.slice(f + 1, h - 1)), o = s, s < u) for (; o < r && !O(t.charCodeAt(o)); ) o++;
          }
          C === 34 && (q || l < o) && a.indexOf("\\") !== -1 && (a = a.replace(/\\n/g, `
`).replace(/\\r/g, "\r")), n[k] = a;
        }
        return n;
      }
      function J(e, n) {
        return n && $(n.fast) ? V(e) : H(e);
      }
      function v(e) {
        console.log(`\u2506 ${e}`);
      }
      function W(e) {
        console.error(`\u25C7 ${e}`);
      }
      function S(e) {
        return e[0] === "~" ? _.join(B.homedir(), e.slice(1)) : e;
      }
      function K(e = {}) {
        let n = { ...e };
        for (let t of Object.keys(n)) n[t] === void 0 && delete n[t];
        return { ...I(), ...n };
      }
      function M(e) {
        e = K(e);
        let n = _.resolve(process.cwd(), ".env"), t = "utf8", r = process.env;
        e && e.processEnv != null && (r = e.processEnv);
        let o = $(e && e.debug);
        e && e.encoding ? t = e.encoding : o && v("no encoding is specified (UTF-8 is used by default)");
        let i = [n];
        if (e && e.path) if (!Array.isArray(e.path)) i = [S(e.path)];
        else {
          i = [];
          for (let d of e.path) i.push(S(d));
        }
        let c, E = {}, p = { fast: e.fast };
        for (let d of i) try {
          let l = A.parse(F.readFileSync(d, { encoding: t }), p);
          A.populate(E, l, e);
        } catch (l) {
          o && v(`failed to load ${d} ${l.message}`), c = l;
        }
        let k = A.populate(r, E, e), D = $(Object.prototype.hasOwnProperty.call(e, "quiet") ? e.quiet : I(r).quiet);
        if (o || !D) {
          let d = Object.keys(k).length, l = [];
          for (let C of i) try {
            let a = _.relative(process.cwd(), C instanceof L ? Q(C) : C);
            l.push(a);
          } catch (a) {
            o && v(`failed to load ${C} ${a.message}`), c = a;
          }
          W(`injected env (${d}) from ${l.join(",")}`);
        }
        return c ? { parsed: E, error: c } : { parsed: E };
      }
      function Y(e) {
        return A.configDotenv(e);
      }
      function z(e, n, t = {}) {
        let r = $(t && t.debug), o = $(t && t.override), i = {};
        if (e === null || typeof e != "object" || n === null || typeof n != "object") {
          let c = new Error("OBJECT_REQUIRED: Please check the processEnv argument being passed to populate");
          throw c.code = "OBJECT_REQUIRED", c;
        }
        for (let c of Object.keys(n)) Object.prototype.hasOwnProperty.call(e, c) ? (o === true && (e[c] = n[c], i[c] = n[c]), r && v(o === true ? `"${c}" is already defined and WAS overwritten` : `"${c}" is already defined and was NOT overwritten`)) : (e[c] = n[c], i[c] = n[c]);
        return i;
      }
      var A = { configDotenv: M, config: Y, parse: J, populate: z };
      b.exports.configDotenv = A.configDotenv;
      b.exports.config = A.config;
      b.exports.parse = A.parse;
      b.exports.populate = A.populate;
      b.exports = A;
    });
    var m = P();
    module.exports = m;
    module.exports.config = m.config;
    module.exports.configDotenv = m.configDotenv;
    module.exports.parse = m.parse;
    module.exports.populate = m.populate;
  }
});

// src/secrets/dotenv-text.ts
var import_dotenv = __toESM(require_dist(), 1);
function readDotenv(text) {
  const { statements, problems, warnings } = readStatements(linesOf(text));
  const secrets = statements.map(({ name, text: own }) => ({ name, value: parsed(own).get(name) ?? "" }));
  const places = new Map(statements.map(({ name, line }) => [name, `line ${line}`]));
  const readAlike = problems.length > 0 || sameAsWhole(text, secrets);
  return { secrets, places, problems: readAlike ? problems : [ambiguous], warnings };
}
var ambiguous = "the text means something else to dotenv as a whole than line by line; write it as a JSON object instead";
function linesOf(text) {
  const pieces = text.replace(/^\uFEFF/, "").match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  return pieces.map((piece, index) => {
    const ending = /[\r\n]*$/.exec(piece)?.[0] ?? "";
    return { number: index + 1, text: piece.slice(0, piece.length - ending.length), ending };
  });
}
function readStatements(lines) {
  const steps = [];
  let unquoted;
  for (let index = 0; index < lines.length; index += steps.at(-1)?.lines ?? 1) {
    const step = readStep(lines.slice(index), unquoted);
    unquoted = lastUnquoted(step.statement, unquoted);
    steps.push(step);
  }
  const statements = steps.flatMap(({ statement }) => statement ?? []);
  return {
    statements,
    problems: [...steps.flatMap(({ problem }) => problem ?? []), ...repeatedLines(statements)],
    warnings: steps.flatMap(({ warning }) => warning ?? [])
  };
}
function isUsualName(name) {
  return /^(?:[A-Z0-9_]+|[a-z0-9_]+)$/.test(name);
}
function lastUnquoted(statement, before) {
  if (statement?.quoted === true) return void 0;
  return statement !== void 0 && isUsualName(statement.name) ? statement : before;
}
function readStep(lines, before) {
  const [line] = lines;
  if (line === void 0 || /^\s*(?:#.*)?$/.test(line.text)) return { lines: 1 };
  const parts = /^\s*(?:export\s+)?([^=]*?)\s*=(\s*)(.*)$/s.exec(line.text);
  if (parts === null) return refuse(line, `has no "="${continuationHint(before)}`);
  const [, name = "", space = "", rest = ""] = parts;
  if (!isVariableName(name))
    return refuse(line, `needs a name before "=" (${variableNameRule})${continuationHint(before)}`);
  if (name === "__proto__") return refuse(line, "has the name __proto__, which dotenv drops");
  if (/^["'`]/.test(rest)) return readQuoted(lines, name, rest);
  const problem = unquotedProblem(name, space, rest, before);
  if (problem !== void 0) return refuse(line, problem);
  return { statement: { name, line: line.number, text: line.text, quoted: false }, lines: 1 };
}
function continuationHint(before) {
  if (before === void 0) return "";
  return ` (if it belongs to the value of ${before.name} in line ${before.line}, put that whole value in quotes)`;
}
function unquotedProblem(name, space, rest, before) {
  const hash = rest.indexOf("#");
  if (hash === 0 ? space === "" : hash > 0 && !/\s/.test(rest.charAt(hash - 1)))
    return `has a "#" in the value of ${name}, where dotenv ends the value: put the value in quotes`;
  if (rest.startsWith("-----BEGIN "))
    return `starts a value of several lines for ${name}, of which dotenv keeps the first only: put the value in quotes`;
  if (/^=+\s*$/.test(rest))
    return `looks like a line of base64, not like a secret of its own${continuationHint(before)}`;
  if (/^(?:\s*#.*|\s*)$/.test(rest) && !isUsualName(name))
    return `has nothing after "=", like the last line of something in base64: write "" if an empty value is meant${continuationHint(before)}`;
  return void 0;
}
function readQuoted(lines, name, rest) {
  const [line] = lines;
  const quote = rest.charAt(0);
  if (line === void 0) return { lines: 1 };
  const following = lines.slice(1).map(({ text }) => `
${text}`);
  const body = `${rest}${following.join("")}`;
  const end = closingQuote(body, quote);
  if (end === void 0)
    return {
      problem: clause(line, `opens a ${quote} for ${name} that is never closed${escapeHint(body, quote)}`),
      lines: lines.length
    };
  const inside = body.slice(1, end);
  const count = inside.split("\n").length;
  const trailing = /^[^\n]*/.exec(body.slice(end + 1))?.[0] ?? "";
  if (!/^\s*(?:#.*)?$/.test(trailing)) return refuse(line, `has text after the closing ${quote} of ${name}`, count);
  if (inside.includes(`\\${quote}`)) return refuse(line, escapedQuote(name, quote), count);
  const own = lines.slice(0, count);
  const statement = { name, line: line.number, text: own.map(({ text }) => text).join("\n"), quoted: true };
  return { statement, ...lineEndingWarning(name, own), lines: count };
}
function closingQuote(body, quote) {
  for (let at = body.indexOf(quote, 1); at !== -1; at = body.indexOf(quote, at + 1)) {
    if (body.charAt(at - 1) !== "\\") return at;
  }
  return void 0;
}
function escapeHint(body, quote) {
  return body.includes(`\\${quote}`) ? ` (a backslash in front of a ${quote} keeps it from closing)` : "";
}
function escapedQuote(name, quote) {
  const others = ['"', "'", "`"].filter((other) => other !== quote).join(" or ");
  return `has a \\${quote} in the value of ${name}, where dotenv keeps the backslash: put the value in ${others} instead`;
}
function lineEndingWarning(name, own) {
  const [line] = own;
  const changes = own.slice(0, -1).some(({ ending }) => ending !== "\n");
  if (line === void 0 || !changes) return {};
  return {
    warning: clause(line, `holds ${name}, whose CRLF line ends dotenv turns into LF (a JSON object keeps them)`)
  };
}
function parsed(text) {
  return new Map(Object.entries((0, import_dotenv.parse)(text)));
}
function sameAsWhole(text, secrets) {
  const whole = parsed(text);
  const own = new Map(secrets.map(({ name, value }) => [name, value]));
  return whole.size === own.size && [...own].every(([name, value]) => whole.get(name) === value);
}
function refuse(line, problem, lines = 1) {
  return { problem: clause(line, problem), lines };
}
function clause(line, text) {
  return `line ${line.number} ${text}`;
}

export {
  require_dist,
  readDotenv
};
