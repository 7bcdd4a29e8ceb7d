import type { KnownError } from './known-error.ts';

/** What the runtime of Go says. */
export const goRuntimeErrors: readonly KnownError[] = [
  {
    id: 'go-nil-dereference',
    sources: ['container-log'],
    patterns: [/panic: runtime error: invalid memory address or nil pointer dereference/],
    what: 'The Go program crashed, because it used a pointer that is nil.',
    why: 'Likely an earlier error was not handled, such as a connection to the database that failed.',
    fix: 'Look at the first frame of the stack that is in your code, and at the errors logged before the panic.',
  },
];
