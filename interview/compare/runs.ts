/** Compares two formatted texts as runs: unchanged, removed, added, or only formatted differently. */
import { diffWordsWithSpace } from 'diff';
import { type Format, type Stretch, textOfStretches } from '../blocks/stretches.ts';

// Word differences between two texts.

type WordRun = Readonly<{ kind: 'same' | 'removed' | 'added'; text: string }>;

/** Beyond these limits, one text follows the other whole: too much changed for a word comparison. */
const LONGEST = 30_000;
const MOST_EDITS = 1_500;

/** Adjacent runs differ in kind. Without the added runs the text is `before`, without the removed ones `after`. */
export function wordChanges(before: string, after: string): WordRun[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const parts =
    before === '' || after === '' || before.length + after.length > LONGEST
      ? undefined
      : diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (parts === undefined)
    return [
      ...(before === '' ? [] : [{ kind: 'removed' as const, text: before }]),
      ...(after === '' ? [] : [{ kind: 'added' as const, text: after }]),
    ];
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

export type Run = Readonly<{
  /** `format`: the same words in another format. */
  kind: 'same' | 'removed' | 'added' | 'format';
  text: string;
  /** For `format`: the formats removed and added. */
  removedFormats?: readonly Format[];
  addedFormats?: readonly Format[];
}>;

const keyOf = ({ kind, value = '' }: Format): string => `${kind} ${value}`;

/** A cursor over stretches: the current formats and their remaining length. */
class StretchCursor {
  private at = 0;
  private within = 0;
  private readonly stretches: readonly Stretch[];
  constructor(stretches: readonly Stretch[]) {
    this.stretches = stretches.filter(({ text }) => text !== '');
  }
  formats(): readonly Format[] {
    return this.stretches[this.at]?.formats ?? [];
  }
  left(): number {
    return (this.stretches[this.at]?.text.length ?? 0) - this.within;
  }
  skip(count: number): void {
    for (let rest = count; rest > 0;) {
      const step = Math.min(rest, this.left());
      // Past the end.
      if (step === 0) return;
      this.within += step;
      rest -= step;
      if (this.left() === 0) {
        this.at += 1;
        this.within = 0;
      }
    }
  }
}

const formatsWithout = (formats: readonly Format[], others: readonly Format[]): Format[] => {
  const otherKeys = new Set(others.map(keyOf));
  return formats.filter((format) => !otherKeys.has(keyOf(format)));
};

/** Without the removed runs the text is `after`, without the added ones `before`; adjacent runs differ. */
export function compareStretches(before: readonly Stretch[], after: readonly Stretch[]): Run[] {
  const old = new StretchCursor(before);
  const now = new StretchCursor(after);
  const runs: Run[] = [];
  for (const { kind, text } of wordChanges(textOfStretches(before), textOfStretches(after))) {
    if (kind !== 'same') {
      (kind === 'removed' ? old : now).skip(text.length);
      runs.push({ kind, text });
      continue;
    }
    for (let at = 0; at < text.length;) {
      const step = Math.min(old.left(), now.left(), text.length - at);
      pushRun(runs, text.slice(at, at + step), old.formats(), now.formats());
      old.skip(step);
      now.skip(step);
      at += step;
    }
  }
  return runs;
}

function pushRun(runs: Run[], text: string, old: readonly Format[], now: readonly Format[]): void {
  // A line break has no format.
  const [removedFormats, addedFormats] =
    text.trim() === '' ? [[], []] : [formatsWithout(old, now), formatsWithout(now, old)];
  const last = runs.at(-1);
  if (removedFormats.length === 0 && addedFormats.length === 0) {
    if (last?.kind === 'same') runs[runs.length - 1] = { ...last, text: last.text + text };
    else runs.push({ kind: 'same', text });
    return;
  }
  const same = (one: readonly Format[] = [], other: readonly Format[]): boolean =>
    one.map(keyOf).join('\n') === other.map(keyOf).join('\n');
  if (
    last?.kind === 'format' &&
    same(last.removedFormats, removedFormats) &&
    same(last.addedFormats, addedFormats)
  )
    runs[runs.length - 1] = { ...last, text: last.text + text };
  else
    runs.push({
      kind: 'format',
      text,
      ...(removedFormats.length > 0 && { removedFormats }),
      ...(addedFormats.length > 0 && { addedFormats }),
    });
}
