/**
 * The editor's data about a block besides its text. Every block is a child of the root; the answer, question or quote
 * it belongs to is stored on it and never inferred from its position (docs/design/document.md#membership).
 *
 * Values are parsed, since pasted ones come back as JSON; a malformed value counts as absent.
 */
import { createState, $getRoot, $getState, $setState, type LexicalNode } from 'lexical';
import { z } from 'zod';
import {
  answerSchema,
  idSchema,
  kindSchema,
  languageSchema,
  participantSchema,
  questionSchema,
  topBlockSchema,
  type Kind,
  type Participant,
  type TopBlock,
} from '#interview/document.ts';

const membershipSchema = z.object({
  id: idSchema,
  participants: z.array(idSchema),
  labelShown: z.boolean(),
  language: languageSchema.optional(),
  /** The original answer, kept while it has a `source` (normalize.ts). */
  origin: answerSchema.optional(),
});
/** The answer of a block. All blocks of an answer have the same value. */
export type Membership = Readonly<z.infer<typeof membershipSchema>>;

const questionOfSchema = z.object({
  id: idSchema,
  by: z.array(idSchema).optional(),
  to: z.array(idSchema).optional(),
  language: languageSchema.optional(),
  copiedFrom: idSchema.optional(),
  origin: questionSchema.optional(),
  /** A question made by the editor in a post without a body; while empty it is not part of the document. */
  placeholder: z.literal(true).optional(),
});
/** The question of a QuestionNode. */
export type QuestionOf = Readonly<z.infer<typeof questionOfSchema>>;

const quoteOfSchema = z.object({
  id: idSchema,
  language: languageSchema.optional(),
  origin: topBlockSchema.optional(),
});
/** The quote of a QuoteNode; `id` exists only in the editor. */
export type QuoteOf = Readonly<z.infer<typeof quoteOfSchema>>;

function parsed<Value>(schema: z.ZodType<Value>, value: unknown): Value | null {
  if (value === undefined || value === null) return null;
  const result = schema.safeParse(value);
  return result.success ? result.data : null;
}

const sameJson = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

export const membershipState = createState('answer', {
  parse: (value): Membership | null => parsed(membershipSchema, value),
  isEqual: sameJson,
});
export const questionState = createState('question', {
  parse: (value): QuestionOf | null => parsed(questionOfSchema, value),
  isEqual: sameJson,
});
export const quoteState = createState('quote', {
  parse: (value): QuoteOf | null => parsed(quoteOfSchema, value),
  isEqual: sameJson,
});
/** The original block, if it has a `source`. */
export const originState = createState('origin', {
  parse: (value): TopBlock | null => parsed(topBlockSchema, value),
});
/** The language of a run, if it differs from the post's. */
export const languageState = createState('language', {
  parse: (value): string | null => parsed(languageSchema, value),
});
const NOBODY: readonly Participant[] = [];

/** Stored on the root, so that undo also covers the title, the people and the numbering. */
export const titleState = createState('title', {
  parse: (value): string => (typeof value === 'string' ? value : ''),
});
/** Whether questions are numbered for readers; undefined if the post does not set it. */
export const numberedState = createState('numbered', {
  parse: (value): boolean | undefined => (typeof value === 'boolean' ? value : undefined),
});
/** The kind of the post, so that undo also covers its change. */
export const kindState = createState('kind', {
  parse: (value): Kind | undefined => kindSchema.safeParse(value).data,
});
export const peopleState = createState('people', {
  parse: (value): readonly Participant[] => parsed(z.array(participantSchema), value) ?? NOBODY,
});

export function $membershipOf(block: LexicalNode | null): Membership | null {
  return block === null ? null : $getState(block, membershipState);
}

/** Puts a block into an answer, or out of any. Marks the root, so that ids are checked again. */
export function $setMembership(block: LexicalNode, membership: Membership | null): void {
  $setState(block, membershipState, membership);
  $getRoot().markDirty();
}

/** The kind of the post, by default an article. */
export function $kind(): Kind {
  return $getState($getRoot(), kindState) ?? 'article';
}

export function $people(): readonly Participant[] {
  return $getState($getRoot(), peopleState);
}

export function $setPeople(people: readonly Participant[]): void {
  $setState($getRoot(), peopleState, people);
}

/** The id of the turn (question or answer) that contains a block, or null. */
export function $turnId(block: LexicalNode | null): string | null {
  if (block === null) return null;
  return $getState(block, questionState)?.id ?? $membershipOf(block)?.id ?? null;
}

/** Whether a block is the first of its turn, which shows the number or the name. */
export function $startsTurn(block: LexicalNode): boolean {
  const turn = $turnId(block);
  return turn !== null && $turnId(block.getPreviousSibling()) !== turn;
}
