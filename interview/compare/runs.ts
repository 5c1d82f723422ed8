/** Two texts with their looks, as one row of runs: words that stayed, went, came, and words that only look otherwise. */
import { diffWordsWithSpace } from 'diff';
import { type Format, type Stretch, textOfStretches } from '../blocks/stretches.ts';

// What differs between two texts, word by word.

type WordRun = Readonly<{ kind: 'same' | 'removed' | 'added'; text: string }>;

/** Beyond these, one text stands whole after the other: so much changed that words would only dance. */
const LONGEST = 30_000;
const MOST_EDITS = 1_500;

/** Neighbouring runs differ in kind. Put together without the added ones they are `before`, without the removed ones `after`. */
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
  /** `format`: the words stayed, what they look like did not. */
  kind: 'same' | 'removed' | 'added' | 'format';
  text: string;
  /** Of `format`: looks they lost and gained. */
  taken?: readonly Format[];
  put?: readonly Format[];
}>;

const keyOf = ({ kind, value = '' }: Format): string => `${kind} ${value}`;

/** Walks along stretches: the looks at the place reached, and how far they reach. */
class Walk {
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
      // Beyond the end there is nothing to walk along.
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

const without = (formats: readonly Format[], others: readonly Format[]): Format[] => {
  const known = new Set(others.map(keyOf));
  return formats.filter((format) => !known.has(keyOf(format)));
};

/** Without the removed runs they are `after`, without the added ones `before`; neighbours differ. */
export function compareStretches(before: readonly Stretch[], after: readonly Stretch[]): Run[] {
  const old = new Walk(before);
  const now = new Walk(after);
  const runs: Run[] = [];
  for (const { kind, text } of wordChanges(textOfStretches(before), textOfStretches(after))) {
    if (kind !== 'same') {
      (kind === 'removed' ? old : now).skip(text.length);
      runs.push({ kind, text });
      continue;
    }
    for (let at = 0; at < text.length;) {
      const step = Math.min(old.left(), now.left(), text.length - at);
      push(runs, text.slice(at, at + step), old.formats(), now.formats());
      old.skip(step);
      now.skip(step);
      at += step;
    }
  }
  return runs;
}

function push(runs: Run[], text: string, old: readonly Format[], now: readonly Format[]): void {
  // A line's end has no look of its own.
  const [taken, put] = text.trim() === '' ? [[], []] : [without(old, now), without(now, old)];
  const last = runs.at(-1);
  if (taken.length === 0 && put.length === 0) {
    if (last?.kind === 'same') runs[runs.length - 1] = { ...last, text: last.text + text };
    else runs.push({ kind: 'same', text });
    return;
  }
  const same = (one: readonly Format[] = [], other: readonly Format[]): boolean =>
    one.map(keyOf).join('\n') === other.map(keyOf).join('\n');
  if (last?.kind === 'format' && same(last.taken, taken) && same(last.put, put))
    runs[runs.length - 1] = { ...last, text: last.text + text };
  else
    runs.push({
      kind: 'format',
      text,
      ...(taken.length > 0 && { taken }),
      ...(put.length > 0 && { put }),
    });
}
