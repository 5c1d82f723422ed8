/**
 * One entry into the library: the same rows as a post written here, under a key by which it is met again. Written in the
 * transaction of a chunk; whatever it is given twice, or in another order, it leaves the same rows.
 */
import { withCurrentPeople } from '../../library/people/aliases.ts';
import { asInDirectory } from '../../library/participants.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { findPublicationMarks, publicationOfMark } from '#interview/marks.ts';
import type { SkipReason } from '#contract/imports.ts';
import { get, sql, type ReadableDb } from '../../library/sql.ts';
import { withoutErased } from '../../library/erasure/guards.ts';
import { addNotes } from '../../library/notes.ts';
import type { Entry } from '../entries.ts';
import { datesOf, documentOf, fieldsOf, instantOf, languageOf } from './entry-document.ts';
import { withKnownPictures } from './pictures-met.ts';
import { insertImported, keepRevision, storedOf, type Standing } from './post-rows.ts';
import { bodyOf, type BodyRead } from './read-body.ts';
import { readingOf, type Reader } from './read-entry-body.ts';
import { mergeSaid, valueOf } from './said.ts';
import type { Said } from '../../library/imports/said.ts';
import { findByRemote, findSource, keepSource } from './source-rows.ts';
import { meetKnown, updateEntry, type KnownEntry } from './update-entry.ts';
import { insertPublication } from './write-publication.ts';
import { itemOf, skip, type Ledger, type Placed, type Writing } from './writing.ts';

/** With what an entry is met: `blogOf` writes nothing where this is not yet the transaction. */
type Meeting = Reader & Pick<Writing, 'db'> & Readonly<{ blogOf: Ledger['blogOf'] }>;

type Met = Readonly<{ placed: Placed }> &
  (
    | Readonly<{ was: 'unknown'; said: Said; language: string; read: BodyRead | SkipReason }>
    | Readonly<{ was: 'known'; known: KnownEntry }>
  );

/**
 * What an entry is to this library, and what its body says. Writes nothing: before the transaction the same reading thread
 * reads ahead for it. Throws what Ahead's `get` does.
 */
export function meetEntry(meeting: Meeting, met: Entry): Met {
  const { db } = meeting;
  const entry = withoutErased(db, met);
  const { blogRemoteId, remoteId } = entry;
  const ofBlog = blogRemoteId !== undefined && remoteId !== undefined;
  const body = bodyOf(entry);
  const blog = ofBlog ? meeting.blogOf(blogRemoteId) : undefined;
  const key = blog === undefined ? `sha256:${body?.hash ?? ''}` : `${blog.id}/${remoteId}`;
  const placed: Placed = { entry, body, blog, key };
  const source = findSource(db, key);
  const publication =
    blog === undefined || remoteId === undefined ? undefined : findByRemote(db, blog.id, remoteId);
  if (source !== undefined || publication !== undefined)
    return { placed, was: 'known', known: meetKnown(meeting, placed, source, publication) };
  const { said } = mergeSaid({}, fieldsOf(entry, blog, body));
  const language = languageOf(entry.language, blog, body);
  const read = body === undefined ? 'without-text' : readingOf(meeting, placed, body, language);
  return { placed, was: 'unknown', said, language, read };
}

export function writeEntry(writing: Writing, given: Entry): void {
  const { db, ahead, ledger } = writing;
  const met = meetEntry({ db, ahead, blogOf: (remoteId) => ledger.blogOf(remoteId) }, given);
  if (met.was === 'known') return updateEntry(writing, met.placed, met.known);
  const { moment } = writing;
  const { placed, said, language, read: asRead } = met;
  const { entry, body, blog, key } = placed;
  if (typeof asRead === 'string') return skip(writing, placed, asRead);
  if (body === undefined) return skip(writing, placed, 'without-text');
  const read = withCurrentPeople(db, asRead);
  if (read.sealed) writing.note('body-sealed', entry.title);

  const people = asInDirectory(db, read.participants);
  const document = withKnownPictures(db, documentOf(said, { ...read, participants: people }, language));
  const postId = moment.newId();
  const dates = datesOf(said, moment.now);
  const trashed = valueOf(said, 'status') === 'trashed';
  const binnedAt = trashed ? instantOf(valueOf(said, 'trashedAt') ?? dates.updatedAt) : undefined;
  const stored = storedOf(document);
  const standing = standingOf(said, blog !== undefined, binnedAt);
  const { postRowid, hash } = insertImported(db, postId, stored, { ...dates, ...standing }, moment.now);
  if (blog !== undefined && entry.remoteId !== undefined)
    insertPublication(
      db,
      {
        id: markedId(db, body.html ?? '') ?? moment.newId(),
        postId,
        blogId: blog.id,
        remoteId: entry.remoteId,
      },
      said,
      { content: body.whole ? body.html : undefined, hash },
      moment.now,
    );
  keepSource(db, { key, postId, said, documentHash: hash }, entry.raw);
  keepRevision(db, postRowid, stored, 'imported', moment);
  refreshStatus(db, postId);
  ledger.pictures(postId, document);
  if (entry.comments !== undefined) addNotes(db, postId, entry.comments, moment);
  writing.index(postRowid, document);
  writing.changed(postId);
  ledger.item({ ...itemOf(placed), outcome: 'added', postId, leftHash: hash });
}

/** Of a post that has this one publication, and no job. */
function standingOf(said: Said, ofBlog: boolean, binnedAt: number | undefined): Standing {
  const remote = valueOf(said, 'status') ?? 'live';
  const at = valueOf(said, 'publishedAt');
  const shown = ofBlog && remote === 'live';
  const status = shown ? 'published' : ofBlog && remote === 'scheduled' ? 'scheduled' : 'draft';
  return {
    status: binnedAt === undefined ? status : 'binned',
    binnedAt,
    publishedAt: shown && at !== undefined ? instantOf(at) : undefined,
  };
}

/** The publication that another library of ours made of it: both then know it by the same mark. */
function markedId(db: ReadableDb, html: string): string | undefined {
  const [mark, ...others] = findPublicationMarks(html);
  if (mark === undefined || others.length > 0) return undefined;
  const id = publicationOfMark(mark);
  return get(db, sql`SELECT 1 FROM publications WHERE id = ${id}`) === undefined ? id : undefined;
}
