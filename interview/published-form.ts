/**
 * A post as readers get it: what shows nothing is left out, white space is folded as a browser folds it. Two posts of one
 * published form are the same post to a reader; renderers start from it, and read-back ends at it.
 */
import { typeOf } from './blocks/blocks.ts';
import { languageField, sourceField } from './blocks/published-fields.ts';
import type { Answer, AnswerBlock, Post, Question, TopBlock } from './document.ts';
import { foldLine, foldParagraphs } from './inlines.ts';

// The numbers of questions, where the post shows them: drawn from the order, never stored in the words.

/** « 3. » for each question by id, for a post in published form that is numbered; empty for another. */
export function questionNumbers(post: Post): ReadonlyMap<string, string> {
  if (post.numbered !== true) return new Map();
  const questions = post.body.filter((block) => block.type === 'question');
  return new Map(questions.map(({ id }, index) => [id, `${index + 1}.`]));
}

/** A number as readers see it before a question, should a blog's editor have taken away what marks it. */
export const NUMBER_BEFORE = /^[\s\u00a0]*\d{1,4}\.[\s\u00a0]*/u;

/** True for a post that would show a reader nothing. */
export const isBlank = ({ lead = [], body, language: base }: Post): boolean =>
  foldParagraphs(lead, base).length === 0 &&
  body.every((block) => {
    const shown = topBlock(block, base);
    return shown === undefined || shown.type === 'rule' || shown.type === 'jumpBreak';
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

/** A block of an answer; none where it shows nothing. */
function published(block: AnswerBlock, base: string): AnswerBlock[] {
  const shown = typeOf(block).publishedForm(block, base);
  return shown === undefined ? [] : [shown as AnswerBlock];
}

function answer(block: Answer, base: string): Answer | undefined {
  const blocks = block.blocks.flatMap((inner) => published(inner, block.language ?? base));
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

/**
 * The same post without what shows nothing. Only the first jump break counts (docs/design/blogger.md#html). Idempotent.
 */
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
