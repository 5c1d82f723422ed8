/**
 * What the editor knows of a block beyond its text. Every block is a child of the root; to which answer, question or
 * quote it belongs is written on it and never inferred from where it stands (docs/design/document.md#membership).
 *
 * Values come back through JSON when something is pasted, so each is parsed and a malformed one counts as absent.
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
  /** The answer as it was read, kept while it carries a `source` (normalize.ts). */
  origin: answerSchema.optional(),
});
/** The answer a block belongs to. All blocks of one answer carry the same value. */
export type Membership = Readonly<z.infer<typeof membershipSchema>>;

const questionOfSchema = z.object({
  id: idSchema,
  by: z.array(idSchema).optional(),
  to: z.array(idSchema).optional(),
  language: languageSchema.optional(),
  copiedFrom: idSchema.optional(),
  origin: questionSchema.optional(),
  /** Made by the editor to write in, in a post without a body: while empty it is no question of the document. */
  placeholder: z.literal(true).optional(),
});
/** The question a QuestionNode is a paragraph of. */
export type QuestionOf = Readonly<z.infer<typeof questionOfSchema>>;

const quoteOfSchema = z.object({
  id: idSchema,
  language: languageSchema.optional(),
  origin: topBlockSchema.optional(),
});
/** The quote a QuoteNode is a paragraph of; `id` lives in the editor only. */
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
/** The block as it was read, when it carries a `source`. */
export const originState = createState('origin', {
  parse: (value): TopBlock | null => parsed(topBlockSchema, value),
});
/** Of a run of text, when it is not the post's. */
export const languageState = createState('language', {
  parse: (value): string | null => parsed(languageSchema, value),
});
const NOBODY: readonly Participant[] = [];

/** On the root: undo covers the title, the people and the numbers as it covers the text. */
export const titleState = createState('title', {
  parse: (value): string => (typeof value === 'string' ? value : ''),
});
/** Whether readers see questions numbered; undefined where the post does not say. */
export const numberedState = createState('numbered', {
  parse: (value): boolean | undefined => (typeof value === 'boolean' ? value : undefined),
});
/** What the post is: an article may become an interview, and one press takes it back. */
export const kindState = createState('kind', {
  parse: (value): Kind | undefined => kindSchema.safeParse(value).data,
});
export const peopleState = createState('people', {
  parse: (value): readonly Participant[] => parsed(z.array(participantSchema), value) ?? NOBODY,
});

export function $membershipOf(block: LexicalNode | null): Membership | null {
  return block === null ? null : $getState(block, membershipState);
}

/** Puts a block in an answer, or out of any. The root is marked so that ids are checked again. */
export function $setMembership(block: LexicalNode, membership: Membership | null): void {
  $setState(block, membershipState, membership);
  $getRoot().markDirty();
}

/** What the post is; an article where nothing says it. */
export function $kind(): Kind {
  return $getState($getRoot(), kindState) ?? 'article';
}

export function $people(): readonly Participant[] {
  return $getState($getRoot(), peopleState);
}

export function $setPeople(people: readonly Participant[]): void {
  $setState($getRoot(), peopleState, people);
}

/** The turn (question or answer) a block is part of, or null. */
export function $turnId(block: LexicalNode | null): string | null {
  if (block === null) return null;
  return $getState(block, questionState)?.id ?? $membershipOf(block)?.id ?? null;
}

/** Whether a block is the first of its turn: there the number or the name is drawn. */
export function $startsTurn(block: LexicalNode): boolean {
  const turn = $turnId(block);
  return turn !== null && $turnId(block.getPreviousSibling()) !== turn;
}
