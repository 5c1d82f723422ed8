/**
 * One entry into the library: the same rows as a post written here, under a key by which it is met again. Called in the
 * transaction of a chunk; whatever it is given twice, or in another order, it leaves the same rows.
 */
import { withCurrentPeople } from '../../library/people/aliases.ts';
import { asInDirectory } from '../../library/participants.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { findPublicationMarks, publicationOfMark } from '#interview/marks.ts';
import { get, sql, type ReadableDb } from '../../library/sql.ts';
import { withoutErased } from '../../library/erasure/incoming.ts';
import { addNotes } from '../../library/notes.ts';
import type { Entry } from '../entries.ts';
import { datesOf, documentOf, fieldsOf, instantOf, languageOf } from './entry-document.ts';
import { withKnownPictures } from './pictures-met.ts';
import { insertImported, keepRevision, storedOf, type Standing } from './post-rows.ts';
import { bodyOf, readBody } from './read-body.ts';
import { mergeSaid, valueOf } from './said.ts';
import { type Said } from '../../library/imports/said.ts';
import { findByRemote, findSource, keepSource } from './source-rows.ts';
import { updateEntry } from './update-entry.ts';
import { insertPublication } from './write-publication.ts';
import { holdsPicture, itemOf, skip, type Placed, type Writing } from './writing.ts';

export function writeEntry(writing: Writing, met: Entry): void {
  const { db, ledger } = writing;
  const entry = withoutErased(db, met);
  const { blogRemoteId, remoteId } = entry;
  const ofBlog = blogRemoteId !== undefined && remoteId !== undefined;
  const body = bodyOf(entry);
  const blog = ofBlog ? ledger.blogOf(blogRemoteId) : undefined;
  const key = blog === undefined ? `sha256:${body?.hash ?? ''}` : `${blog.id}/${remoteId}`;
  const placed: Placed = { entry, body, blog, key };
  const source = findSource(db, key);
  const publication =
    blog === undefined || remoteId === undefined ? undefined : findByRemote(db, blog.id, remoteId);
  if (source === undefined && publication === undefined) addEntry(writing, placed);
  else updateEntry(writing, placed, source, publication);
}

function addEntry(writing: Writing, placed: Placed): void {
  const { db, ledger, moment } = writing;
  const { entry, body, blog, key } = placed;
  if (body === undefined) return skip(writing, placed, 'without-text');
  const { said } = mergeSaid({}, fieldsOf(entry, blog, body));
  const language = languageOf(entry.language, blog, body);
  const asRead = readBody(body, {
    language,
    ofBlog: blog !== undefined,
    newId: moment.newId,
    known: [],
    holdsPicture: (sha256) => holdsPicture(db, sha256),
  });
  if (asRead === undefined) return skip(writing, placed, 'too-large');
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
