/**
 * A section is a question with its paragraphs, its answers and the blocks between them. It ends at a heading (as in
 * interview/passages.ts) or at the end of the text: closing words outside an answer stay last when the last question
 * moves.
 */
import { $isHeadingNode } from '@lexical/rich-text';
import { $getRoot, $setState, type LexicalNode } from 'lexical';
import { $isQuestionNode, $questionOf, type QuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $startsTurn, questionState, type QuestionOf } from '../model/nodes/state.ts';
import { $isEmptyBlock, $turnBlocks } from './blocks.ts';

/**
 * The first paragraph of the question that contains this block or that it answers; null after a heading and before the
 * first question.
 */
export function $questionAbove(block: LexicalNode): QuestionNode | null {
  for (let node: LexicalNode | null = block; node !== null; node = node.getPreviousSibling()) {
    if ($isQuestionNode(node)) {
      const first = $turnBlocks(node)[0];
      return $isQuestionNode(first) ? first : node;
    }
    if ($isHeadingNode(node)) return null;
  }
  return null;
}

/** All blocks of the section that begins with this paragraph of a question. */
export function $sectionBlocks(first: QuestionNode): LexicalNode[] {
  const own = $turnBlocks(first);
  const blocks = [...own];
  let node = own.at(-1)?.getNextSibling() ?? null;
  for (; node !== null && !$isQuestionNode(node) && !$isHeadingNode(node); node = node.getNextSibling())
    blocks.push(node);
  if (node !== null) return blocks;
  const lastAnswer = blocks.findLastIndex((block) => $membershipOf(block) !== null);
  return lastAnswer < 0 ? blocks : blocks.slice(0, lastAnswer + 1);
}

/** The first paragraph of each question, in order. */
export function $questions(): QuestionNode[] {
  return $getRoot()
    .getChildren()
    .filter((block): block is QuestionNode => $isQuestionNode(block) && $startsTurn(block));
}

/** The first paragraph of the question with this id. */
export function $questionWithId(id: string): QuestionNode | null {
  return $questions().find((question) => $questionOf(question)?.id === id) ?? null;
}

/** The heading with this index among headings with words, from 0. */
export function $headingAt(index: number): LexicalNode | null {
  const headings = $getRoot()
    .getChildren()
    .filter((block) => $isHeadingNode(block) && !$isEmptyBlock(block));
  return headings[index] ?? null;
}

/** The question's number, from 1; 0 if it is not in the text. */
export function $numberOf(question: QuestionNode): number {
  return $questions().findIndex((one) => one.is(question)) + 1;
}

/** Changes the askers and addressees on all paragraphs of a question. */
export function $setQuestionOf(question: QuestionNode, change: Pick<QuestionOf, 'by' | 'to'>): void {
  const of = $questionOf(question);
  if (of === null) return;
  const { by: _by, to: _to, ...rest } = of;
  const next: QuestionOf = {
    ...rest,
    ...(change.by === undefined || change.by.length === 0 ? {} : { by: [...change.by] }),
    ...(change.to === undefined || change.to.length === 0 ? {} : { to: [...change.to] }),
  };
  for (const part of $turnBlocks(question)) $setState(part, questionState, next);
  $getRoot().markDirty();
}
