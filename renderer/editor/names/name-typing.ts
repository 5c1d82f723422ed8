/** Turns a known name typed with a colon at the start of a paragraph into the name of the answer. */
import { defineExtension } from '@lexical/extension';
import { $isParagraphNode, $setState, TextNode, type LexicalNode } from 'lexical';
import type { Participant } from '#interview/document.ts';
import { $caret, $turnBlocks } from '../edit/blocks.ts';
import { $nameAnswer, $personNamed } from '../edit/people.ts';
import { newId } from '../model/new-id.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $setMembership, $startsTurn, membershipState } from '../model/nodes/state.ts';

export const NameTypingExtension = defineExtension({
  name: 'escale/name-typing',
  register: (editor) =>
    editor.registerNodeTransform(TextNode, (node) => {
      if (!editor.isComposing()) $nameFromText(node);
    }),
});

/** « Anne Martin : » before the caret. */
const LABEL = /^\s*([^:\n]{1,80}?)[\s\u00a0\u202f]*:[\s\u00a0\u202f]$/u;

/**
 * The words between the start of the paragraph and a colon with a space just before the caret; `length` includes both.
 * Null without them.
 */
export function $labelBefore(node: TextNode): Readonly<{ name: string; length: number }> | null {
  if (node.getPreviousSibling() !== null || !$isParagraphNode(node.getParent())) return null;
  const text = node.getTextContent();
  const colon = text.indexOf(':');
  const caret = $caret();
  if (
    colon < 1 ||
    colon > 90 ||
    caret === null ||
    caret.anchor.key !== node.getKey() ||
    caret.anchor.offset !== colon + 2
  )
    return null;
  const name = LABEL.exec(text.slice(0, caret.anchor.offset))?.[1];
  return name === undefined ? null : { name, length: colon + 2 };
}

/** Turns a name of the post before the caret into the name of this answer. Returns whether it did. */
function $nameFromText(node: TextNode): boolean {
  const block = node.getParent();
  const label = $labelBefore(node);
  const person = label === null ? undefined : $personNamed(label.name);
  if (label === null || person === undefined || block === null || !$mayBeNamed(block)) return false;
  return $turnIntoName(node, label.length, person);
}

/** Removes the first `length` characters of a paragraph and gives its answer, or a new one, to this person. */
export function $turnIntoName(node: TextNode, length: number, person: Participant): boolean {
  const block = node.getParent();
  if (block === null) return false;
  const caret = $caret();
  const at = caret !== null && caret.anchor.key === node.getKey() ? caret.anchor.offset - length : undefined;
  node.spliceText(0, length, '', true);
  if (caret !== null && at !== undefined) {
    caret.anchor.set(node.getKey(), Math.max(0, at), 'text');
    caret.focus.set(node.getKey(), Math.max(0, at), 'text');
  }
  const membership = $membershipOf(block);
  if (membership !== null && $startsTurn(block)) $nameAnswer(block, [person.id]);
  else {
    const following = membership === null ? [] : $turnBlocks(block).filter((part) => block.isBefore(part));
    const answer = { id: newId(), participants: [person.id], labelShown: true };
    $setMembership(block, answer);
    for (const part of following) $setState(part, membershipState, answer);
  }
  return true;
}

/** Whether the block is in an answer, or in text after a question. */
export function $mayBeNamed(block: LexicalNode): boolean {
  if ($membershipOf(block) !== null) return true;
  for (let before = block.getPreviousSibling(); before !== null; before = before.getPreviousSibling()) {
    if ($isQuestionNode(before) || $membershipOf(before) !== null) return true;
  }
  return false;
}
