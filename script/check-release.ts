import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { asObject, asString } from '../src/toolkit/json.ts';
import { releaseProblems } from './documentation/release.ts';

const root = resolve(import.meta.dirname, '..');
const [tag = ''] = process.argv.slice(2);
const version = asString(asObject(JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')))?.version) ?? '';
const changes = readFileSync(resolve(root, 'CHANGELOG.md'), 'utf8');
const { problems, notes } = releaseProblems({ tag, version, changes });

for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(notes);
process.exitCode = problems.length === 0 ? 0 : 1;
