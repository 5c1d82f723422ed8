/** Conversions between article and interview, each as part of one undo step. */
import { $createHeadingNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getState,
  $isElementNode,
  $isParagraphNode,
  $setState,
  type LexicalNode,
} from 'lexical';
import { joinNames, speakerWords } from '#interview/speakers.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import {
  $kind,
  $membershipOf,
  $people,
  $setMembership,
  $startsTurn,
  kindState,
  numberedState,
} from '../model/nodes/state.ts';

/** Makes the article an interview with numbered questions. False if it is not an article. */
export function $toInterview(): boolean {
  if ($kind() !== 'article') return false;
  const root = $getRoot();
  $setState(root, kindState, 'interview');
  if ($getState(root, numberedState) === undefined) $setState(root, numberedState, true);
  return true;
}

/**
 * Makes the interview an article: questions become headings, and names become bold paragraphs before answers. No word
 * is lost. False if it is not an interview. `language`: of the post, for the words between names and before the colon.
 */
export function $toArticle(language: string): boolean {
  if ($kind() !== 'interview') return false;
  $setState($getRoot(), kindState, 'article');
  for (const block of $getRoot().getChildren()) {
    if ($isQuestionNode(block)) {
      const made = block.isEmpty() ? $createParagraphNode() : $createHeadingNode('h2');
      made.append(...block.getChildren());
      block.replace(made);
    } else if ($membershipOf(block) !== null) $nameBefore(block, language);
  }
  // Last: the start of an answer depends on the block before it.
  for (const block of $getRoot().getChildren())
    if ($membershipOf(block) !== null) $setMembership(block, null);
  return true;
}

function $nameBefore(block: LexicalNode, language: string): void {
  const membership = $membershipOf(block);
  if (membership === null || !membership.labelShown || !$startsTurn(block)) return;
  const names = membership.participants.flatMap(
    (id) => $people().find((person) => person.id === id)?.label ?? [],
  );
  if (names.length === 0) return;
  const label = $createTextNode(`${joinNames(names, language)}${speakerWords(language).colon}`);
  label.setFormat('bold');
  const first = $isElementNode(block) ? block.getFirstChild() : null;
  if (!$isParagraphNode(block)) block.insertBefore($createParagraphNode().append(label));
  else if (first === null) block.append(label);
  else {
    first.insertBefore(label);
    label.insertAfter($createTextNode(' '));
  }
}
