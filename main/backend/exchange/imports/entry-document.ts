/** Builds the document of an entry from the fields of all its sources. */
import type { Post } from '#interview/document.ts';
import { DOCUMENT_VERSION, LIMITS, languageSchema } from '#interview/document.ts';
import type { Entry } from '../sources/entries.ts';
import type { KnownBlog } from './known-blogs.ts';
import { type Body, sha256 } from '../sources/read-body.ts';
import { valueOf, type EntryFields } from './reported.ts';
import { type Reported } from '../../library/imports/reported.ts';
import type { Dates } from './entry-rows.ts';

const LONGEST_LINE = 2_000;

const line = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_LINE);

/** The labels of a document: labels with commas are split, lengths bounded, duplicates removed. */
function labelsOf(labels: readonly string[]): string[] {
  const cleaned = labels.map((label) => label.trim().slice(0, 200).trim()).filter((label) => label !== '');
  return [...new Set(cleaned)].slice(0, LIMITS.labels);
}

/** The language given by the source or the blog; undefined if it must be detected from the text. */
export const reportedLanguage = (
  reported: string | undefined,
  blog: KnownBlog | undefined,
): string | undefined =>
  reported !== undefined && languageSchema.safeParse(reported).success ? reported : blog?.language;

export type Head = Omit<Post, 'body'>;

/** @param before the post's current document, if there is one */
export function headOf(
  reported: Reported,
  read: Pick<Post, 'participants' | 'lead'> & Readonly<{ turns: boolean }>,
  language: string,
  before?: Post,
): Head {
  const description = line(valueOf(reported, 'description') ?? before?.description ?? '');
  const turns = read.turns || (before?.kind === 'interview' && read.participants.length > 0);
  return {
    version: DOCUMENT_VERSION,
    kind: valueOf(reported, 'kind') === 'page' ? 'page' : turns ? 'interview' : 'article',
    language,
    title: line(valueOf(reported, 'title') ?? ''),
    ...(description === '' ? {} : { description }),
    labels: labelsOf(valueOf(reported, 'labels') ?? []),
    participants: read.participants,
    ...(read.lead === undefined ? {} : { lead: read.lead }),
    ...(before?.numbered === undefined ? {} : { numbered: before.numbered }),
    ...(before?.copiedFrom === undefined ? {} : { copiedFrom: before.copiedFrom }),
  };
}

const AS_GIVEN = [
  ...(['kind', 'title', 'status', 'publishedAt', 'updatedAt', 'createdAt', 'trashedAt'] as const),
  ...(['labels', 'author', 'description', 'path'] as const),
];

/** The fields of an entry for comparison; bodies are represented by their sha256. */
export function fieldsOf(
  entry: Entry,
  blog: KnownBlog | undefined,
  body: Body | undefined,
  bodyHash = body?.hash,
): EntryFields {
  const { raw, path } = entry;
  // A path below the blog's address is as good as a permalink, if that address is known.
  const below = path !== undefined && blog?.url !== undefined ? `${blog.url}${path}` : undefined;
  const fields = {
    ...Object.fromEntries(AS_GIVEN.map((name) => [name, entry[name]])),
    url: entry.url ?? below,
    raw: raw === undefined ? undefined : sha256(raw),
    made: entry.made,
    body: body?.isComplete === true ? bodyHash : undefined,
    excerpt: body?.isComplete === false ? bodyHash : undefined,
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as EntryFields;
}

/** An instant for a database row, which allows none before 1970. */
export const instantOf = (ms: number): number => Math.max(0, Math.trunc(ms));

export function datesOf(reported: Reported, now: number): Dates {
  const [created, published, updated] = [
    valueOf(reported, 'createdAt'),
    valueOf(reported, 'publishedAt'),
    valueOf(reported, 'updatedAt'),
  ];
  return {
    createdAt: instantOf(created ?? published ?? updated ?? now),
    updatedAt: instantOf(updated ?? published ?? created ?? now),
  };
}
