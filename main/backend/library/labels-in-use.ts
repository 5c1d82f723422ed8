/** The vocabulary of labels: those of every post here, mirrored ones included. */
import { foldKey } from '#interview/fold-key.ts';
import type { ReadableDb } from './sql.ts';
import { all, sql } from './sql.ts';

export type LabelInUse = Readonly<{
  label: string;
  count: number;
  variants: Readonly<{ label: string; count: number }>[];
}>;

const MOST = 5_000;
const MOST_VARIANTS = 20;

/** The commonest first; on Blogger « Design » and « design » are two labels, here they stand together. */
export function listLabels(db: ReadableDb): LabelInUse[] {
  const rows = all<{ label: string; count: number }>(
    db,
    sql`
    SELECT post_labels.label, count(*) AS count FROM post_labels JOIN posts ON posts.rowid = post_labels.post_rowid
    WHERE posts.binned_at IS NULL GROUP BY post_labels.label ORDER BY count DESC, post_labels.label`,
  );
  const byKey = new Map<string, LabelInUse>();
  for (const { label, count } of rows) {
    const known = byKey.get(foldKey(label));
    if (known === undefined) byKey.set(foldKey(label), { label, count, variants: [] });
    else if (known.variants.length < MOST_VARIANTS) known.variants.push({ label, count });
  }
  return [...byKey.values()].slice(0, MOST);
}
