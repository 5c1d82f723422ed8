/** Writes one person's answers into the text, from the edits of interview/answers/merge-answers.ts. */
import { $getRoot, type LexicalNode } from 'lexical';
import type { Edit } from '#interview/answers/merge-answers.ts';
import type { Participant } from '#interview/document.ts';
import { $blocksOf } from '../model/document/document-bridge.ts';
import { $membershipOf, $turnId } from '../model/nodes/state.ts';
import { $addPerson } from './people.ts';

/** Adds the person to the post and applies the edits in order. */
export function $addAnswers(person: Participant | undefined, edits: readonly Edit[]): void {
  if (person !== undefined) $addPerson(person);
  for (const edit of edits) {
    switch (edit.do) {
      case 'insert':
        $after($blocksOfTurn(edit.after).at(-1), $blocksOf([edit.answer]));
        break;
      case 'replace': {
        const old = $blocksOfAnswer(edit.answer.id);
        $after(old.at(-1), $blocksOf([edit.answer]));
        for (const block of old) block.remove();
        break;
      }
      case 'remove':
        for (const block of $blocksOfAnswer(edit.id)) block.remove();
        break;
      case 'end':
        $getRoot().append(...$blocksOf(edit.blocks));
        break;
    }
  }
}

const $blocksOfTurn = (id: string): LexicalNode[] =>
  $getRoot()
    .getChildren()
    .filter((block) => $turnId(block) === id);

const $blocksOfAnswer = (id: string): LexicalNode[] =>
  $getRoot()
    .getChildren()
    .filter((block) => $membershipOf(block)?.id === id);

function $after(block: LexicalNode | undefined, nodes: readonly LexicalNode[]): void {
  let before = block;
  for (const node of nodes) {
    if (before === undefined) $getRoot().append(node);
    else before.insertAfter(node);
    before = node;
  }
}
