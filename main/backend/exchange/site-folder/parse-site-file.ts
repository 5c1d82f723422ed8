/** Parses a file of a site in a folder by its schema. Runs in either thread. */
import { createHash } from 'node:crypto';
import { sameSecret } from '../../core/same-secret.ts';
import { excerpt } from '#interview/html/excerpt.ts';
import { parseJson } from '../../network/read-bounded.ts';
import { type PageText, readPage } from './page-text.ts';
import {
  type Noted,
  notedSchema,
  type Pending,
  pagesSchema,
  pendingSchema,
  type PostRecord,
  recordSchema,
  sealOf,
  type SiteFacts,
  siteSchema,
  type WrittenPages,
} from './site-files.ts';

/** A record without its texts, and the beginning of its text. `page` is the sha256 of its page as written. */
export type RecordSummary = Readonly<{
  summary: Omit<PostRecord, 'content' | 'before' | 'page'>;
  page: string | undefined;
  excerpt: ReturnType<typeof excerpt>;
}>;
export type HashedRecord = Readonly<{ record: PostRecord; hash: string }>;

/** The kinds of files, with the input besides the bytes and the output of each. */
type SiteFileReads = {
  site: { input: object; output: SiteFacts };
  pages: { input: object; output: WrittenPages };
  post: { input: object; output: HashedRecord };
  summary: { input: object; output: RecordSummary };
  /** `key` is the secret of the library that may have written it. */
  pending: { input: Readonly<{ key: string }>; output: Noted };
  page: { input: Readonly<{ title: string; path: string }>; output: PageText };
};
export type SiteFileRead = keyof SiteFileReads;
export type SiteFileInput<Name extends SiteFileRead> = Readonly<{ name: Name; bytes: Uint8Array }> &
  SiteFileReads[Name]['input'];
export type SiteFileOutput<Name extends SiteFileRead> = SiteFileReads[Name]['output'];
export type SiteFileToParse = { [Name in SiteFileRead]: SiteFileInput<Name> }[SiteFileRead];

export function parseSiteFile(file: SiteFileToParse): SiteFileOutput<SiteFileRead> | undefined {
  const text = new TextDecoder().decode(file.bytes);
  switch (file.name) {
    case 'page':
      return readPage(text, file);
    case 'site':
      return siteSchema.safeParse(parseJson(text)).data;
    case 'pages':
      return pagesSchema.safeParse(parseJson(text)).data;
    case 'pending':
      return notedIn(pendingSchema.safeParse(parseJson(text)).data, file.key);
    case 'post': {
      const record = recordSchema.safeParse(parseJson(text)).data;
      return record && { record, hash: createHash('sha256').update(file.bytes).digest('hex') };
    }
    case 'summary': {
      const record = recordSchema.safeParse(parseJson(text)).data;
      return record && summaryOf(record);
    }
  }
}

/** The note, if the library with this key sealed it. */
const notedIn = (pending: Pending | undefined, key: string): Noted | undefined =>
  pending !== undefined && sameSecret(pending.seal, sealOf(pending.noted, key))
    ? notedSchema.safeParse(parseJson(pending.noted)).data
    : undefined;

function summaryOf(record: PostRecord): RecordSummary {
  const { content, before: _, page, ...summary } = record;
  return { summary, page, excerpt: excerpt(content) };
}
