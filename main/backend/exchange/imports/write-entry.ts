/**
 * Writes one entry into the library: the rows of a post written here, under a key that identifies it again. Runs in
 * the transaction of a chunk; entries met twice or in another order give the same rows.
 */
import { isDeepStrictEqual } from 'node:util';
import type { SkipReason } from '#contract/imports.ts';
import { capabilitiesOf } from '#interview/destinations.ts';
import type { Post } from '#interview/document.ts';
import { publicationOfMark } from '#interview/marks.ts';
import { picturesOutside } from '#interview/pictures.ts';
import { withoutErased } from '../../library/erasure/guards.ts';
import type { Field, Reported } from '../../library/imports/reported.ts';
import { addNotes } from '../../library/posts/notes.ts';
import { asInDirectory } from '../../library/people/participants.ts';
import { resolvePeople, withCurrentPeople } from '../../library/people/aliases.ts';
import { rememberRemoteContent, sameHead } from '../../library/publications/publications.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { get, type ReadableDb, run, sql } from '../../core/sql.ts';
import type { Entry } from '../sources/entries.ts';
import type { Ahead } from '../reading/ahead.ts';
import { datesOf, fieldsOf, headOf, instantOf, reportedLanguage } from './entry-document.ts';
import {
  findByRemote,
  findHead,
  findSource,
  insertImported,
  insertPublication,
  keepRevision,
  keepSource,
  type PostHead,
  type KnownPublication,
  replaceDocument,
  reportedByPublication,
  type SourceRow,
  type ShownStatus,
  type Stored,
  storedAsRead,
  storedOf,
  updateBase,
  updatePresence,
} from './entry-rows.ts';
import { pictureFrom, withKnownPictures } from './imported-pictures.ts';
import { type Before, rowsBefore } from './items.ts';
import { blocksOf, type Body, bodyOf, type BodyRead, marksOf, sha256 } from '../sources/read-body.ts';
import { type Merged, mergeReported, valueOf } from './reported.ts';
import {
  itemOf,
  type Ledger,
  type KeyedEntry,
  type Reader,
  readingOf,
  areEquivalentBodies,
  skip,
  type Writing,
} from './writing.ts';

// An existing entry: its newest state replaces what the blog reported before. Text that the author changed here is
// kept, and the blog's text is stored as a revision and reported.

/** Default language, if neither the blog nor the text gives one. */
const DEFAULT_LANGUAGE = 'fr';

/** Fields of the document; the others are stored beside it. */
const DOCUMENT_FIELDS: readonly Field[] = ['kind', 'title', 'labels', 'description', 'body', 'excerpt'];
const PRESENCE_FIELDS: readonly Field[] = ['kind', 'status', 'url', 'publishedAt'];
const REPORTED_CHANGES: readonly Field[] = [...DOCUMENT_FIELDS, ...PRESENCE_FIELDS];

type Known = Readonly<{
  head: PostHead;
  postId: string;
  publication: KnownPublication | undefined;
  source: SourceRow | undefined;
  /** True if the author edited the post since it last agreed with a source or a send. */
  touched: boolean;
}>;

type KnownEntry = Readonly<{ existing: Known; next?: Next | undefined }>;
type Next = Merged & Readonly<{ relearnt: boolean; document: Post; text?: Text | undefined }>;
/** `language` and `read` describe the current body if it need not be read. `other` is true for a different body. */
type Text = Readonly<{ language: string; read: BodyRead | SkipReason | undefined; other: boolean }>;

/** Compares a known entry with the library. Writes nothing. Throws as Ahead's `get` does. */
function compareKnown(
  reader: Reader,
  keyed: KeyedEntry,
  source: SourceRow | undefined,
  publication: KnownPublication | undefined,
): KnownEntry {
  const { db, ahead } = reader;
  const postId = source?.postId ?? publication?.postId;
  const head = postId === undefined ? undefined : findHead(db, postId);
  if (postId === undefined || head === undefined) throw new Error(`no post behind ${keyed.key}`);
  const agreed = source?.documentHash ?? publication?.sentHash;
  const existing: Known = { head, postId, publication, source, touched: head.document_hash !== agreed };
  // An ended publication belongs to the post's past; one with a pending job will be read by that job.
  if (publication?.ended === true || publication?.busy === true) return { existing };

  const before = reportedBefore(db, source, publication);
  const merged = mergeBodies(ahead, keyed, before, publication);
  const followed = !existing.touched && publication?.wasSent !== true;
  const language = keyed.blog?.language;
  const relearnt = followed && language !== undefined && language !== head.language;
  if (isDeepStrictEqual(merged.reported, source?.reported) && !relearnt) return { existing };
  const document = readDocument(head.document);
  const needsNewText = relearnt || DOCUMENT_FIELDS.some((field) => merged.changed.has(field));
  const text = needsNewText ? textOf(reader, keyed, merged.changed, document, publication) : undefined;
  return { existing, next: { ...merged, relearnt, document, text } };
}

function updateEntry(writing: Writing, keyed: KeyedEntry, { existing, next }: KnownEntry): void {
  if (next !== undefined) return apply(writing, keyed, existing, next);
  const { head, postId, publication } = existing;
  const settled = publication?.ended === true || publication?.busy === true;
  if (!settled && head.document.includes('"type":"image"'))
    writing.ledger.pictures(postId, picturesOutside(readDocument(head.document)));
  writing.ledger.item({
    ...itemOf(keyed),
    outcome: 'unchanged',
    postId,
    leftHash: head.document_hash,
  });
}

/** The fields reported by the sources, updated by those that Escale read back later. */
function reportedBefore(
  db: ReadableDb,
  source: SourceRow | undefined,
  publication: KnownPublication | undefined,
): Reported {
  const reported: Reported = { ...source?.reported };
  const own = publication === undefined ? {} : reportedByPublication(db, publication.id, sha256);
  for (const field of Object.keys(own) as Field[])
    if ((own[field]?.[1] ?? 0) > (reported[field]?.[1] ?? -Infinity))
      Object.assign(reported, { [field]: own[field] });
  return reported;
}

function mergeBodies(
  ahead: Ahead,
  { entry, blog, body }: KeyedEntry,
  before: Reported,
  publication: KnownPublication | undefined,
): Merged {
  const storedHash = valueOf(before, 'body');
  const base = publication?.baseContent;
  // Normalisation by the blog and other renderings of feeds do not count as changes.
  const same =
    body?.isComplete === true &&
    storedHash !== undefined &&
    storedHash !== body.hash &&
    body.html !== undefined &&
    base !== undefined &&
    areEquivalentBodies(ahead, blog, body.html, base);
  const merged = mergeReported(before, fieldsOf(entry, blog, body, same ? storedHash : body?.hash));
  if (valueOf(merged.reported, 'body') === undefined) return merged;
  // An excerpt is useless once the complete body is known.
  const { excerpt: _excerpt, ...reported } = merged.reported;
  return { reported, changed: new Set([...merged.changed].filter((field) => field !== 'excerpt')) };
}

function apply(
  writing: Writing,
  keyed: KeyedEntry,
  existing: Known,
  { reported, changed, document, text }: Next,
): void {
  const { db, ledger, moment } = writing;
  const { head, postId, publication } = existing;
  const rows = rowsBefore(db, { postId, publicationId: publication?.id, key: keyed.key });
  const revisions: string[] = [];
  let hash = head.document_hash;
  if (text !== undefined) {
    const next = nextDocument(writing, keyed, reported, document, text);
    if (typeof next === 'string') return skip(writing, keyed, next);
    if (existing.touched) revisions.push(...keepBlogText(writing, keyed, existing, reported, next));
    else if (!sameDocument(next, document)) {
      const stored = storedOf(next);
      ({ hash } = replaceDocument(
        db,
        head.rowid,
        stored,
        datesOf(reported, moment.now).updatedAt,
        moment.now,
      ));
      revisions.push(keepRevision(db, head.rowid, stored, 'imported', moment));
      writing.index(head.rowid, stored.document);
      ledger.pictures(postId, picturesOutside(next));
    }
    if (!existing.touched && publication !== undefined)
      updateBase(db, publication.id, reported, {
        content: changed.has('body') ? keyed.body?.html : undefined,
        hash,
      });
  }
  if (publication !== undefined && PRESENCE_FIELDS.some((field) => changed.has(field)))
    updatePresence(db, publication.id, reported);
  if (!existing.touched && publication?.wasSent !== true) followDates(writing, head, reported, changed);
  const documentHash = existing.touched
    ? (existing.source?.documentHash ?? publication?.sentHash ?? '')
    : hash;
  keepSource(
    db,
    { key: keyed.key, postId, reported, documentHash },
    changed.has('raw') ? keyed.entry.raw : undefined,
  );
  refreshStatus(db, postId);
  const hasNews = hash !== head.document_hash || REPORTED_CHANGES.some((field) => changed.has(field));
  if (hasNews) writing.changed(postId);
  const before: Before = { ...rows, revisions };
  ledger.item({
    ...itemOf(keyed),
    // The first import of a post published by Escale records its source and changes nothing.
    outcome: hasNews && (existing.source !== undefined || revisions.length > 0) ? 'updated' : 'unchanged',
    postId,
    leftHash: hash,
    before,
  });
}

/** Compares documents as stored: the order of keys and undefined values do not matter. */
const sameDocument = (one: Post, other: Post): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));

/** The text of an entry's newest state, if it changed. */
function textOf(
  reader: Reader,
  keyed: KeyedEntry,
  changed: ReadonlySet<Field>,
  document: Post,
  publication: KnownPublication | undefined,
): Text {
  const { entry, body, blog } = keyed;
  const other = changed.has('body') || changed.has('excerpt');
  const otherwise = document.language;
  const statedLanguage = other ? reportedLanguage(entry.language, blog) : (blog?.language ?? otherwise);
  const again: Body | undefined = other ? body : baseBody(publication);
  if (again === undefined || (!other && statedLanguage === otherwise))
    return { language: statedLanguage ?? otherwise, read: undefined, other };
  const read = readingOf(
    reader,
    keyed,
    again,
    { language: statedLanguage, otherwise },
    document.participants,
  );
  return { language: typeof read === 'string' ? otherwise : read.language, read, other };
}

/** The document of the newest state, or the reason why it cannot be stored. */
function nextDocument(
  { db, note }: Writing,
  { entry }: KeyedEntry,
  reported: Reported,
  document: Post,
  { language, read: asRead, other }: Text,
): Post | SkipReason {
  if (typeof asRead === 'string') return asRead;
  if (asRead === undefined) {
    const current = { ...document, turns: document.kind === 'interview' };
    return { ...headOf(reported, current, language, document), body: document.body };
  }
  const read = withCurrentPeople(db, { ...asRead, body: blocksOf(asRead) });
  if (read.sealed && other) note('body-sealed', entry.title);
  const participants = asInDirectory(db, read.participants, document.participants);
  const next = headOf(reported, { ...read, participants }, language, document);
  return withKnownPictures(db, { ...next, body: read.body });
}

/** The body that the blog last had, to be read again. */
const baseBody = (publication: KnownPublication | undefined): Body | undefined =>
  publication?.baseContent === undefined
    ? undefined
    : { html: publication.baseContent, isComplete: true, hash: sha256(publication.baseContent) };

/** Stores the blog's text as a revision beside the author's. Returns the ids of the new revisions. */
function keepBlogText(
  { db, ahead, moment, note }: Writing,
  { entry, body, blog }: KeyedEntry,
  { head, publication }: Known,
  reported: Reported,
  next: Post,
): string[] {
  const html = body?.isComplete === true ? body.html : publication?.baseContent;
  if (publication !== undefined && html !== undefined) {
    const remoteContent = {
      title: valueOf(reported, 'title') ?? '',
      labels: valueOf(reported, 'labels') ?? [],
      content: html,
    };
    const { baseTitle: title, baseLabels: labels, baseContent: content } = publication;
    if (
      title !== undefined &&
      labels !== undefined &&
      content !== undefined &&
      sameHead(remoteContent, { title, labels }) &&
      areEquivalentBodies(ahead, blog, html, content)
    )
      return [];
    rememberRemoteContent(db, publication.id, remoteContent, moment.now);
  }
  note('kept-yours', entry.title);
  return [keepRevision(db, head.rowid, storedOf(next), 'remote', moment)];
}

/** Applies the blog's dates, and its bin, to an unedited post. */
function followDates(
  { db, moment }: Writing,
  head: PostHead,
  reported: Reported,
  changed: ReadonlySet<Field>,
): void {
  const { createdAt, updatedAt } = datesOf(reported, moment.now);
  const trashed = valueOf(reported, 'status') === 'trashed';
  const moved = changed.has('status') || changed.has('trashedAt');
  const binnedAt = !moved
    ? head.binned_at
    : trashed
      ? instantOf(valueOf(reported, 'trashedAt') ?? updatedAt)
      : null;
  run(
    db,
    sql`
    UPDATE posts SET created_at = ${createdAt}, updated_at = ${updatedAt}, binned_at = ${binnedAt} WHERE rowid = ${head.rowid}`,
  );
}

/** The context for finding an entry: `blogOf` writes nothing if there is no transaction yet. */
type FindContext = Reader & Pick<Writing, 'db'> & Readonly<{ blogOf: Ledger['blogOf'] }>;

type Met = Readonly<{ keyed: KeyedEntry }> &
  (
    | Readonly<{ was: 'unknown'; reported: Reported; read: BodyRead | SkipReason }>
    | Readonly<{ was: 'known'; knownEntry: KnownEntry }>
  );

/**
 * Finds the entry in the library and reads its body. Writes nothing: before the transaction it requests readings in
 * advance. Throws as Ahead's `get` does.
 */
export function findEntry(meeting: FindContext, original: Entry): Met {
  const { db } = meeting;
  const entry = withoutErased(db, original);
  const { blogRemoteId, remoteId } = entry;
  const ofBlog = blogRemoteId !== undefined && remoteId !== undefined;
  const body = bodyOf(entry);
  const blog = ofBlog ? meeting.blogOf(blogRemoteId) : undefined;
  const key = blog === undefined ? `sha256:${body?.hash ?? ''}` : `${blog.id}/${remoteId}`;
  const keyed: KeyedEntry = { entry, body, blog, key };
  const source = findSource(db, key);
  const publication =
    blog === undefined || remoteId === undefined ? undefined : findByRemote(db, blog.id, remoteId);
  if (source !== undefined || publication !== undefined)
    return { keyed, was: 'known', knownEntry: compareKnown(meeting, keyed, source, publication) };
  const { reported } = mergeReported({}, fieldsOf(entry, blog, body));
  const languages = { language: reportedLanguage(entry.language, blog), otherwise: DEFAULT_LANGUAGE };
  const read = body === undefined ? 'without-text' : readingOf(meeting, keyed, body, languages);
  return { keyed, was: 'unknown', reported, read };
}

export function writeEntry(writing: Writing, original: Entry): void {
  const { db, ahead, ledger } = writing;
  const match = findEntry({ db, ahead, blogOf: (remoteId) => ledger.blogOf(remoteId) }, original);
  if (match.was === 'known') return updateEntry(writing, match.keyed, match.knownEntry);
  const { moment } = writing;
  const { keyed, reported, read: asRead } = match;
  const { entry, body, blog, key } = keyed;
  if (typeof asRead === 'string') return skip(writing, keyed, asRead);
  if (body === undefined) return skip(writing, keyed, 'without-text');
  if (asRead.sealed) writing.note('body-sealed', entry.title);

  const stored = storedOfNew(db, reported, asRead);
  const postId = moment.newId();
  const dates = datesOf(reported, moment.now);
  const trashed = valueOf(reported, 'status') === 'trashed';
  const binnedAt = trashed ? instantOf(valueOf(reported, 'trashedAt') ?? dates.updatedAt) : undefined;
  const shownStatus = shownStatusOf(reported, blog !== undefined, binnedAt);
  const { postRowid, hash } = insertImported(db, postId, stored, { ...dates, ...shownStatus }, moment.now);
  if (blog !== undefined && entry.remoteId !== undefined)
    insertPublication(
      db,
      {
        // A page only has a post's mark if it was copied into it.
        id: (entry.kind === 'post' ? markedId(db, body) : undefined) ?? moment.newId(),
        postId,
        blogId: blog.id,
        remoteId: entry.remoteId,
      },
      { ...entry, reported },
      { content: body.isComplete ? body.html : undefined, hash },
      moment.now,
    );
  keepSource(db, { key, postId, reported, documentHash: hash }, entry.raw);
  keepRevision(db, postRowid, stored, 'imported', moment);
  // The status of other posts was computed above.
  if (blog !== undefined && (blog.kind === undefined || !capabilitiesOf(blog.kind).isPublic))
    refreshStatus(db, postId);
  if (asRead.outside.length > 0) ledger.pictures(postId, outsideOf(db, asRead));
  if (entry.comments !== undefined) addNotes(db, postId, entry.comments, moment);
  writing.index(postRowid, stored.document);
  writing.changed(postId);
  ledger.item({ ...itemOf(keyed), outcome: 'added', postId, leftHash: hash });
}

const outsideOf = (db: ReadableDb, { outside }: BodyRead): string[] =>
  outside.filter((address) => pictureFrom(db, address) === undefined);

/**
 * Stores the blocks as they were read, unparsed, unless they need a change: a person with another id now, or a picture
 * already in the library.
 */
function storedOfNew(db: ReadableDb, reported: Reported, read: BodyRead): Stored {
  const { participants, language } = read;
  const people = resolvePeople(db, { participants, body: [] });
  if (!people.changed && outsideOf(db, read).length === read.outside.length) {
    const head = headOf(reported, { ...read, participants: asInDirectory(db, participants) }, language);
    return storedAsRead(head, read);
  }
  const current = withCurrentPeople(db, { participants, body: blocksOf(read) });
  const directoryPeople = asInDirectory(db, current.participants);
  const head = headOf(reported, { ...read, participants: directoryPeople }, language);
  return storedOf(withKnownPictures(db, { ...head, body: current.body }));
}

/** The status of a post with only this publication and no job. */
function shownStatusOf(reported: Reported, ofBlog: boolean, binnedAt: number | undefined): ShownStatus {
  const remote = valueOf(reported, 'status') ?? 'live';
  const at = valueOf(reported, 'publishedAt');
  const isPublic = ofBlog && remote === 'live';
  const status = isPublic ? 'published' : ofBlog && remote === 'scheduled' ? 'scheduled' : 'draft';
  return {
    status: binnedAt === undefined ? status : 'binned',
    binnedAt,
    publishedAt: isPublic && at !== undefined ? instantOf(at) : undefined,
  };
}

/** The post id in the publication mark of another library of the same author, so that both libraries share it. */
function markedId(db: ReadableDb, body: Body): string | undefined {
  const [mark, ...others] = marksOf(body);
  if (mark === undefined || others.length > 0) return undefined;
  const id = publicationOfMark(mark);
  return get(db, sql`SELECT 1 FROM publications WHERE id = ${id}`) === undefined ? id : undefined;
}
