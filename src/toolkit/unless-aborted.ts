/** What a promise resolves to, or 'aborted' as soon as the signal aborts: a call that hangs must not outlive a cancelled job. */
export async function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value | 'aborted'> {
  if (signal.aborted) {
    // Its failure is nobody's concern any more, and must not become an unhandled one.
    work.catch(() => {});
    return 'aborted';
  }
  let stop = () => {};
  const aborted = new Promise<'aborted'>((resolve) => {
    stop = () => resolve('aborted');
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => {});
  }
}
