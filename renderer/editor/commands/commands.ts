/** The editor's handlers for commands of the menu and the keyboard. */
import {
  createCommand,
  FORMAT_TEXT_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  type TextFormatType,
} from 'lexical';
import { $setBlockType, type BlockType } from '../edit/block-type.ts';
import { $goToQuoteSource } from '../edit/quote.ts';
import { changeKind, announceKind } from './change-kind.ts';
import { $toInterview } from '../edit/change-kind.ts';
import { $insertAside } from '../edit/aside.ts';
import { $insertTable, $tableCommand } from '../edit/table.ts';
import { $insertJumpBreak, $insertRule } from '../edit/insert.ts';
import { CHOOSE_NAME_COMMAND, NEXT_PERSON_COMMAND, NEXT_QUESTION_COMMAND } from './turn-commands.ts';
import { $kind, $startsTurn, $turnId, $membershipOf } from '../model/nodes/state.ts';
import { $caretBlock } from '../edit/blocks.ts';
import { isTurnCommand, TURN_COMMAND } from './turn-commands.ts';
import { lastStep } from '../core/steps.ts';
import type { Command } from '../model/types.ts';

const BLOCK_TYPES = [
  'paragraph',
  'heading-2',
  'heading-3',
  'heading-4',
  'bullet-list',
  'numbered-list',
  'quote',
  'code-block',
  'question',
  'answer',
] as const satisfies readonly BlockType[];

const ACTS: Readonly<Partial<Record<Command, LexicalCommand<void>>>> = {
  'next-person': NEXT_PERSON_COMMAND,
  'next-question': NEXT_QUESTION_COMMAND,
  undo: UNDO_COMMAND,
  redo: REDO_COMMAND,
};

/** Commands that insert blocks or edit the table or quote at the caret; each is one undo step. */
const INSERTS: Readonly<Partial<Record<Command, () => void>>> = {
  'insert-table': $insertTable,
  'insert-aside': $insertAside,
  'insert-rule': $insertRule,
  'insert-jump-break': $insertJumpBreak,
  'quote-source': $goToQuoteSource,
  'table-row-above': () => $tableCommand('table-row-above'),
  'table-row-below': () => $tableCommand('table-row-below'),
  'table-column-before': () => $tableCommand('table-column-before'),
  'table-column-after': () => $tableCommand('table-column-after'),
  'table-delete-row': () => $tableCommand('table-delete-row'),
  'table-delete-column': () => $tableCommand('table-delete-column'),
  'table-header-row': () => $tableCommand('table-header-row'),
  'table-header-column': () => $tableCommand('table-header-column'),
  'table-caption': () => $tableCommand('table-caption'),
  'table-delete': () => $tableCommand('table-delete'),
};

const FORMATS: Readonly<Partial<Record<Command, TextFormatType>>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'strikethrough',
  subscript: 'subscript',
  superscript: 'superscript',
  'inline-code': 'code',
};

/** A command that the page must handle, such as a dialog or a choice of files. */
export const PAGE_COMMAND: LexicalCommand<Command> = createCommand('escale/page');

/** Runs a command in the text. Returns false for commands of the page, such as `link`. */
export function runCommand(editor: LexicalEditor, command: Command): boolean {
  const type = BLOCK_TYPES.find((one) => one === command);
  if (type !== undefined) {
    setType(editor, type);
    if (type === 'answer') chooseNameWhereMissing(editor);
    return true;
  }
  if (command === 'to-interview' || command === 'to-article') {
    changeKind(editor, command);
    return true;
  }
  if (isTurnCommand(command)) return editor.dispatchCommand(TURN_COMMAND, command);
  const format = FORMATS[command];
  if (format !== undefined) return editor.dispatchCommand(FORMAT_TEXT_COMMAND, format);
  const insert = INSERTS[command];
  if (insert !== undefined) {
    editor.update(insert, { tag: 'history-push' });
    return true;
  }
  const dispatched = ACTS[command];
  return dispatched !== undefined && editor.dispatchCommand(dispatched, undefined);
}

/** Changes the type of the blocks. A question or an answer turns an article into an interview in the same step. */
function setType(editor: LexicalEditor, type: BlockType): void {
  const isTurn = type === 'question' || type === 'answer';
  const kind = editor.getEditorState().read($kind, { editor });
  if (isTurn && kind === 'page') return announceKind(editor, 'isPage');
  const before = lastStep(editor);
  editor.update(
    () => {
      if (isTurn) $toInterview();
      $setBlockType(type);
    },
    { tag: 'history-push', discrete: true },
  );
  if (isTurn && kind === 'article') announceKind(editor, 'nowInterview', before);
}

/** After « Réponse », asks for the name if no person is expected or the block already begins an answer. */
function chooseNameWhereMissing(editor: LexicalEditor): void {
  editor.update(() => {
    const block = $caretBlock();
    const membership = $membershipOf(block);
    if (block !== null && membership !== null && membership.participants.length === 0 && $startsTurn(block))
      editor.dispatchCommand(CHOOSE_NAME_COMMAND, $turnId(block));
  });
}
