/**
 * Colours of a received text. The document has none: they are read beside it, as a row of texts with the colour each was
 * shown in, and found again by their letters. They serve to tell a question from its answer, then are forgotten.
 */
export type ColourRun = Readonly<{
  text: string;
  /** As the source says it, in lower case; '' for the colour of the page. */
  colour: string;
}>;

export type Colours = Readonly<{
  /** The one colour of a line; undefined when it has several or is unknown. Lines are asked for in reading order. */
  of(text: string): string | undefined;
  /** Where the colour changes within a line, in UTF-16 units. */
  changesIn(text: string): number[];
}>;

const noColours: Colours = { of: () => undefined, changesIn: () => [] };

/** Letters searched around the place reached before a line counts as not there. */
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

  /** The colours of a line, with the letter of the line at which each begins. */
  function within(text: string): { at: number; colour: string }[] {
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
      const found = within(text);
      return found.length === 1 ? found[0]?.colour : undefined;
    },
    changesIn: (text) =>
      within(text)
        .slice(1)
        .map(({ at }) => placeOfLetter(text, at)),
  };
}

/** Where the letter of that rank, white space not counted, stands in the text. */
function placeOfLetter(text: string, rank: number): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (/\s/u.test(text.charAt(at))) continue;
    if (letters === rank) return at;
    letters += 1;
  }
  return text.length;
}
