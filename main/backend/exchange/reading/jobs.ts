/** The jobs of the reading thread by name, and the requests it sends to the backend while they run. */
import type { ChangesChosen, ReadDocument } from '#contract/exchange.ts';
import type { FailureCode, FailureParams } from '#contract/failure.ts';
import type { Alteration } from '#interview/html/alterations.ts';
import type { HtmlRules } from '#interview/destinations.ts';
import type { Post, TopBlock } from '#interview/document.ts';
import type { ForeignParts } from '#interview/foreign-parts.ts';
import type { OnlineOptions, OnlinePage } from '#interview/render/preview-html.ts';
import type { AnswerName } from '../blog-answers/answer-shapes.ts';
import type { AnswerToRead, ParsedAnswer } from '../blog-answers/parse-answer.ts';
import type { MarkedToRead, VersionToRead } from '../blog-pages/read-version.ts';
import type { BodyRead, BodyToRead } from '../sources/read-body.ts';
import type { PassageToFind } from '../blog-pages/fragment-in-page.ts';
import type { PostAddress } from '../blog-pages/post-address.ts';
import type { Sighting, Sought } from '../blog-pages/read-blog.ts';
import type { OutsideReply } from '../../network/ask-outside.ts';
import type { EntryBlog, EntryRead, ReadOptions } from '../sources/entries.ts';
import type { SourceFile } from '../sources/files/source-files.ts';
import type { PostFileContent } from '../documents/read-post-file.ts';
import type { DocumentFile } from '../documents/read-document.ts';
import type { SiteFileOutput, SiteFileRead, SiteFileToParse } from '../site-folder/parse-site-file.ts';
import type { Patched } from './patched-page.ts';

type SourceRead = Readonly<{ files: readonly SourceFile[] }> | Readonly<{ address: string }>;

export type ReadingJobs = {
  document: { input: { file: DocumentFile; chosen: ChangesChosen }; output: ReadDocument };
  /** The entries of a source, sent in batches by `reads`. */
  entries: {
    input: Readonly<{ source: SourceRead; now: number; keepsPictures: boolean }> &
      Pick<ReadOptions, 'after' | 'inspectOnly' | 'changes'>;
    output: void;
  };
  /** A post file; its pictures are sent by `picture` after all of it was checked. */
  'post-file': { input: { file: string }; output: PostFileContent };
  /** A public post on its blog. */
  seek: {
    input: { sought: Sought; postAddress: PostAddress | undefined; now: number };
    output: Sighting | undefined;
  };
  /** Many texts, one after another; each result is sent by `text`. */
  texts: { input: { texts: readonly TextAsked[] }; output: void };
  /** The heading level of this title on a page; undefined if it is missing, or the page is too large. */
  'title-level': { input: { html: string; title: string }; output: number | undefined };
  /** The blog's facts from its public feed. */
  'blog-of-feed': { input: { address: string; now: number }; output: EntryBlog };
  /** Parses the answer of a blog's API, which the thread requests piece by piece. */
  answer: { input: AnswerToRead; output: ParsedAnswer<AnswerName> };
  /** Parses a file of a site in a folder; undefined for another shape. */
  'site-file': { input: SiteFileToParse; output: SiteFileOutput<SiteFileRead> | undefined };
};

/** Requests of the thread to the backend while it reads. */
export type ReadingAsks = {
  /** Adds a picture to the library; its sha256, or undefined for an unsupported format. */
  picture: { input: { name: string; bytes: Uint8Array }; output: string | undefined };
  /** Requests a page; redirects to a sign-in page are not followed. */
  page: { input: { address: string; accept: string }; output: OutsideReply };
  sleep: { input: { ms: number }; output: void };
  /** The next bytes of an answer; undefined at its end. */
  piece: { input: undefined; output: Uint8Array | undefined };
  /** Answered once the batch was accepted. */
  reads: { input: { reads: readonly EntryRead[] }; output: void };
};

type AlteredText = Readonly<{ title: string; labels: readonly string[]; content: string }>;

type OnlineToShow = Readonly<{ page: OnlinePage; options: OnlineOptions }>;

/** Readings of HTML from a source or a blog, by name (read-text.ts). */
export type Texts = {
  /** An entry's body as a document stores it; undefined if it is too large even as one sealed card. */
  body: { input: BodyToRead; output: BodyRead | undefined };
  /** True if two pieces of HTML have the same content; false if one is too large. */
  same: { input: Readonly<{ rules: HtmlRules; one: string; other: string }>; output: boolean };
  /** The alterations that a blog made to a text it was sent; undefined for another text. */
  alterations: {
    input: Readonly<{ rules: HtmlRules; sent: AlteredText; remote: AlteredText }>;
    output: readonly Alteration[] | undefined;
  };
  /** A normalized form of HTML to compare its states; the HTML itself if it is too large. */
  fingerprint: { input: Readonly<{ html: string }>; output: string };
  /** Distinct web addresses of a page's pictures. Fails with document.too-large. */
  'image-addresses': { input: Readonly<{ html: string }>; output: readonly string[] };
  /** The addresses of the library's pictures on a page: sha256 -> address. Fails with document.too-large. */
  'asset-addresses': { input: Readonly<{ html: string }>; output: ReadonlyMap<string, string> };
  /** The blocks of a page written elsewhere, without ids. Fails with document.too-large. */
  blocks: { input: Readonly<{ html: string; language: string }>; output: readonly TopBlock[] };
  /**
   * A foreign page with the changes of `post`; `away`: for another page. A picture without an address is listed in `asked`, and
   * has `placeholder` and its sha256 as its address. Fails with document.too-large.
   */
  patched: {
    input: Readonly<{
      base: string;
      post: Post;
      addresses: ReadonlyMap<string, string>;
      placeholder: string;
      away: boolean;
    }>;
    output: Patched;
  };
  /** The active content of a post's foreign HTML, compared with its page. Fails with document.too-large. */
  foreign: { input: Readonly<{ body: Post['body']; page: string }>; output: ForeignParts };
  /** A page as last read from its blog, made harmless, for the preview of a post. Fails with document.too-large. */
  shown: { input: OnlineToShow; output: string };
  /** A link fragment to a passage on a page. */
  place: { input: PassageToFind; output: string | undefined };
  /** A blog's content as a document. Fails with document.too-large. */
  version: { input: VersionToRead; output: Post };
  /** The document of a marked post whose base, the content last seen there, is unknown. Fails with document.too-large. */
  marked: { input: MarkedToRead; output: Post };
};
export type TextName = keyof Texts;
export type TextAsked = {
  [Name in TextName]: Readonly<{ name: Name; input: Texts[Name]['input'] }>;
}[TextName];

/** The result of a text: a value, or the failure of its reading. */
export type TextRead =
  | Readonly<{ value: unknown }>
  | Readonly<{ failure: Readonly<{ code: FailureCode; params: FailureParams }> }>;

/** Reports of the thread: its progress, the next file that counts as one entry, and results of texts in order. */
export type ReadingTells = {
  text: TextRead;
  progress: { done: number; total: number };
  begins: { file: string; entry: number };
};
