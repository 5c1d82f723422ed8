/**
 * The published form of a post: its visible content, with white space folded as by a browser. Posts with equal
 * published forms are the same for readers. Renderers start from it, and read-back produces it.
 */
import { typeOf } from './blocks/blocks.ts';
import { languageField, sourceField } from './blocks/published-fields.ts';
import type { Answer, AnswerBlock, Post, Question, TopBlock } from './document.ts';
import { foldLine, foldParagraphs } from './inlines.ts';

// Question numbers, derived from the order, never stored in the text.

/** « 3. » by question id, for a numbered post in published form; empty for others. */
export function questionNumbers(post: Post): ReadonlyMap<string, string> {
  if (post.numbered !== true) return new Map();
  const questions = post.body.filter((block) => block.type === 'question');
  return new Map(questions.map(({ id }, index) => [id, `${index + 1}.`]));
}

/** A number at the start of a question that lost its mark in a blog's editor. */
export const NUMBER_BEFORE = /^[\s\u00a0]*\d{1,4}\.[\s\u00a0]*/u;

/** Whether the post shows nothing. */
export const isBlank = ({ lead = [], body, language: base }: Post): boolean =>
  foldParagraphs(lead, base).length === 0 &&
  body.every((block) => {
    const visibleBlock = topBlock(block, base);
    return visibleBlock === undefined || visibleBlock.type === 'rule' || visibleBlock.type === 'jumpBreak';
  });

const someIds = (key: 'by' | 'to', ids: readonly string[] | undefined) =>
  ids === undefined || ids.length === 0 ? {} : { [key]: [...new Set(ids)] };

function question(block: Question, base: string): Question | undefined {
  const content = foldParagraphs(block.content, block.language ?? base);
  if (content.length === 0) return undefined;
  return {
    type: 'question',
    id: block.id,
    ...someIds('by', block.by),
    ...someIds('to', block.to),
    ...languageField(block.language, base),
    content,
    ...(block.copiedFrom !== undefined && { copiedFrom: block.copiedFrom }),
    ...sourceField(block),
  };
}

/** The published form of a block of an answer; empty if it shows nothing. */
function publishedBlocks(block: AnswerBlock, base: string): AnswerBlock[] {
  const visibleBlock = typeOf(block).publishedForm(block, base);
  return visibleBlock === undefined ? [] : [visibleBlock as AnswerBlock];
}

function answer(block: Answer, base: string): Answer | undefined {
  const blocks = block.blocks.flatMap((inner) => publishedBlocks(inner, block.language ?? base));
  if (blocks.length === 0) return undefined;
  const participants = [...new Set(block.participants)];
  return {
    type: 'answer',
    id: block.id,
    participants,
    labelShown: block.labelShown && participants.length > 0,
    ...languageField(block.language, base),
    blocks,
    ...sourceField(block),
  };
}

function topBlock(block: TopBlock, base: string): TopBlock | undefined {
  if (block.type === 'question') return question(block, base);
  return block.type === 'answer' ? answer(block, base) : typeOf(block).publishedForm(block, base);
}

/** Removes content that shows nothing. Only the first jump break counts (docs/design/blogger.md#html). Idempotent. */
export function publishedForm(post: Post): Post {
  const lead = foldParagraphs(post.lead ?? [], post.language);
  const firstBreak = post.body.findIndex((block) => block.type === 'jumpBreak');
  const body = post.body.flatMap((block, index) =>
    block.type === 'jumpBreak' && index !== firstBreak ? [] : (topBlock(block, post.language) ?? []),
  );
  const { lead: _, ...rest } = post;
  const participants = post.participants.map((person) => ({
    ...person,
    label: foldLine(person.label) || foldLine(person.name) || person.id,
  }));
  return { ...rest, title: foldLine(post.title), participants, ...(lead.length > 0 && { lead }), body };
}
