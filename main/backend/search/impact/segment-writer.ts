/** Writes a segment, form after form in their order, a little at a time. */
import type { ImpactFile } from './impact-file.ts';
import { KEPT_PER_PREFIX } from './weights.ts';

/** Forms in one transaction: about ten milliseconds. */
const PIECE = 1_500;
/** Bytes of lists in one transaction. */
const BYTES = 1 << 20;
const PREFIXES = [1, 2, 3] as const;

type Postings = Readonly<{ form: string; posts: number; list: Uint8Array }>;
type Waiting = { prefix: string; forms: [string, number][] };

/**
 * Writes what `postings` gives as the segment `id`; each step is one short transaction. The segment stays 'growing': who
 * began it says when it answers.
 */
export function* writeSegment(
  file: ImpactFile,
  id: number,
  postings: Iterable<Postings | undefined>,
): Generator<undefined> {
  const commonest = PREFIXES.map((): Waiting => ({ prefix: '', forms: [] }));
  let waiting: Postings[] = [];
  let bytes = 0;
  const write = (): void => {
    const rows = waiting;
    waiting = [];
    bytes = 0;
    file.transaction(() => {
      for (const { form, posts, list } of rows) {
        file.addPostings(id, form, posts, list);
        commonest.forEach((kept, index) =>
          count(file, id, kept, form.slice(0, PREFIXES[index]), form, posts),
        );
      }
    });
  };
  for (const posting of postings) {
    if (posting === undefined) yield undefined;
    else {
      // Its bytes are those of a writer that goes on.
      waiting.push({ ...posting, list: posting.list.slice() });
      bytes += posting.list.length;
    }
    if (waiting.length < PIECE && bytes < BYTES) continue;
    write();
    yield undefined;
  }
  write();
  file.transaction(() => {
    for (const kept of commonest) flush(file, id, kept);
  });
}

function count(
  file: ImpactFile,
  id: number,
  kept: Waiting,
  prefix: string,
  form: string,
  posts: number,
): void {
  if (kept.prefix !== prefix) {
    flush(file, id, kept);
    kept.prefix = prefix;
    kept.forms = [];
  }
  kept.forms.push([form, posts]);
  if (kept.forms.length >= KEPT_PER_PREFIX * 8) kept.forms = best(kept.forms);
}

function flush(file: ImpactFile, id: number, { prefix, forms }: Waiting): void {
  if (prefix !== '') file.addCommonest(id, prefix, best(forms));
}

const best = (forms: readonly [string, number][]): [string, number][] =>
  [...forms].toSorted((a, b) => b[1] - a[1]).slice(0, KEPT_PER_PREFIX);
