/**
 * An entry that is here already. What its newest state says takes the place of what the blog said before; what the author
 * wrote here meanwhile stays, and the blog's words go to the history, told in the report.
 */
import type { Post } from '#interview/document.ts';
import { isDeepStrictEqual } from 'node:util';
import { HtmlError } from '#interview/html/parse.ts';
import { sameContent as sameHtml } from '#interview/html/compare.ts';
import { aliasesInPages, knownUnder, withCurrentPeople } from '../../library/people/aliases.ts';
import { asInDirectory } from '../../library/participants.ts';
import { readDocument } from '../../library/read-document.ts';
import { run, sql } from '../../library/sql.ts';
import { rememberFound } from '../../library/publications/publications.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { sameContent } from '../../library/publications/same-content.ts';
import { datesOf, documentOf, fieldsOf, instantOf, languageOf } from './entry-document.ts';
import type { Before } from './items.ts';
import { withKnownPictures } from './pictures-met.ts';
import { findHead, keepRevision, replaceDocument, storedOf, type PostHead } from './post-rows.ts';
import { readBody, sha256, type Body } from './read-body.ts';
import { mergeSaid, valueOf, type Merged } from './said.ts';
import { type Field, type Said } from '../../library/imports/said.ts';
import { rowsBefore } from './snapshot.ts';
import { keepSource, type PublicationFound, type SourceRow } from './source-rows.ts';
import { holdsPicture, itemOf, skip, type Placed, type Writing } from './writing.ts';
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

export function updateEntry(
  writing: Writing,
  placed: Placed,
  source: SourceRow | undefined,
  publication: PublicationFound | undefined,
): void {
  const { db, ledger } = writing;
  const postId = source?.postId ?? publication?.postId;
  const head = postId === undefined ? undefined : findHead(db, postId);
  if (postId === undefined || head === undefined) throw new Error(`no post behind ${placed.key}`);
  const unchanged = (): void =>
    ledger.item({
      ...itemOf(placed),
      outcome: 'unchanged',
      postId,
      leftHash: head.document_hash,
    });
  // A publication that ended is another post's past; one that a job works on is about to be read back.
  if (publication?.ended === true || publication?.busy === true) return unchanged();

  const agreed = source?.documentHash ?? publication?.sentHash;
  const known: Known = { head, postId, publication, source, touched: head.document_hash !== agreed };
  const before = saidBefore(writing, source, publication);
  const merged = mergeBodies(placed, before, publication);
  const followed = !known.touched && publication?.ours !== true;
  const language = placed.blog?.language;
  const relearnt = followed && language !== undefined && language !== head.language;
  if (isDeepStrictEqual(merged.said, source?.said) && !relearnt) {
    if (head.document.includes('"type":"image"')) ledger.pictures(postId, readDocument(head.document));
    return unchanged();
  }
  apply(writing, placed, known, merged, relearnt);
}

/** What was known: the sources' words, and over them what Escale itself read back later. */
function saidBefore(
  { db }: Writing,
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
  { entry, blog, body }: Placed,
  before: Said,
  publication: PublicationFound | undefined,
): Merged {
  const known = valueOf(before, 'body');
  const same =
    body?.whole === true &&
    known !== undefined &&
    known !== body.hash &&
    sameBody(body, publication?.baseContent);
  const merged = mergeSaid(before, fieldsOf(entry, blog, body, same ? known : body?.hash));
  if (valueOf(merged.said, 'body') === undefined) return merged;
  // An excerpt says nothing where the whole is known.
  const { excerpt: _excerpt, ...said } = merged.said;
  return { said, changed: new Set([...merged.changed].filter((field) => field !== 'excerpt')) };
}

/** Whether two bodies say the same: what Blogger normalises, and feeds write in another way, is no change. */
function sameBody(body: Body, base: string | undefined): boolean {
  if (body.html === undefined || base === undefined) return false;
  try {
    return sameHtml(body.html, base);
  } catch (error) {
    if (error instanceof HtmlError) return false;
    throw error;
  }
}

function apply(
  writing: Writing,
  placed: Placed,
  known: Known,
  { said, changed }: Merged,
  relearnt: boolean,
): void {
  const { db, ledger, moment } = writing;
  const document = readDocument(known.head.document);
  const { head, postId, publication } = known;
  const rows = rowsBefore(db, { postId, publicationId: publication?.id, key: placed.key });
  const anew = relearnt || OF_DOCUMENT.some((field) => changed.has(field));
  const revisions: string[] = [];
  let hash = head.document_hash;
  if (anew) {
    const next = nextDocument(writing, placed, said, changed, document, publication);
    if (next === undefined) return skip(writing, placed, 'too-large');
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

/** The document as its newest state is; undefined where that cannot be held. */
function nextDocument(
  { db, moment, note }: Writing,
  { entry, body, blog }: Placed,
  said: Said,
  changed: ReadonlySet<Field>,
  document: Post,
  publication: PublicationFound | undefined,
): Post | undefined {
  const other = changed.has('body') || changed.has('excerpt');
  const language = other
    ? languageOf(entry.language, blog, body, document.language)
    : (blog?.language ?? document.language);
  const again: Body | undefined = other ? body : bodyAgain(publication);
  if (again === undefined || (!other && language === document.language))
    return documentOf(
      said,
      { ...document, turns: document.kind === 'interview', sealed: false },
      language,
      document,
    );
  const asRead = readBody(again, {
    language,
    ofBlog: blog !== undefined,
    newId: moment.newId,
    known: knownUnder(document.participants, aliasesInPages(db, again.html ?? '')),
    holdsPicture: (one) => holdsPicture(db, one),
  });
  if (asRead === undefined) return undefined;
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
  { db, moment, note }: Writing,
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
      sameContent(found, { title, labels, content })
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
