/**
 * An entry that is here already. What its newest state says takes the place of what the blog said before; what the author
 * wrote here meanwhile stays, and the blog's words go to the history, told in the report.
 */
import type { Post } from '#interview/document.ts';
import { isDeepStrictEqual } from 'node:util';
import type { SkipReason } from '#contract/imports.ts';
import { withCurrentPeople } from '../../library/people/aliases.ts';
import { asInDirectory } from '../../library/participants.ts';
import { readDocument } from '../../library/read-document.ts';
import { run, sql, type ReadableDb } from '../../library/sql.ts';
import { rememberFound, sameHead } from '../../library/publications/publications.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import type { Ahead } from '../reading/ahead.ts';
import { datesOf, documentOf, fieldsOf, instantOf, languageOf } from './entry-document.ts';
import type { Before } from './items.ts';
import { withKnownPictures } from './pictures-met.ts';
import { findHead, keepRevision, replaceDocument, storedOf, type PostHead } from './post-rows.ts';
import { sha256, type Body, type BodyRead } from './read-body.ts';
import { readingOf, sayTheSame, type Reader } from './read-entry-body.ts';
import { mergeSaid, valueOf, type Merged } from './said.ts';
import type { Field, Said } from '../../library/imports/said.ts';
import { rowsBefore } from './snapshot.ts';
import { keepSource, type PublicationFound, type SourceRow } from './source-rows.ts';
import { itemOf, skip, type Placed, type Writing } from './writing.ts';
import { saidByPublication, updateBase, updatePresence } from './write-publication.ts';

/** What a document is made of; the rest is said beside it. */
const OF_DOCUMENT: readonly Field[] = ['kind', 'title', 'labels', 'description', 'body', 'excerpt'];
const OF_PRESENCE: readonly Field[] = ['status', 'url', 'publishedAt'];
/** What a reader of the report would call a change. */
const TOLD: readonly Field[] = [...OF_DOCUMENT, ...OF_PRESENCE];

type Known = Readonly<{
  head: PostHead;
  postId: string;
  publication: PublicationFound | undefined;
  source: SourceRow | undefined;
  /** The author changed the post here since a source, or Escale's own sending, last agreed with it. */
  touched: boolean;
}>;

/** `next`: what comes of it, where it is not unchanged. */
export type KnownEntry = Readonly<{ known: Known; next?: Next | undefined }>;
type Next = Merged & Readonly<{ relearnt: boolean; document: Post; text?: Text | undefined }>;
/** `language` and `read`: of the document's own body where nothing is to be read. `other`: it is another body. */
type Text = Readonly<{ language: string; read: BodyRead | SkipReason | undefined; other: boolean }>;

/** Writes nothing. Throws what Ahead's `get` does. */
export function meetKnown(
  reader: Reader,
  placed: Placed,
  source: SourceRow | undefined,
  publication: PublicationFound | undefined,
): KnownEntry {
  const { db, ahead } = reader;
  const postId = source?.postId ?? publication?.postId;
  const head = postId === undefined ? undefined : findHead(db, postId);
  if (postId === undefined || head === undefined) throw new Error(`no post behind ${placed.key}`);
  const agreed = source?.documentHash ?? publication?.sentHash;
  const known: Known = { head, postId, publication, source, touched: head.document_hash !== agreed };
  // A publication that ended is another post's past; one that a job works on is about to be read back.
  if (publication?.ended === true || publication?.busy === true) return { known };

  const before = saidBefore(db, source, publication);
  const merged = mergeBodies(ahead, placed, before, publication);
  const followed = !known.touched && publication?.ours !== true;
  const language = placed.blog?.language;
  const relearnt = followed && language !== undefined && language !== head.language;
  if (isDeepStrictEqual(merged.said, source?.said) && !relearnt) return { known };
  const document = readDocument(head.document);
  const anew = relearnt || OF_DOCUMENT.some((field) => merged.changed.has(field));
  const text = anew ? textOf(reader, placed, merged.changed, document, publication) : undefined;
  return { known, next: { ...merged, relearnt, document, text } };
}

export function updateEntry(writing: Writing, placed: Placed, { known, next }: KnownEntry): void {
  if (next !== undefined) return apply(writing, placed, known, next);
  const { head, postId, publication } = known;
  const settled = publication?.ended === true || publication?.busy === true;
  if (!settled && head.document.includes('"type":"image"'))
    writing.ledger.pictures(postId, readDocument(head.document));
  writing.ledger.item({
    ...itemOf(placed),
    outcome: 'unchanged',
    postId,
    leftHash: head.document_hash,
  });
}

/** What was known: the sources' words, and over them what Escale itself read back later. */
function saidBefore(
  db: ReadableDb,
  source: SourceRow | undefined,
  publication: PublicationFound | undefined,
): Said {
  const said: Said = { ...source?.said };
  const own = publication === undefined ? {} : saidByPublication(db, publication.id, sha256);
  for (const field of Object.keys(own) as Field[])
    if ((own[field]?.[1] ?? 0) > (said[field]?.[1] ?? -Infinity))
      Object.assign(said, { [field]: own[field] });
  return said;
}

function mergeBodies(
  ahead: Ahead,
  { entry, blog, body }: Placed,
  before: Said,
  publication: PublicationFound | undefined,
): Merged {
  const known = valueOf(before, 'body');
  const base = publication?.baseContent;
  // What Blogger normalises, and feeds write in another way, is no change.
  const same =
    body?.whole === true &&
    known !== undefined &&
    known !== body.hash &&
    body.html !== undefined &&
    base !== undefined &&
    sayTheSame(ahead, body.html, base);
  const merged = mergeSaid(before, fieldsOf(entry, blog, body, same ? known : body?.hash));
  if (valueOf(merged.said, 'body') === undefined) return merged;
  // An excerpt says nothing where the whole is known.
  const { excerpt: _excerpt, ...said } = merged.said;
  return { said, changed: new Set([...merged.changed].filter((field) => field !== 'excerpt')) };
}

function apply(
  writing: Writing,
  placed: Placed,
  known: Known,
  { said, changed, document, text }: Next,
): void {
  const { db, ledger, moment } = writing;
  const { head, postId, publication } = known;
  const rows = rowsBefore(db, { postId, publicationId: publication?.id, key: placed.key });
  const revisions: string[] = [];
  let hash = head.document_hash;
  if (text !== undefined) {
    const next = nextDocument(writing, placed, said, document, text);
    if (typeof next === 'string') return skip(writing, placed, next);
    if (known.touched) revisions.push(...keepTheirs(writing, placed, known, said, next));
    else if (!sameDocument(next, document)) {
      const stored = storedOf(next);
      ({ hash } = replaceDocument(db, head.rowid, stored, datesOf(said, moment.now).updatedAt, moment.now));
      revisions.push(keepRevision(db, head.rowid, stored, 'imported', moment));
      writing.index(head.rowid, next);
      ledger.pictures(postId, next);
    }
    if (!known.touched && publication !== undefined)
      updateBase(db, publication.id, said, {
        content: changed.has('body') ? placed.body?.html : undefined,
        hash,
      });
  }
  if (publication !== undefined && OF_PRESENCE.some((field) => changed.has(field)))
    updatePresence(db, publication.id, said);
  if (!known.touched && publication?.ours !== true) followDates(writing, head, said, changed);
  const documentHash = known.touched ? (known.source?.documentHash ?? publication?.sentHash ?? '') : hash;
  keepSource(
    db,
    { key: placed.key, postId, said, documentHash },
    changed.has('raw') ? placed.entry.raw : undefined,
  );
  refreshStatus(db, postId);
  const told = hash !== head.document_hash || TOLD.some((field) => changed.has(field));
  if (told) writing.changed(postId);
  const before: Before = { ...rows, revisions };
  ledger.item({
    ...itemOf(placed),
    // The first meeting of a post that Escale published tells its source and changes nothing.
    outcome: told && (known.source !== undefined || revisions.length > 0) ? 'updated' : 'unchanged',
    postId,
    leftHash: hash,
    before,
  });
}

/** As stored: the order of keys, and keys without a value, say nothing. */
const sameDocument = (one: Post, other: Post): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));

/** The text of an entry's newest state, as far as it is another one. */
function textOf(
  reader: Reader,
  placed: Placed,
  changed: ReadonlySet<Field>,
  document: Post,
  publication: PublicationFound | undefined,
): Text {
  const { entry, body, blog } = placed;
  const other = changed.has('body') || changed.has('excerpt');
  const language = other
    ? languageOf(entry.language, blog, body, document.language)
    : (blog?.language ?? document.language);
  const again: Body | undefined = other ? body : bodyAgain(publication);
  if (again === undefined || (!other && language === document.language))
    return { language, read: undefined, other };
  return { language, read: readingOf(reader, placed, again, language, document.participants), other };
}

/** The document as its newest state is, or why that cannot be held. */
function nextDocument(
  { db, note }: Writing,
  { entry }: Placed,
  said: Said,
  document: Post,
  { language, read: asRead, other }: Text,
): Post | SkipReason {
  if (typeof asRead === 'string') return asRead;
  if (asRead === undefined)
    return documentOf(
      said,
      { ...document, turns: document.kind === 'interview', sealed: false },
      language,
      document,
    );
  const read = withCurrentPeople(db, asRead);
  if (read.sealed && other) note('body-sealed', entry.title);
  const participants = asInDirectory(db, read.participants, document.participants);
  return withKnownPictures(db, documentOf(said, { ...read, participants }, language, document));
}

/** The body that stands in the post, as its blog gave it. */
const bodyAgain = (publication: PublicationFound | undefined): Body | undefined =>
  publication?.baseContent === undefined
    ? undefined
    : { html: publication.baseContent, whole: true, hash: sha256(publication.baseContent) };

/** The blog's words beside the author's: found, and in the history. Returns the ids of the revisions made. */
function keepTheirs(
  { db, ahead, moment, note }: Writing,
  { entry, body }: Placed,
  { head, publication }: Known,
  said: Said,
  next: Post,
): string[] {
  const html = body?.whole === true ? body.html : publication?.baseContent;
  if (publication !== undefined && html !== undefined) {
    const found = {
      title: valueOf(said, 'title') ?? '',
      labels: valueOf(said, 'labels') ?? [],
      content: html,
    };
    const { baseTitle: title, baseLabels: labels, baseContent: content } = publication;
    if (
      title !== undefined &&
      labels !== undefined &&
      content !== undefined &&
      sameHead(found, { title, labels }) &&
      sayTheSame(ahead, html, content)
    )
      return [];
    rememberFound(db, publication.id, found, moment.now);
  }
  note('kept-yours', entry.title);
  return [keepRevision(db, head.rowid, storedOf(next), 'remote', moment)];
}

/** An untouched post follows the blog's dates, into its bin and out of it. */
function followDates({ db, moment }: Writing, head: PostHead, said: Said, changed: ReadonlySet<Field>): void {
  const { createdAt, updatedAt } = datesOf(said, moment.now);
  const trashed = valueOf(said, 'status') === 'trashed';
  const moved = changed.has('status') || changed.has('trashedAt');
  const binnedAt = !moved
    ? head.binned_at
    : trashed
      ? instantOf(valueOf(said, 'trashedAt') ?? updatedAt)
      : null;
  run(
    db,
    sql`
    UPDATE posts SET created_at = ${createdAt}, updated_at = ${updatedAt}, binned_at = ${binnedAt} WHERE rowid = ${head.rowid}`,
  );
}
