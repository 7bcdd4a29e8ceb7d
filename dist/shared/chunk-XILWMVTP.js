import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/toolkit/unless-aborted.ts
async function unlessAborted(work, signal) {
  if (signal.aborted) {
    work.catch(() => {
    });
    return "aborted";
  }
  let stop = () => {
  };
  const aborted = new Promise((resolve) => {
    stop = () => resolve("aborted");
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
    work.catch(() => {
    });
  }
}

export {
  unlessAborted
};
