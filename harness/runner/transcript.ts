import type { Masks } from './masks.ts';
import { type Annotation, readLine, shownText } from './workflow-commands.ts';

/** What a step printed, as it was written and as the log of the workflow run shows it. */
export interface Transcript {
  /** Carries out the workflow command that the line may be, and keeps it. */
  add(rawLine: string): void;
  read(): { readonly log: string; readonly rawLog: string; readonly annotations: readonly Annotation[] };
}

/** Starts the transcript of a step; `show` receives each line of the log, masked, as it comes. */
export function createTranscript(masks: Masks, show: (line: string) => void): Transcript {
  const raw: string[] = [];
  const shown: string[] = [];
  const annotations: Annotation[] = [];
  let stopped: string | undefined;
  const add = (rawLine: string) => {
    raw.push(rawLine);
    const line = readLine(rawLine, stopped);
    if (line.kind === 'stop') stopped = line.token;
    if (line.kind === 'resume') stopped = undefined;
    if (line.kind === 'mask') masks.add(line.value);
    if (line.kind === 'annotation') annotations.push(masked(masks, line.annotation));
    const text = shownText(line);
    if (text === undefined) return;
    shown.push(masks.apply(text));
    show(masks.apply(text));
  };
  return { add, read: () => ({ log: shown.join('\n'), rawLog: raw.join('\n'), annotations }) };
}

function masked(masks: Masks, annotation: Annotation): Annotation {
  return { ...annotation, title: masks.apply(annotation.title), message: masks.apply(annotation.message) };
}
