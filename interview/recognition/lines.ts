/** One visible line of a pasted text. */
export type Line = {
  /** Without the white space at its ends. */
  text: string;
  /** How many blank lines stand before it. */
  gap: number;
};

/** The visible lines of a text, whatever its line ends; white space is all that is left out. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029\v\f]/)) {
    const line = raw.trim();
    if (line === '') gap += 1;
    else {
      lines.push({ text: line, gap });
      gap = 0;
    }
  }
  return lines;
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0;
}
