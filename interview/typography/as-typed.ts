/** What a character just typed completes: the changes that the text before it did not call for yet. */
import { correctRuns, type Run } from './correct.ts';
import { WORD } from './protect.ts';
import { RULES, type Change, type TypographyOptions } from './rules.ts';

/** How much of a line is looked at before the caret; in a longer one, what is further away is settled. */
const REACH = 400;

/** Two spaces may be meant, or one of them about to go: these are for the reviewed pass. */
const WHILE_TYPING = RULES.filter((rule) => rule !== 'spaces' && rule !== 'range' && rule !== 'capital');

const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** In an address, a sign belongs to it until a space says otherwise. */
const IN_ADDRESS = /^(?:[a-z][a-z0-9+.]*:\/|www\.|[^\s]*@|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+[/?#]?)/iu;

/**
 * `before`: the runs of the line up to the caret, the character just typed at its end. What follows the caret is unknown: a
 * word may go on. Places of the changes count over `before`. A correction that was taken back is not proposed again by
 * what is typed after it.
 */
export function correctAsTyped(before: readonly Run[], options: TypographyOptions): readonly Change[] {
  const text = before.map((run) => run.text).join('');
  const typed = text.at(-1) ?? '';
  if (LETTER.test(typed) && LETTER.test(text.at(-2) ?? '')) return [];
  const word = /\S*$/u.exec(text.slice(-REACH))?.[0] ?? '';
  if (IN_ADDRESS.test(word.slice(0, -1))) return [];
  const skipped = Math.max(text.lastIndexOf('\n', text.length - 2) + 1, windowStart(text));
  const runs = runsFrom(before, skipped);
  const start: Run[] = skipped > 0 && text[skipped - 1] !== '\n' ? [{ text: WORD, kept: true }] : [];
  const shift = skipped - (start[0]?.text.length ?? 0);
  const rules = options.rules ?? WHILE_TYPING;
  const found = (line: readonly Run[]): readonly Change[] =>
    correctRuns([...start, ...line, { text: WORD, kept: true }], { ...options, rules, unfinished: true })
      .changes;
  const after = found(runs);
  if (after.length === 0) return [];
  const earlier = found(withoutLast(runs));
  const known = new Set(earlier.map(keyOf));
  const refusedQuote = earlier.some(({ rule }) => rule === 'quotes');
  return after
    .filter((change) => !known.has(keyOf(change)) && !(refusedQuote && change.rule === 'quotes'))
    .map((change) => ({ ...change, at: change.at + shift }));
}

const keyOf = ({ at, before, after }: Change): string => `${at} ${before} ${after}`;

/** The start of a word, so that no word is cut. */
function windowStart(text: string): number {
  if (text.length <= REACH) return 0;
  const space = text.indexOf(' ', text.length - REACH);
  return space === -1 ? text.length - REACH : space + 1;
}

function runsFrom(runs: readonly Run[], start: number): Run[] {
  let at = 0;
  return runs.flatMap((run) => {
    const from = Math.max(0, start - at);
    at += run.text.length;
    return from >= run.text.length ? [] : [{ ...run, text: run.text.slice(from) }];
  });
}

function withoutLast(runs: readonly Run[]): Run[] {
  const last = runs.findLastIndex((run) => run.text !== '');
  return runs.map((run, index) => (index === last ? { ...run, text: run.text.slice(0, -1) } : run));
}
