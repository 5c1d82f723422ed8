/** What stands on a blog as a document, as the reading thread reads it. */
import type { Post } from '#interview/document.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
import { hashDocument } from '../../library/posts.ts';
import { aliasesInPages } from '../../library/people/aliases.ts';
import type { ReadableDb } from '../../library/sql.ts';
import type { Content } from '../../library/publications/publications.ts';
import { fingerprintOf } from '../../exchange/blog-pages/read-version.ts';

export type VersionReader = Readonly<{ db: ReadableDb; ahead: Ahead }>;

/**
 * The document of `found`. `seen`: what was last seen there, and `document`: whose text that was. The same page gives the very
 * document, and the same found page the same document each time. A page that calls somebody by an id they had before they were
 * merged means them. Throws document.too-large, and what Ahead's `get` does.
 */
export function remoteVersion(
  { db, ahead }: VersionReader,
  document: Post,
  seen: Content,
  found: Content,
): Post {
  const aliases = aliasesInPages(db, seen.content, found.content);
  const pages = `${fingerprintOf(seen)} ${fingerprintOf(found)}`;
  const key = `${pages} ${hashDocument(JSON.stringify(document))} ${JSON.stringify(aliases)}`;
  return ahead.get('version', key, { document, seen, found, aliases });
}

/** A marked post where nothing says what it was before: the same ids as `ours` where our marks still stand. Throws the same. */
export const markedVersion = (ahead: Ahead, found: Content, ours: Post): Post =>
  ahead.get('marked', `${fingerprintOf(found)} ${hashDocument(JSON.stringify(ours))}`, { found, ours });
