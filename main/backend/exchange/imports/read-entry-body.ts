/** The bodies of entries, as the reading thread reads and compares them. Each of these throws what Ahead's `get` does. */
import { findPublicationMarks } from '#interview/marks.ts';
import type { Participant } from '#interview/document.ts';
import { AppError } from '#contract/failure.ts';
import type { SkipReason } from '#contract/imports.ts';
import { aliasesInPages } from '../../library/people/aliases.ts';
import { knownUnder } from '../../library/people/join-people.ts';
import { get, sql, type ReadableDb } from '../../library/sql.ts';
import type { Ahead } from '../reading/ahead.ts';
import { readBody, sha256, type Body, type BodyRead } from './read-body.ts';
import type { Placed } from './writing.ts';

export type Reader = Readonly<{ db: ReadableDb; ahead: Ahead }>;

/** A body as a document holds it, or why it is left out. `people`: those this library knows in the post. */
export function readingOf(
  { db, ahead }: Reader,
  { entry, blog }: Placed,
  body: Body,
  language: string,
  people: readonly Participant[] = [],
): BodyRead | SkipReason {
  const ofBlog = blog !== undefined;
  // Its blocks come from the reading thread already.
  if (body.blocks !== undefined)
    return readBody({ blocks: body.blocks, language, ofBlog, known: [], elsewhere: false }) ?? 'too-large';
  const html = body.html ?? '';
  const ours = ofBlog && findPublicationMarks(html).length > 0;
  const known = ours ? knownUnder(people, aliasesInPages(db, html)) : [];
  const elsewhere = ours && !picturesNamed(html).every((sha) => holdsPicture(db, sha));
  const { blogRemoteId = '', remoteId = '' } = entry;
  // Two posts may say the same, and each has ids of its own.
  const key = JSON.stringify([blogRemoteId, remoteId, body.hash, language, ofBlog, elsewhere, known]);
  try {
    return ahead.get('body', key, { html, language, ofBlog, known, elsewhere }) ?? 'too-large';
  } catch (error) {
    if (isTooComplex(error)) return 'too-complex';
    throw error;
  }
}

/** Whether two bodies say the same; what cannot be compared does not. */
export function sayTheSame(ahead: Ahead, one: string, other: string): boolean {
  if (one === other) return true;
  try {
    return ahead.get('same', `${sha256(one)} ${sha256(other)}`, { one, other });
  } catch (error) {
    if (isTooComplex(error)) return false;
    throw error;
  }
}

const isTooComplex = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'document.too-complex';

const picturesNamed = (html: string): string[] =>
  [...html.matchAll(/\biv-asset-([0-9a-f]{64})\b/g)].flatMap(([, sha]) => sha ?? []);

const holdsPicture = (db: ReadableDb, sha: string): boolean =>
  get(db, sql`SELECT 1 FROM assets WHERE sha256 = ${sha}`) !== undefined;
