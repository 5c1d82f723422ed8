/**
 * The form of posts from all sources (a backup of Blogger, a public feed, single files): a stream of entries, so that
 * a file of any size needs little memory. Independent of the library: the reader decides which become rows.
 */
import type { Damage } from '../damage.ts';
import type { DestinationKind } from '#interview/destinations.ts';
import type { TopBlock } from '#interview/document.ts';
import type { DocumentComment } from '#contract/exchange.ts';
import type { RemotePost } from '../../library/publications/remote.ts';

/** A blog as the source knows it. The same blog may be told again, with more, once its settings were met. */
export type EntryBlog = Readonly<{
  /** Blogger's decimal id, as text: beyond 2^53. Of other software, its name and what tells the site (site-export.ts). */
  remoteId: string;
  /** Blogger's, where the source says nothing. */
  kind?: DestinationKind;
  name: string;
  /** Its public address, without a final slash. */
  url?: string;
  /** IANA name, as the blog's settings write it. */
  timeZone?: string;
  /** As the blog's settings write it: `fr`, `fr_FR`, `pt_BR`. */
  locale?: string;
  /** The blog's own setting: each newline in a body is a line break. */
  convertsLineBreaks?: boolean;
}>;

export const kindOfEntryBlog = ({ kind = 'blogger' }: EntryBlog): DestinationKind => kind;

/**
 * A field that is undefined: this source cannot say. '' or []: it says that there is none. So a poorer source never
 * blanks a richer field. Instants are milliseconds UTC and may be negative.
 */
export type Entry = Readonly<{
  kind: 'post' | 'page';
  /** Both are absent for single files. */
  blogRemoteId?: string;
  remoteId?: string;
  title: string;
  /** The body, unescaped once. Undefined when only an excerpt is given. */
  html?: string;
  /** Its HTML was made on the way, or by a theme: there are no bytes that may go back to the blog. */
  made?: true;
  /** What a shortened feed gives in place of the body: HTML. */
  excerpt?: string;
  status: 'live' | 'draft' | 'scheduled' | 'trashed';
  publishedAt?: number;
  updatedAt?: number;
  createdAt?: number;
  trashedAt?: number;
  labels?: readonly string[];
  author?: string;
  /** A BCP 47 tag, where the source says one: single files may. */
  language?: string;
  url?: string;
  /** The permalink below the blog's address (`/2026/06/slug.html`): known even where the blog's address is not. */
  path?: string;
  /** The search description. */
  description?: string;
  /** Documents and text files: already read. Then there is no html. */
  blocks?: readonly TopBlock[];
  /** What a document's readers noted on its passages. */
  comments?: readonly DocumentComment[];
  /** Whose tracked changes a document holds, one name for each; told when it is looked at. */
  changedBy?: readonly string[];
  /** Read under an account: what its blog tells that alone. */
  toAccount?: Pick<RemotePost, 'author' | 'pending' | 'details'>;
  /** The entry's XML where it has fields that Escale does not model, without its body and without e-mail addresses. */
  raw?: string;
}>;

export type EntryComment = Readonly<{
  blogRemoteId: string;
  remoteId: string;
  postRemoteId: string;
  /** The comment it answers. */
  inReplyTo?: string;
  author?: string;
  html: string;
  publishedAt?: number;
  /** As Blogger writes it: LIVE, SPAM, PENDING… Undefined for those that are online. */
  status?: string;
}>;

/** Where in a source something stands. */
export type EntryLocation = Readonly<{
  /** The file's name, inside an archive or a folder its path there; for a feed the page's address. */
  file: string;
  /** Counted from 1 over the whole source, settings and comments included; 0 before the first. */
  entry: number;
  /** From 1. */
  line?: number;
  /** From 0, of the file as it is stored (unpacked). */
  byte?: number;
}>;

/** What is said beside the entries; each has a sentence in the messages. `text` names the thing: a title, a file. */
export const ENTRY_WARNINGS = [
  /** Larger than a post can be: left out whole. */
  'entry-too-large',
  /** No id, or none of Blogger's. */
  'entry-without-id',
  /** Another entry of the export has its id: given under an id of its own. */
  'entry-id-shared',
  /** The blog's settings or its template, which nobody takes: they cannot be read, and what follows is. */
  'layout-damaged',
  /** A date that is none: the entry is given without it. */
  'date-unreadable',
  /** More labels, or longer, than Blogger allows: the first ones are given. */
  'labels-cut',
  'title-cut',
  /** Characters that the file's encoding does not know were replaced. */
  'text-unreadable',
  'file-unknown',
  'file-unreadable',
  'file-too-large',
  /** It takes too much time or memory to read. */
  'file-too-complex',
  /** A zip inside a zip, a link in a folder: not followed. */
  'file-not-followed',
  /** The feed gives the beginning of this post only. */
  'body-short',
  /** Its readers are asked for a password: left out. */
  'entry-protected',
  /** The site announces more posts, or pages, than it gives; `text`: how many it gave. */
  'entries-missing',
  /** The site gives its feed alone, so its newest posts; `text`: how many. */
  'feed-latest',
  /** Its pictures are named below an address that the export does not tell. */
  'pictures-without-address',
  /** Links below a site address that is not in the export; `text`: the title, then a line for each link. */
  'links-without-address',
  /** The site address comes from the links of the posts, as the export has none; `text`: the address. */
  'site-address-guessed',
  /** Files of the site's media library, which are no entries; `text`: how many. */
  'files-not-copied',
  /** Ghost's internal tags, which readers do not see, are no labels; `text`: their names, a line for each. */
  'tags-internal',
  /** Of a document: `changes 3`, tracked changes that were accepted, `refused 3`, refused; pictures, formulas that are not taken over. */
  'document-part',
] as const;
export type EntryWarning = (typeof ENTRY_WARNINGS)[number];

/** What is told of a body where a source is only looked at (inspect-source.ts). */
export type BodySeen = Readonly<{
  body: 'whole' | 'short' | 'none';
  /** Distinct http(s) addresses. */
  pictures: readonly string[];
}>;

export type EntryRead =
  | Readonly<{ type: 'blog'; blog: EntryBlog }>
  /** `summary`: replaces the body. */
  | Readonly<{ type: 'entry'; entry: Entry; at: EntryLocation; summary?: BodySeen }>
  | Readonly<{ type: 'comment'; comment: EntryComment; at: EntryLocation }>
  | Readonly<{ type: 'left-out'; what: 'settings' | 'template' | 'album' | 'unknown'; at: EntryLocation }>
  | Readonly<{ type: 'warning'; code: EntryWarning; at: EntryLocation; text: string }>
  /** One file of the source cannot be read here; other files still are. `text`: the title of the entry it stops in, or ''. */
  | Readonly<{
      type: 'damaged';
      at: EntryLocation;
      text: string;
      damage: Damage;
      /** Only this entry, or text between two, was skipped: the following entries are read. */
      passed?: true;
    }>;

export type ReadOptions = Readonly<{
  signal: AbortSignal;
  /** Entries (of any type, `at.entry`) already done: not given again, except a few by a feed whose order may have moved. */
  after?: number;
  /** For counting: documents are told without their blocks, and nothing enters the library. */
  inspectOnly?: boolean;
  /** What becomes of the tracked changes of documents; accepted unless said. */
  changes?: 'accepted' | 'original';
  /** Bytes of files, or entries of a feed; `total` may grow. At most once a chunk. */
  onProgress?(done: number, total: number): void;
}>;

export type EntrySource = Readonly<{
  kind: 'address' | 'files';
  /** What the author calls it: the file's name, the blog's address. */
  name: string;
  /**
   * What tells about a blog is given again on resuming. Throws AppError where nothing at all can be read, and the signal's
   * reason when it is aborted.
   */
  read(options: ReadOptions): AsyncIterable<EntryRead>;
}>;
