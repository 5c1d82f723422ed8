/** Of a library that is recovered, rows that no restore would take: rows/judge.ts. Their posts may be made anew from kept states. */
import { hashJson } from '../hash-json.ts';
import { isDocument, type Row } from '../rows/checks.ts';
import { strangeRows, type Strange } from '../rows/judge.ts';
import type { WritableDb } from '../sql.ts';

/** Taken out; returns the tables they stood in. Words that can be read stay, whatever their sum says: they are told as doubtful. */
export function dropStrange(db: WritableDb): string[] {
  const strange = [...strangeRows(db, () => undefined)].filter((one) => !isReadablePost(one));
  for (const { table, row, values } of strange)
    if (hasNumbers(db, table)) db.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(row);
    else dropByValues(db, table, values);
  return [...new Set(strange.map(({ table }) => table))];
}

const isReadablePost = ({ table, column, values }: Strange): boolean =>
  table === 'posts' && column === 'document' && isDocument(String(values['document'] ?? ''));

const hasNumbers = (db: WritableDb, table: string): boolean =>
  db.prepare('SELECT wr FROM pragma_table_list WHERE name = ?').pluck().get(table) === 0;

function dropByValues(db: WritableDb, table: string, values: Row): void {
  const columns = Object.keys(values);
  db.prepare(`DELETE FROM "${table}" WHERE ${columns.map((name) => `"${name}" IS ?`).join(' AND ')}`).run(
    ...columns.map((name) => values[name] ?? null),
  );
}

/** The sums of what was found, as it stands now. */
export function sumAnew(db: WritableDb): void {
  const read = db.prepare('SELECT document, document_hash AS hash FROM posts WHERE rowid = ?');
  const write = db.prepare('UPDATE posts SET document_hash = ? WHERE rowid = ?');
  for (const rowid of db.prepare('SELECT rowid FROM posts').pluck().all()) {
    const { document, hash } = read.get(rowid) as { document: string; hash: string };
    if (hashJson(document) !== hash) write.run(hashJson(document), rowid);
  }
}
