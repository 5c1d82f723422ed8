/** Corrections triggered by a typed character. */
import { correctRuns, type Run } from './correct.ts';
import { WORD } from './protect-text.ts';
import { RULES, type Change, type TypographyOptions } from './rules.ts';

/** Maximum length of the line before the caret that is checked. */
const REACH = 400;

/** Excludes rules on spaces, ranges and capitals, which are uncertain during typing: the reviewed pass applies them. */
const WHILE_TYPING = RULES.filter((rule) => rule !== 'spaces' && rule !== 'range' && rule !== 'capital');

const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** In an address, punctuation belongs to it until a space follows. */
const IN_ADDRESS = /^(?:[a-z][a-z0-9+.]*:\/|www\.|[^\s]*@|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+[/?#]?)/iu;

/**
 * `before`: the runs of the line up to the caret, ending with the typed character. A word may continue after the caret.
 * Offsets of changes refer to `before`. A correction that was undone is not proposed again by further typing.
 */
export function correctAsTyped(before: readonly Run[], options: TypographyOptions): readonly Change[] {
  const text = before.map((run) => run.text).join('');
  const typed = text.at(-1) ?? '';
  if (LETTER.test(typed) && LETTER.test(text.at(-2) ?? '')) return [];
  const word = /\S*$/u.exec(text.slice(-REACH))?.[0] ?? '';
  if (IN_ADDRESS.test(word.slice(0, -1))) return [];
  const skipped = Math.max(text.lastIndexOf('\n', text.length - 2) + 1, windowStart(text));
  const runs = runsFrom(before, skipped);
  const prefix: Run[] = skipped > 0 && text[skipped - 1] !== '\n' ? [{ text: WORD, isProtected: true }] : [];
  const shift = skipped - (prefix[0]?.text.length ?? 0);
  const rules = options.rules ?? WHILE_TYPING;
  const changesOf = (line: readonly Run[]): readonly Change[] =>
    correctRuns([...prefix, ...line, { text: WORD, isProtected: true }], {
      ...options,
      rules,
      unfinished: true,
    }).changes;
  const after = changesOf(runs);
  if (after.length === 0) return [];
  const earlier = changesOf(withoutLast(runs));
  const earlierKeys = new Set(earlier.map(keyOf));
  const refusedQuote = earlier.some(({ rule }) => rule === 'quotes');
  return after
    .filter((change) => !earlierKeys.has(keyOf(change)) && !(refusedQuote && change.rule === 'quotes'))
    .map((change) => ({ ...change, at: change.at + shift }));
}

const keyOf = ({ at, before, after }: Change): string => `${at} ${before} ${after}`;

/** The window starts at a word boundary. */
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
