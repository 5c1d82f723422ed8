/** The archive: search, and going to a post by its name. The JSON of the command line is the same (DESIGN section 11). */
import { z } from 'zod';
import { idSchema, instant, kindSchema, remoteId, shortText, statusSchema, webAddress } from './shapes.ts';

export const PASSAGE_TYPES = ['title', 'lead', 'question', 'answer', 'text', 'caption', 'label'] as const;

export const passageHitSchema = z.strictObject({
  type: z.enum(PASSAGE_TYPES),
  /** The name of who speaks, for an answer. */
  participant: z.string().max(1_000).optional(),
  /** The question that this passage is, or answers. */
  questionId: idSchema.optional(),
  question: shortText.optional(),
  answerId: idSchema.optional(),
  excerpt: z.string().max(1_000),
  /** Where the words stand in `excerpt`, in UTF-16 units: [start, end). */
  marks: z.array(z.tuple([z.int().min(0), z.int().min(0)])).max(200),
});
export type PassageHit = z.infer<typeof passageHitSchema>;

export const searchHitSchema = z.strictObject({
  postId: idSchema,
  remoteId: remoteId.optional(),
  title: shortText,
  kind: kindSchema,
  status: statusSchema,
  publishedAt: instant.optional(),
  updatedAt: instant,
  labels: z.array(z.string().max(200)).max(100),
  score: z.number(),
  passages: z.array(passageHitSchema).max(20),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

const facet = z.array(z.strictObject({ value: z.string().max(300), count: z.int().min(0) })).max(200);

export const searchResultSchema = z.strictObject({
  query: z.string().max(1_000),
  /** Posts found, all pages together. */
  total: z.int().min(0),
  tookMs: z.number().min(0),
  hits: z.array(searchHitSchema).max(100),
  facets: z.strictObject({ labels: facet, years: facet, participants: facet, statuses: facet }),
  suggestion: z.string().max(1_000).nullable(),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

export const archiveRequests = {
  /** Any text is a query; none is an error. */
  'archive.search': {
    input: z.strictObject({
      query: z.string().max(1_000),
      limit: z.int().min(1).max(100),
      offset: z.int().min(0).max(100_000).optional(),
    }),
    output: searchResultSchema,
  },
  /** Posts that a link may lead to, by title; those that are on no real blog yet have no address. */
  'archive.link-targets': {
    input: z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(50) }),
    output: z.strictObject({
      items: z
        .array(z.strictObject({ postId: idSchema, title: shortText, url: webAddress.optional() }))
        .max(50),
    }),
  },
  /** « Aller à… »: posts by title, accents and case apart; with an empty query the last ones edited. */
  'archive.titles': {
    input: z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(50) }),
    output: z.strictObject({
      items: z
        .array(
          z.strictObject({
            postId: idSchema,
            title: shortText,
            kind: kindSchema,
            status: statusSchema,
            updatedAt: instant,
          }),
        )
        .max(50),
    }),
  },
} as const;
