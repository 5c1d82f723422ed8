/** What is made of the HTML that a source or a blog gave, by name; it runs in the reading thread (ahead.ts asks). */
import type { Post } from '#interview/document.ts';
import { sameContent } from '#interview/html/compare.ts';
import { HtmlError } from '#interview/html/parse.ts';
import { readMarked, type MarkedToRead } from '../blog-pages/read-marked.ts';
import { readVersion, type VersionToRead } from '../blog-pages/read-version.ts';
import { readBody, type BodyRead, type BodyToRead } from '../imports/read-body.ts';

export type Texts = {
  /** An entry's body as a document holds it; undefined where it is too large even as one sealed card. */
  body: { input: BodyToRead; output: BodyRead | undefined };
  /** Whether two pieces of HTML say the same; false where one is too large to be compared. */
  same: { input: Readonly<{ one: string; other: string }>; output: boolean };
  /** What stands on a blog, as a document. Fails with document.too-large. */
  version: { input: VersionToRead; output: Post };
  /** A marked post that nothing is known of from before. Fails with document.too-large. */
  marked: { input: MarkedToRead; output: Post };
};
export type TextName = keyof Texts;
export type TextAsked = {
  [Name in TextName]: Readonly<{ name: Name; input: Texts[Name]['input'] }>;
}[TextName];

export function readText(asked: TextAsked): unknown {
  switch (asked.name) {
    case 'body':
      return readBody(asked.input);
    case 'same':
      return isSame(asked.input);
    case 'version':
      return readVersion(asked.input);
    case 'marked':
      return readMarked(asked.input);
  }
}

function isSame({ one, other }: Texts['same']['input']): boolean {
  try {
    return sameContent(one, other);
  } catch (error) {
    if (error instanceof HtmlError) return false;
    throw error;
  }
}
