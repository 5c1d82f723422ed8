/** Replaces the text of a post for an act on many posts, after keeping the previous text as a revision. */
import { DOCUMENT_VERSION, type Post } from '#interview/document.ts';
import { trustedPost } from '#interview/upgrade.ts';
import { countPost } from '#interview/words.ts';
import { refreshStatus } from '../publications/shown-publications.ts';
import { hashJson } from '../store/read-document.ts';
import { storePeopleOf } from '../people/participants.ts';
import { updateLabels, stateOfPost, type Moment } from '../posts/posts.ts';
import { pinState, type State } from '../posts/revisions.ts';
import type { WritableDb } from '../../core/sql.ts';
import { resolvePeople } from '../people/aliases.ts';
import { run, sql } from '../../core/sql.ts';

type Replaced = Readonly<{ keptIn: string; hash: string }>;

type Given = Readonly<{
  id: string;
  document: Post;
  /**
   * True if readers would see no difference: the publication then counts as having this text, and nothing has to be
   * sent.
   */
  sameWords: boolean;
  index: (postRowid: number, document: Post) => void;
}>;

/**
 * Replaces the text of a post, inside a transaction. The post's date stays, since the author did not edit it and
 * thousands of posts must not become the newest. Throws post.not-found.
 */
export function replaceText(
  db: WritableDb,
  { id, document, sameWords, index }: Given,
  moment: Moment,
): Replaced {
  const before = stateOfPost(db, id);
  const keptIn = pinState(db, moment.newId(), before, 'before-restore', moment.now);
  const hash = writeText(db, id, before, { document, sameWords });
  refreshStatus(db, id);
  index(before.postRowid, document);
  return { keptIn, hash };
}

/**
 * Updates a restored text from before a merge with the current ids of its people, inside a transaction. Returns it if
 * it changed, for the index. Throws post.not-found.
 */
export function updatePeopleIds(db: WritableDb, id: string): Post | undefined {
  const before = stateOfPost(db, id);
  const { text, changed, joined } = resolvePeople(db, trustedPost(JSON.parse(before.document)));
  if (!changed) return undefined;
  writeText(db, id, before, { document: text, sameWords: !joined });
  return text;
}

function writeText(
  db: WritableDb,
  id: string,
  before: State,
  { document, sameWords }: Pick<Given, 'document' | 'sameWords'>,
): string {
  const json = JSON.stringify(document);
  const hash = hashJson(json);
  const counts = countPost(document);
  const { postRowid } = before;
  run(
    db,
    sql`
    UPDATE posts SET document = ${json}, document_version = ${DOCUMENT_VERSION}, document_hash = ${hash},
      save_number = save_number + 1, last_save_id = NULL, words = ${counts.words}, questions = ${counts.questions},
      answers = ${counts.answers}
    WHERE rowid = ${postRowid}`,
  );
  if (sameWords) followText(db, id, before, hash);
  storePeopleOf(db, postRowid, document.participants);
  updateLabels(db, postRowid, document.labels);
  return hash;
}

/** Replaces the text's hash wherever it is stored. The sent text stays as it was. */
function followText(
  db: WritableDb,
  id: string,
  { documentHash: before, document, postRowid }: State,
  hash: string,
): void {
  run(
    db,
    sql`
    UPDATE publications SET sent_document = coalesce(sent_document, ${document}), sent_hash = ${hash}
    WHERE post_id = ${id} AND sent_hash = ${before}`,
  );
  run(
    db,
    sql`
    UPDATE jobs SET document_hash = ${hash} WHERE finished_at IS NULL AND document_hash = ${before}
      AND publication_id IN (SELECT id FROM publications WHERE post_id = ${id})`,
  );
  run(
    db,
    sql`UPDATE post_sources SET document_hash = ${hash} WHERE post_id = ${id} AND document_hash = ${before}`,
  );
  run(db, sql`UPDATE import_items SET left_hash = ${hash} WHERE post_id = ${id} AND left_hash = ${before}`);
  run(
    db,
    sql`UPDATE proposals SET accepted_as = ${hash} WHERE post_rowid = ${postRowid} AND accepted_as = ${before}`,
  );
}
