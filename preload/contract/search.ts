/** Search, opening a post by its title, and quotations. The command line uses the same JSON (docs/COMMAND-LINE.md). */
import { z } from 'zod';
import { LIMITS, postSchema } from '#interview/document.ts';
import {
  idSchema,
  instant,
  kindSchema,
  nothing,
  remoteId,
  shortText,
  shownStatusSchema,
  webAddress,
} from './shapes.ts';

export const PASSAGE_TYPES = ['title', 'lead', 'question', 'answer', 'text', 'caption', 'label'] as const;

export const passageHitSchema = z.strictObject({
  type: z.enum(PASSAGE_TYPES),
  /** The speaker's name, for an answer. */
  participant: z.string().max(1_000).optional(),
  /** Id of the first speaker, in this post. */
  participantId: idSchema.optional(),
  /** Role and organisation at the date of the post, as participants are described. */
  participantRole: z.string().max(700).optional(),
  /** The question of this passage, or the one it answers. */
  questionId: idSchema.optional(),
  question: shortText.optional(),
  answerId: idSchema.optional(),
  excerpt: z.string().max(1_000),
  /** Ranges of the matches in `excerpt`, in UTF-16 units: [start, end). */
  marks: z.array(z.tuple([z.int().min(0), z.int().min(0)])).max(200),
});
export type PassageHit = z.infer<typeof passageHitSchema>;

export const searchHitSchema = z.strictObject({
  postId: idSchema,
  remoteId: remoteId.optional(),
  title: shortText,
  kind: kindSchema,
  status: shownStatusSchema,
  publishedAt: instant.optional(),
  updatedAt: instant,
  labels: z.array(z.string().max(200)).max(100),
  /** Its questions and answers come from a proposal that the author has not accepted yet. */
  proposed: z.literal(true).optional(),
  /** The first real blog with the post, and its address there. */
  blogName: shortText.optional(),
  url: webAddress.optional(),
  score: z.number(),
  passages: z.array(passageHitSchema).max(20),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

const facet = z.array(z.strictObject({ value: z.string().max(300), count: z.int().min(0) })).max(200);

export const searchResultSchema = z.strictObject({
  query: z.string().max(1_000),
  /** Number of posts on all pages. */
  total: z.int().min(0),
  tookMs: z.number().min(0),
  hits: z.array(searchHitSchema).max(100),
  facets: z.strictObject({
    labels: facet,
    /** Years of all matching posts, regardless of the query's year. */
    years: facet,
    participants: facet,
    statuses: facet,
    /** Empty unless the library has posts of several blogs. */
    blogs: facet,
  }),
  suggestion: z.string().max(1_000).nullable(),
  /** Words that « Noms équivalents » added to the query: « aussi : … ». */
  equivalents: z.array(z.string().max(100)).max(100),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

export const SEARCH_ORDERS = ['relevance', 'date'] as const;

export const searchRequests = {
  /** Any text is a valid query. */
  'search.find': {
    input: z.strictObject({
      query: z.string().max(1_000),
      limit: z.int().min(1).max(100),
      offset: z.int().min(0).max(100_000).optional(),
      /** Best first (the default), or newest first. */
      order: z.enum(SEARCH_ORDERS).optional(),
      /** False: only the typed words, without their synonyms from the settings. */
      equivalents: z.boolean().optional(),
      /** Sent for each keystroke: cancels the previous such request, which fails with search.superseded. */
      typed: z.boolean().optional(),
    }),
    output: searchResultSchema,
  },
  /** Similar questions in other posts, nearest first. Fails with post.not-found. */
  'search.similar-questions': {
    input: z.strictObject({ postId: idSchema, questionId: idSchema, limit: z.int().min(1).max(50) }),
    output: z.strictObject({
      items: z
        .array(
          z.strictObject({
            postId: idSchema,
            title: shortText,
            publishedAt: instant.optional(),
            questionId: idSchema,
            question: shortText,
            /** The people who answer it there. */
            participants: z.array(z.string().max(200)).max(100),
          }),
        )
        .max(50),
    }),
  },
  /** Progress of the index; while `building`, unindexed posts are not found. */
  'search.index': {
    input: nothing,
    output: z.strictObject({
      state: z.enum(['ready', 'building']),
      /** Number of posts. */
      done: z.int().min(0),
      total: z.int().min(0),
      /** Whether the ranking index is in use; without it the results are the same but slower. */
      impact: z.boolean(),
    }),
  },
  /** Rebuilds the index while search stays available; search.index-changed reports its progress. */
  'search.rebuild': { input: nothing, output: nothing },
  /** Possible targets of a link, by title; posts on no real blog have no address. */
  'search.link-targets': {
    input: z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(50) }),
    output: z.strictObject({
      items: z
        .array(z.strictObject({ postId: idSchema, title: shortText, url: webAddress.optional() }))
        .max(50),
    }),
  },
  /** « Aller à… »: posts by title, ignoring accents and case; for an empty query the last edited ones. */
  'search.titles': {
    input: z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(50) }),
    output: z.strictObject({
      items: z
        .array(
          z.strictObject({
            postId: idSchema,
            title: shortText,
            kind: kindSchema,
            status: shownStatusSchema,
            updatedAt: instant,
          }),
        )
        .max(50),
    }),
  },
} as const;

/** Posts for reading in search, and the addresses of quotations from them. */
export const quotationRequests = {
  /** The document for highlighting matches, and the address of the published post. Fails with post.not-found. */
  'search.read': {
    input: z.strictObject({ postId: idSchema }),
    output: z.strictObject({
      document: postSchema,
      status: shownStatusSchema,
      /** Its turns come from a proposal that the author has not accepted yet. */
      proposed: z.boolean(),
      publishedAt: instant.optional(),
      /** The first real blog with the post. */
      blogName: shortText.optional(),
    }),
  },
  /**
   * Public address of a quotation: the anchor of its question if the page has one, else a text fragment, else the page;
   * absent for a post on no real blog. Fails with post.not-found.
   */
  'search.address': {
    input: z.strictObject({
      postId: idSchema,
      questionId: idSchema.optional(),
      /** The preceding text, to tell apart repeated passages. */
      near: z.string().max(LIMITS.text).optional(),
      paragraphs: z.array(z.string().max(LIMITS.text)).max(1_000),
    }),
    output: z.strictObject({ url: webAddress.optional() }),
  },
} as const;
