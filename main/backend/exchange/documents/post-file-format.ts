/**
 * The format of a post as one file (`.escale-post`): a zip with its description (`escale.json`), the post with the
 * hashes of its earlier states (`post.json`), and its pictures by sha256. Only the hashes of states are included, never
 * their text; notes and contact details only if the author ticked them; recipients of the text never.
 */
import { picturesOf } from './pictures-of-post.ts';
import { z } from 'zod';
import { LIMITS, type Post } from '#interview/document.ts';
import { documentCommentSchema } from '#contract/exchange.ts';
import { idSchema, instant, sha256Schema, shortText } from '#contract/shapes.ts';
import { privateWordsSchema } from '../../library/people/private-words.ts';

export const POST_FILE_ENDING = '.escale-post';
export const MANIFEST = 'escale.json';
export const POST = 'post.json';
export const FORMAT = 'escale-post';
export const VERSION = 1;

/** Maximum unpacked bytes: a post with a hundred photographs of 10 MB. */
export const MOST_UNPACKED = 1024 ** 3;
export const LARGEST_POST = 64 * 1024 * 1024;
export const MOST_STATES = 20_000;
const ASSET = /^assets\/([0-9a-f]{2})\/(\1[0-9a-f]{62})$/;

export const assetName = (sha256: string): string => `assets/${sha256.slice(0, 2)}/${sha256}`;
export const assetOf = (name: string): string | undefined => ASSET.exec(name)?.[2];

export const manifestSchema = z.object({ format: z.literal(FORMAT), version: z.int().min(1) });

export const sharedPostSchema = z.object({
  id: idSchema,
  createdAt: instant,
  /** The document's JSON exactly as in the sender's library. */
  document: z.string().max(LARGEST_POST),
  /** document_hash of the states that led to this one, oldest first, ending with its own. */
  states: z.array(sha256Schema).min(1).max(MOST_STATES),
  pictures: z.array(z.object({ sha256: sha256Schema, name: shortText, credit: shortText })).max(10_000),
  notes: z.array(documentCommentSchema).max(5_000).optional(),
  /** The directory's details of its people, if ticked. */
  people: z.array(privateWordsSchema).max(LIMITS.participants).optional(),
});
export type SharedPost = z.infer<typeof sharedPostSchema>;

/** The pictures included with a post: those it shows, and its people's portraits. */
export const picturesToGive = (post: Post): Set<string> =>
  new Set([...picturesOf(post).own, ...post.participants.flatMap(({ portrait }) => portrait ?? [])]);
