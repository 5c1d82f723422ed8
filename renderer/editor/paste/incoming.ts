import { LIMITS } from '#interview/document.ts';

/** In UTF-16 units: half of the largest save. Longer texts would be shown and never saved. */
export const MOST_TEXT = 4_000_000;

/** Whether the text is too long for a post. */
export function isTooLong(text: string): boolean {
  if (text.length > MOST_TEXT) return true;
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= LIMITS.blocks; at = text.indexOf('\n', at + 1))
    lines += 1;
  return lines > LIMITS.blocks;
}

/** Content from another program, by clipboard or drop. */
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
