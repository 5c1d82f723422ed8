import { LIMITS } from '#interview/document.ts';

/**
 * In UTF-16 units: half of what one save may carry to the library. What is longer would stand in the window and never be
 * saved.
 */
export const MOST_TEXT = 4_000_000;

/** Whether a post could not hold it. */
export function isTooLong(text: string): boolean {
  if (text.length > MOST_TEXT) return true;
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= LIMITS.blocks; at = text.indexOf('\n', at + 1))
    lines += 1;
  return lines > LIMITS.blocks;
}

/** What a clipboard or a drop brings from another program. */
export type Incoming = Readonly<{
  html: string;
  text: string;
  rtf: string;
  files: readonly File[];
}>;

export function incomingOf(data: DataTransfer): Incoming {
  return {
    html: data.getData('text/html'),
    text: data.getData('text/plain'),
    rtf: data.getData('text/rtf'),
    files: [...data.files],
  };
}
