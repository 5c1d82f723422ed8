/**
 * The document model: an author's text as Escale stores it (version 2). Everything else (the editor's state, published
 * HTML, search passages) is derived from it. A changed shape needs a new version and a step in upgrade.ts, because
 * documents outlive releases.
 */
import { z } from 'zod';
import { creditShape } from './people/person-shapes.ts';
import { isLinkAddress, isPictureAddress } from './links.ts';

export const DOCUMENT_VERSION = 2;

/** Limits of a document, which also bound messages between processes. */
export const LIMITS = {
  text: 200_000,
  line: 2_000,
  blocks: 20_000,
  inlines: 20_000,
  labels: 100,
  label: 200,
  participants: 500,
  html: 2_000_000,
  /**
   * Maximum size of a document when read, in the units of requests (main/backend/core/answer.ts), leaving room for new
   * text.
   */
  weight: 6_000_000,
  /** Nesting of lists: a message between processes nests 100 deep, and each list takes three levels. */
  lists: 25,
} as const;

export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** A BCP 47 tag, as for `lang`: `fr`, `en`, `pt-BR`. */
export const languageSchema = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().max(LIMITS.text);
const line = z.string().max(LIMITS.line);

export const MARKS = ['bold', 'italic', 'underline', 'strike', 'code', 'sub', 'sup'] as const;
const markSchema = z.enum(MARKS);

const textInlineSchema = z.strictObject({
  type: z.literal('text'),
  text: text.min(1),
  /** In the order of MARKS, without repetition. */
  marks: z.array(markSchema).max(MARKS.length).optional(),
  language: languageSchema.optional(),
});
const lineBreakSchema = z.strictObject({ type: z.literal('lineBreak') });
const linkSchema = z.strictObject({
  type: z.literal('link'),
  url: z.string().refine(isLinkAddress),
  title: line.optional(),
  content: z.array(z.discriminatedUnion('type', [textInlineSchema, lineBreakSchema])).max(LIMITS.inlines),
});
const inlineSchema = z.discriminatedUnion('type', [textInlineSchema, linkSchema, lineBreakSchema]);
export const inlinesSchema = z.array(inlineSchema).max(LIMITS.inlines);
const paragraphsSchema = z.array(inlinesSchema).max(LIMITS.blocks);

/**
 * The source HTML of a block, byte for byte; republished while the block is unchanged
 * (docs/design/document.md#source-bytes).
 */
const source = z.string().max(LIMITS.html).optional();

const paragraphSchema = z.strictObject({
  type: z.literal('paragraph'),
  content: inlinesSchema,
  source,
});

export type ListItem = { content: Inline[]; children?: List | undefined };
export type List = {
  type: 'list';
  ordered: boolean;
  start?: number | undefined;
  items: ListItem[];
  source?: string | undefined;
};
const listItemSchema: z.ZodType<ListItem> = z.strictObject({
  content: inlinesSchema,
  get children() {
    return listSchema.optional() as z.ZodOptional<z.ZodType<List>>;
  },
});
export const listSchema = z.strictObject({
  type: z.literal('list'),
  ordered: z.boolean(),
  start: z.int().min(0).max(1_000_000).optional(),
  items: z.array(listItemSchema).min(1).max(LIMITS.blocks),
  source,
});
const quoteSchema = z.strictObject({
  type: z.literal('quote'),
  content: paragraphsSchema,
  cite: line.optional(),
  language: languageSchema.optional(),
  source,
});
export const IMAGE_SIZES = ['small', 'medium', 'large'] as const;
export const IMAGE_ALIGNS = ['left', 'right'] as const;
export const imageSchema = z.strictObject({
  type: z.literal('image'),
  /** At least one: the library picture, or its public address. */
  asset: sha256Schema.optional(),
  url: z.string().refine(isPictureAddress).optional(),
  width: z.int().min(1).max(100_000).optional(),
  height: z.int().min(1).max(100_000).optional(),
  alt: line,
  caption: inlinesSchema,
  credit: line,
  decorative: z.boolean(),
  /**
   * Relative to the text's width: about a third, a half, two thirds; absent for the full width, if the picture is wide
   * enough.
   */
  size: z.enum(IMAGE_SIZES).optional(),
  /** Left and right let the text flow around; absent for centred. */
  align: z.enum(IMAGE_ALIGNS).optional(),
  source,
});
/** Two or three pictures side by side, without their own size and alignment. */
export const gallerySchema = z.strictObject({
  type: z.literal('gallery'),
  images: z.array(imageSchema).min(2).max(3),
  caption: inlinesSchema.optional(),
  source,
});
const tableSchema = z.strictObject({
  type: z.literal('table'),
  caption: inlinesSchema.optional(),
  rows: z
    .array(
      z
        .array(
          z.strictObject({
            header: z.boolean(),
            content: inlinesSchema,
            columns: z.int().min(1).max(100).optional(),
            rows: z.int().min(1).max(1000).optional(),
          }),
        )
        .max(100),
    )
    .max(1000),
  source,
});
export const codeSchema = z.strictObject({
  type: z.literal('code'),
  text,
  language: z.string().max(40).optional(),
  source,
});
export const embedSchema = z.strictObject({
  type: z.literal('embed'),
  url: z.string().refine(isPictureAddress),
  title: line,
  provider: line.optional(),
  thumbnail: sha256Schema.optional(),
  /** False: a linked card. True: the site's frame, which may track readers. */
  frame: z.boolean(),
  source,
});
/** A boxed note (« encadré ») of the editor, apart from the text: a title, paragraphs, or both. */
const asideSchema = z.strictObject({
  type: z.literal('aside'),
  title: inlinesSchema.optional(),
  content: paragraphsSchema,
  source,
});
export const htmlSchema = z.strictObject({
  type: z.literal('html'),
  html: z.string().max(LIMITS.html),
  origin: z.enum(['blog', 'outside']),
});

export const answerBlockSchema = z.discriminatedUnion('type', [
  paragraphSchema,
  listSchema,
  quoteSchema,
  asideSchema,
  imageSchema,
  gallerySchema,
  tableSchema,
  codeSchema,
  embedSchema,
  htmlSchema,
]);
const headingSchema = z.strictObject({
  type: z.literal('heading'),
  level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  content: inlinesSchema,
  source,
});
export const questionSchema = z.strictObject({
  type: z.literal('question'),
  id: idSchema,
  by: z.array(idSchema).max(LIMITS.participants).optional(),
  to: z.array(idSchema).max(LIMITS.participants).optional(),
  language: languageSchema.optional(),
  content: paragraphsSchema,
  /** The question of another interview from which this one was copied (« mêmes questions »). */
  copiedFrom: idSchema.optional(),
  source,
});
export const answerSchema = z.strictObject({
  type: z.literal('answer'),
  id: idSchema,
  /** Empty: nobody is named. Several: a joint answer. */
  participants: z.array(idSchema).max(LIMITS.participants),
  /** Whether the name is displayed before the answer. */
  labelShown: z.boolean(),
  language: languageSchema.optional(),
  blocks: z.array(answerBlockSchema).max(LIMITS.blocks),
  source,
});
export const ruleSchema = z.strictObject({ type: z.literal('rule'), source });
export const jumpBreakSchema = z.strictObject({ type: z.literal('jumpBreak'), source });
export const topBlockSchema = z.discriminatedUnion('type', [
  ...answerBlockSchema.options,
  headingSchema,
  questionSchema,
  answerSchema,
  ruleSchema,
  jumpBreakSchema,
]);

/** A person as of the post's date. `label` is displayed before the colon. */
export const participantSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(200),
  ...creditShape,
  label: z.string().min(1).max(200),
  portrait: sha256Schema.optional(),
  link: z.string().refine(isLinkAddress).optional(),
});

export const KINDS = ['interview', 'article', 'page'] as const;
export const kindSchema = z.enum(KINDS);

const firstDuplicate = (ids: readonly string[]): string | undefined =>
  ids.find((id, index) => ids.indexOf(id) !== index);

export const postSchema = z
  .strictObject({
    version: z.literal(DOCUMENT_VERSION),
    kind: kindSchema,
    language: languageSchema,
    title: line,
    description: line.optional(),
    labels: z.array(z.string().min(1).max(LIMITS.label)).max(LIMITS.labels),
    participants: z.array(participantSchema).max(LIMITS.participants),
    lead: paragraphsSchema.optional(),
    /** Whether questions are displayed with numbers from 1. */
    numbered: z.boolean().optional(),
    /** The post from which this interview's questions were copied (« mêmes questions »). */
    copiedFrom: idSchema.optional(),
    body: z.array(topBlockSchema).max(LIMITS.blocks),
  })
  .superRefine((post, context) => {
    const people = post.participants.map((participant) => participant.id);
    const turns = post.body.flatMap((block) =>
      block.type === 'question' || block.type === 'answer' ? [block] : [],
    );
    if (new Set(people).size !== people.length)
      context.addIssue({
        code: 'custom',
        path: ['participants'],
        message: `id ${firstDuplicate(people)} twice`,
      });
    const ids = turns.map((turn) => turn.id);
    if (new Set(ids).size !== ids.length)
      context.addIssue({ code: 'custom', path: ['body'], message: `id ${firstDuplicate(ids)} twice` });
    const knownIds = new Set(people);
    for (const turn of turns) {
      const named = turn.type === 'answer' ? turn.participants : [...(turn.by ?? []), ...(turn.to ?? [])];
      const unknownId = named.find((id) => !knownIds.has(id));
      if (unknownId !== undefined)
        context.addIssue({
          code: 'custom',
          path: ['body'],
          message: `turn ${turn.id} names unknown participant ${unknownId}`,
        });
    }
  });

export type Mark = z.infer<typeof markSchema>;
export type TextInline = z.infer<typeof textInlineSchema>;
export type Link = z.infer<typeof linkSchema>;
export type Inline = z.infer<typeof inlineSchema>;
export type Quote = z.infer<typeof quoteSchema>;
export type Aside = z.infer<typeof asideSchema>;
export type Image = z.infer<typeof imageSchema>;
export type Gallery = z.infer<typeof gallerySchema>;
export type Table = z.infer<typeof tableSchema>;
export type Code = z.infer<typeof codeSchema>;
export type Embed = z.infer<typeof embedSchema>;
export type HtmlCard = z.infer<typeof htmlSchema>;
export type AnswerBlock = z.infer<typeof answerBlockSchema>;
export type Heading = z.infer<typeof headingSchema>;
export type Question = z.infer<typeof questionSchema>;
export type Answer = z.infer<typeof answerSchema>;
export type TopBlock = z.infer<typeof topBlockSchema>;
export type Participant = z.infer<typeof participantSchema>;
export type Kind = z.infer<typeof kindSchema>;
export type Post = z.infer<typeof postSchema>;
