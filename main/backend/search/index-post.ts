/** Keeps the archive's index in step with the posts, in the transaction that changes them. */
import type { Participant, Post } from '../../../interview/document.ts';
import { passagesOf, type Passage } from '../../../interview/passages.ts';
import { all, get, run, sql, transaction, type ReadableDb, type WritableDb } from '../library/sql.ts';
import { ANALYSIS_VERSION, columnsFor } from './analysis.ts';
import { documentToIndex } from './document-to-index.ts';

export type PostToIndex = Readonly<{ postRowid: number; document: Post }>;

/** Indexes a post, or indexes it again. Call it inside the transaction that saves the document. */
export function indexPost(db: WritableDb, { postRowid, document }: PostToIndex): void {
  const passages = passagesOf(document);
  const of = (type: Passage['type']) => columnsFor(passages.filter((passage) => passage.type === type));
  const title = of('title');
  const labels = of('label');
  const lead = of('lead');
  const questions = of('question');
  const answers = of('answer');
  const texts = of('text');
  const captions = of('caption');
  transaction(db, () => {
    run(
      db,
      sql`
      INSERT OR REPLACE INTO search_posts (rowid, title, people, labels, lead, questions, answers, texts, captions,
        title_stems, labels_stems, lead_stems, questions_stems, answers_stems, texts_stems, captions_stems)
      VALUES (${postRowid}, ${title.exact}, ${peopleColumn(document.participants)}, ${labels.exact}, ${lead.exact}, ${questions.exact},
        ${answers.exact}, ${texts.exact}, ${captions.exact},
        ${title.stems}, ${labels.stems}, ${lead.stems}, ${questions.stems}, ${answers.stems}, ${texts.stems}, ${captions.stems})`,
    );
    indexVoices(db, postRowid, document, passages);
    run(
      db,
      sql`INSERT OR REPLACE INTO search_indexed (post_rowid, analysis) VALUES (${postRowid}, ${ANALYSIS_VERSION})`,
    );
  });
}

/** Takes a post out of the index. A binned post stays in it: search leaves it out by its status. */
export function removePost(db: WritableDb, postRowid: number): void {
  transaction(db, () => {
    run(db, sql`DELETE FROM search_posts WHERE rowid = ${postRowid}`);
    run(
      db,
      sql`DELETE FROM search_voices WHERE rowid IN (SELECT rowid FROM search_voices_of WHERE post_rowid = ${postRowid})`,
    );
    run(db, sql`DELETE FROM search_voices_of WHERE post_rowid = ${postRowid}`);
    run(db, sql`DELETE FROM search_indexed WHERE post_rowid = ${postRowid}`);
  });
}

/** Posts in one go at most: the longest transaction stays short. */
const BATCH = 100;

/**
 * Indexes up to a hundred posts that no analysis, or an older one, has read: after an upgrade or a restore.
 * Says how many it read, and whether more are left. A document that cannot be read is left out, and tried again with the next analysis.
 */
export function indexMissing(db: WritableDb): { indexed: number; more: boolean } {
  return transaction(db, () => {
    const rows = all<{ rowid: number }>(
      db,
      sql`
      SELECT posts.rowid FROM posts LEFT JOIN search_indexed ON post_rowid = posts.rowid
      WHERE analysis IS NOT ${ANALYSIS_VERSION} LIMIT ${BATCH}`,
    );
    for (const { rowid } of rows) {
      const post = documentToIndex(db, rowid)?.document;
      if (post === undefined)
        run(
          db,
          sql`INSERT OR REPLACE INTO search_indexed (post_rowid, analysis) VALUES (${rowid}, ${ANALYSIS_VERSION})`,
        );
      else indexPost(db, { postRowid: rowid, document: post });
    }
    return { indexed: rows.length, more: rows.length === BATCH };
  });
}

/** How many posts there are, and how many this analysis has read. */
export function indexProgress(db: ReadableDb): { done: number; total: number } {
  const row = get<{ done: number; total: number }>(
    db,
    sql`
    SELECT count(*) AS total, count(post_rowid) AS done FROM posts
    LEFT JOIN search_indexed ON post_rowid = posts.rowid AND analysis = ${ANALYSIS_VERSION}`,
  );
  return row ?? { done: 0, total: 0 };
}

/** Names, roles and organisations: who is looked for by name is found where they were asked. */
function peopleColumn(people: readonly Participant[]): string {
  const texts = people.flatMap(({ name, role, organisation }) => [name, role ?? '', organisation ?? '']);
  return columnsFor(texts.filter((text) => text !== '').map((text) => ({ text, language: '' }))).exact;
}

function indexVoices(db: WritableDb, postRowid: number, document: Post, passages: readonly Passage[]): void {
  const known = all<{ rowid: number; participant_id: string; name: string }>(
    db,
    sql`SELECT rowid, participant_id, name FROM search_voices_of WHERE post_rowid = ${postRowid}`,
  );
  const before = new Map(known.map((row) => [row.participant_id, row]));
  const answers = passages.filter((passage) => passage.type === 'answer');
  for (const { id, name } of document.participants) {
    const spoken = answers.filter((passage) => passage.participants.includes(id));
    if (spoken.length === 0) continue;
    const known = before.get(id);
    before.delete(id);
    // A row that says the same is left: a write between two of the index makes FTS5 put what it holds on disk.
    const rowid =
      known?.name === name ? known.rowid : keepVoice(db, known?.rowid ?? null, postRowid, id, name);
    const { exact, stems } = columnsFor(spoken);
    run(
      db,
      sql`
      INSERT OR REPLACE INTO search_voices (rowid, people, answers, answers_stems)
      VALUES (${rowid}, ${columnsFor([{ text: name, language: '' }]).exact}, ${exact}, ${stems})`,
    );
  }
  for (const { rowid } of before.values()) {
    run(db, sql`DELETE FROM search_voices WHERE rowid = ${rowid}`);
    run(db, sql`DELETE FROM search_voices_of WHERE rowid = ${rowid}`);
  }
}

/** Returns the rowid under which a person's answers in a post are indexed. */
function keepVoice(
  db: WritableDb,
  rowid: number | null,
  postRowid: number,
  id: string,
  name: string,
): number {
  const [voice] = all<{ rowid: number }>(
    db,
    sql`
    INSERT OR REPLACE INTO search_voices_of (rowid, post_rowid, participant_id, name)
    VALUES (${rowid}, ${postRowid}, ${id}, ${name}) RETURNING rowid`,
  );
  if (voice === undefined) throw new Error('INSERT … RETURNING gave no row');
  return voice.rowid;
}
