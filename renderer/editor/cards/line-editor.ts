/**
 * A field of one rich line in a card: bold, italic, links. It is a small Lexical editor without a state of its own:
 * edits are written at once to the card in the document's editor, whose history also undoes them.
 *
 * Alternatives: LexicalNestedComposer keeps the words in a second state that the document's undo does not see; a bare
 * contenteditable would need its own handling of input methods.
 */
import { LinkNode } from '@lexical/link';
import { registerRichText } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  createCommand,
  createEditor,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  HISTORIC_TAG,
  INSERT_PARAGRAPH_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  REDO_COMMAND,
  SKIP_DOM_SELECTION_TAG,
  UNDO_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
} from 'lexical';
import { type Inline, LIMITS } from '#interview/document.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { foldInlines } from '#interview/inlines.ts';
import { registerLateCaret } from '../core/late-caret.ts';
import { $appendInlines, $readInlines } from '../model/document/inline-bridge.ts';
import { newId } from '../model/new-id.ts';
import { servicesOf } from '../core/services.ts';
import { THEME } from '../core/theme.ts';

/** Asks for the address of a link in a field; dispatched to the document's editor with the field's editor. */
export const LINK_IN_LINE_COMMAND: LexicalCommand<LexicalEditor> = createCommand('escale/link-in-line');

/** Tags updates that come from the card, so that they are not written back. */
const FROM_OUTSIDE = 'escale/from-outside';

export function createLineEditor(value: readonly Inline[]): LexicalEditor {
  const line = createEditor({
    namespace: 'escale-line',
    nodes: [LinkNode],
    theme: THEME,
    onError: (error) => {
      throw error;
    },
  });
  writeLine(line, value);
  return line;
}

/** Replaces the value of the field. If it has the focus, the caret moves to its end. */
export function writeLine(line: LexicalEditor, value: readonly Inline[]): void {
  const writing = line.getRootElement()?.contains(document.activeElement) === true;
  line.update(
    () => {
      const words = $appendInlines($createParagraphNode(), value);
      $getRoot().clear().append(words);
      if (writing) words.selectEnd();
    },
    { discrete: true, tag: writing ? FROM_OUTSIDE : [FROM_OUTSIDE, SKIP_DOM_SELECTION_TAG] },
  );
}

function $readLine(): Inline[] {
  const first = $getRoot().getFirstChild();
  return $isElementNode(first) ? $readInlines(first) : [];
}

type LineState = Readonly<{
  changed: (value: Inline[]) => void;
  /** Moves the focus to the text after the card, on Enter or Escape. */
  leave: () => void;
}>;

/** @param stateNow read at each event */
export function registerLine(
  line: LexicalEditor,
  parent: LexicalEditor,
  stateNow: () => LineState,
): () => void {
  const leave = (event: KeyboardEvent | null): boolean => {
    if (event?.shiftKey === true && event.key === 'Enter') return false;
    event?.preventDefault();
    stateNow().leave();
    return true;
  };
  const refuse = (event: Event): boolean => {
    event.preventDefault();
    return true;
  };
  return mergeRegister(
    registerLateCaret(line),
    registerRichText(line),
    line.registerUpdateListener(({ tags, dirtyElements, dirtyLeaves, editorState }) => {
      if (tags.has(FROM_OUTSIDE) || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return;
      stateNow().changed(editorState.read(() => $readLine(), { editor: line }));
    }),
    line.registerCommand(KEY_ENTER_COMMAND, leave, COMMAND_PRIORITY_CRITICAL),
    line.registerCommand(KEY_ESCAPE_COMMAND, leave, COMMAND_PRIORITY_CRITICAL),
    line.registerCommand(INSERT_PARAGRAPH_COMMAND, () => true, COMMAND_PRIORITY_CRITICAL),
    line.registerCommand(PASTE_COMMAND, (event) => paste(parent, event), COMMAND_PRIORITY_CRITICAL),
    line.registerCommand(DROP_COMMAND, refuse, COMMAND_PRIORITY_CRITICAL),
    line.registerCommand(DRAGSTART_COMMAND, refuse, COMMAND_PRIORITY_CRITICAL),
    line.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key !== 'k')
          return false;
        event.preventDefault();
        return parent.dispatchCommand(LINK_IN_LINE_COMMAND, line);
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    shareHistory(line, parent),
  );
}

/** Sends undo and redo to the document's editor; the caret stays in the field. */
function shareHistory(line: LexicalEditor, parent: LexicalEditor): () => void {
  let lineHadFocus = false;
  const noteFocus = (): boolean => {
    lineHadFocus = line.getRootElement()?.contains(document.activeElement) === true;
    return false;
  };
  return mergeRegister(
    line.registerCommand(
      UNDO_COMMAND,
      () => parent.dispatchCommand(UNDO_COMMAND, undefined),
      COMMAND_PRIORITY_CRITICAL,
    ),
    line.registerCommand(
      REDO_COMMAND,
      () => parent.dispatchCommand(REDO_COMMAND, undefined),
      COMMAND_PRIORITY_CRITICAL,
    ),
    parent.registerCommand(UNDO_COMMAND, noteFocus, COMMAND_PRIORITY_CRITICAL),
    parent.registerCommand(REDO_COMMAND, noteFocus, COMMAND_PRIORITY_CRITICAL),
    parent.registerUpdateListener(({ tags }) => {
      if (!lineHadFocus || !tags.has(HISTORIC_TAG)) return;
      lineHadFocus = false;
      line.focus();
    }),
  );
}

function paste(parent: LexicalEditor, event: unknown): boolean {
  const data = event instanceof ClipboardEvent ? event.clipboardData : null;
  if (data === null) return false;
  (event as ClipboardEvent).preventDefault();
  const selection = $getSelection();
  const runs = runsFrom(data.getData('text/html'), data.getData('text/plain'), servicesOf(parent).language);
  if ($isRangeSelection(selection) && runs.length > 0)
    selection.insertNodes($appendInlines($createParagraphNode(), runs).getChildren());
  return true;
}

/** The inlines of a paste: paragraphs are joined on one line, other blocks become plain words. */
function runsFrom(html: string, text: string, language: string): Inline[] {
  const plain = foldInlines(text === '' ? [] : [{ type: 'text', text }]);
  if (html === '') return plain;
  try {
    const blocks = readHtml(html, { newId, origin: 'outside', language });
    if (!blocks.every((block) => block.type === 'paragraph' || block.type === 'heading')) return plain;
    const runs = foldInlines(
      blocks.flatMap((block, index) => [
        ...(index === 0 ? [] : [{ type: 'text' as const, text: ' ' }]),
        ...(block.type === 'paragraph' || block.type === 'heading' ? block.content : []),
      ]),
    );
    return runs.length > LIMITS.inlines ? plain : runs;
  } catch (thrown) {
    if (thrown instanceof HtmlError) return plain;
    throw thrown;
  }
}
