/**
 * Text colours of a received document. The document model has none, so they are kept apart, as a list of texts with
 * their colours, and located by their letters. They help to tell questions from answers and are then dropped.
 */
export type ColourRun = Readonly<{
  text: string;
  /** As in the source, in lower case; '' for the page's colour. */
  colour: string;
}>;

export type Colours = Readonly<{
  /** The single colour of a line; undefined when it has several or is unknown. Ask for lines in reading order. */
  of(text: string): string | undefined;
  /** Offsets of the colour changes within a line, in UTF-16 units. */
  changesIn(text: string): number[];
}>;

const noColours: Colours = { of: () => undefined, changesIn: () => [] };

/** Letters searched after the current position before a line counts as missing. */
const REACH = 20_000;

export function coloursOf(runs: readonly ColourRun[]): Colours {
  if (new Set(runs.map((run) => run.colour)).size < 2) return noColours;
  let letters = '';
  const starts: { at: number; colour: string }[] = [];
  for (const run of runs) {
    const own = run.text.replace(/\s+/gu, '');
    if (own === '') continue;
    if (starts.at(-1)?.colour !== run.colour) starts.push({ at: letters.length, colour: run.colour });
    letters += own;
  }
  let reached = 0;

  /** The colours of a line, each with the index of its first letter. */
  function coloursWithin(text: string): { at: number; colour: string }[] {
    const line = text.replace(/\s+/gu, '');
    if (line === '') return [];
    let at = letters.slice(reached, reached + REACH).indexOf(line);
    if (at === -1) at = letters.indexOf(line);
    else at += reached;
    if (at === -1) return [];
    reached = at;
    const end = at + line.length;
    const before = starts.findLast((start) => start.at <= at);
    const inside = starts.filter((start) => start.at > at && start.at < end);
    return [
      ...(before ? [{ at: 0, colour: before.colour }] : []),
      ...inside.map((start) => ({ at: start.at - at, colour: start.colour })),
    ];
  }

  return {
    of(text) {
      const colours = coloursWithin(text);
      return colours.length === 1 ? colours[0]?.colour : undefined;
    },
    changesIn: (text) =>
      coloursWithin(text)
        .slice(1)
        .map(({ at }) => offsetOfLetter(text, at)),
  };
}

/** Offset of the letter with this rank, not counting white space. */
function offsetOfLetter(text: string, rank: number): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (/\s/u.test(text.charAt(at))) continue;
    if (letters === rank) return at;
    letters += 1;
  }
  return text.length;
}
