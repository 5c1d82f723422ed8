/** Keys of an interview: Enter, next person, next question, in and out of an answer. */
import { defineExtension } from '@lexical/extension';
import { $isListItemNode } from '@lexical/list';
import {
  $findMatchingParent,
  $onUpdate,
  COMMAND_PRIORITY_HIGH,
  INDENT_CONTENT_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  type LexicalEditor,
} from 'lexical';
import {
  CHOOSE_NAME_COMMAND,
  NEXT_PERSON_COMMAND,
  NEXT_QUESTION_COMMAND,
} from '../commands/turn-commands.ts';
import { $backspace, $deleteForward } from '../edit/backspace.ts';
import { $caret, $selectedBlocks } from '../edit/blocks.ts';
import {
  $enter,
  $joinAnswer,
  $leaveAnswer,
  $nextPerson,
  $nextQuestion,
  type Arrival,
} from '../edit/turns.ts';
import { $membershipOf, $turnId } from '../model/nodes/state.ts';
import { ServicesExtension } from '../core/services.ts';
import { $answerBy, announce } from './announce.ts';

export const InterviewKeysExtension = defineExtension({
  name: 'escale/interview-keys',
  dependencies: [ServicesExtension],
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(NEXT_PERSON_COMMAND, () => arrive(editor, $nextPerson()), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        NEXT_QUESTION_COMMAND,
        () => arrive(editor, $nextQuestion()),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        INSERT_PARAGRAPH_COMMAND,
        () => {
          const result = $enter();
          return result !== null && (result === 'done' || arrive(editor, result));
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          if (event === null || !(event.ctrlKey || event.metaKey) || event.altKey) return false;
          event.preventDefault();
          return editor.dispatchCommand(
            event.shiftKey ? NEXT_QUESTION_COMMAND : NEXT_PERSON_COMMAND,
            undefined,
          );
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_BACKSPACE_COMMAND,
        (event) => handled(event, inCard(event) ? false : $backspace()),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_DELETE_COMMAND,
        (event) => handled(event, inCard(event) ? false : $deleteForward()),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_TAB_COMMAND,
        (event) => handled(event, inCard(event) ? false : $tab(editor, event.shiftKey)),
        COMMAND_PRIORITY_HIGH,
      ),
    ),
});

/** Whether a key was pressed in a field of a card, which keeps its own keys. */
export function inCard(event: KeyboardEvent | null): boolean {
  return event?.target instanceof HTMLInputElement || event?.target instanceof HTMLTextAreaElement;
}

function handled(event: KeyboardEvent | null, done: boolean): boolean {
  if (done) event?.preventDefault();
  return done;
}

/** Tab indents in a list and joins the answer above; Shift+Tab reverses it. Elsewhere the focus moves on. */
function $tab(editor: LexicalEditor, back: boolean): boolean {
  const caret = $caret();
  const item = caret === null ? null : $findMatchingParent(caret.anchor.getNode(), $isListItemNode);
  if (item !== null && (back ? item.getIndent() > 0 : item.getPreviousSibling() !== null)) {
    return editor.dispatchCommand(back ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND, undefined);
  }
  const blocks = $selectedBlocks();
  if (back) {
    const inside = blocks.filter((block) => $membershipOf(block) !== null);
    inside.forEach($leaveAnswer);
    if (inside.length > 0) announce(editor, (messages) => messages.outsideAnswer);
    return inside.length > 0;
  }
  const joined = blocks.filter($joinAnswer);
  const membership = $membershipOf(joined[0] ?? null);
  if (membership !== null) announce(editor, () => $answerBy(editor, membership));
  return joined.length > 0;
}

function arrive(editor: LexicalEditor, arrival: Arrival | null): boolean {
  if (arrival === null) return false;
  const membership = $membershipOf(arrival.block);
  const id = $turnId(arrival.block);
  const text = arrival.kind === 'answer' && membership !== null ? $answerBy(editor, membership) : undefined;
  announce(
    editor,
    (messages) => text ?? (arrival.kind === 'question' ? messages.newQuestion : messages.outsideAnswer),
  );
  if (arrival.nameWanted && id !== null) $onUpdate(() => editor.dispatchCommand(CHOOSE_NAME_COMMAND, id));
  return true;
}
