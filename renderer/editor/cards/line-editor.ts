/**
 * A field of one rich line inside a card: bold, italic, links. A small Lexical editor of its own, but with no state of its
 * own: what is written goes at once to the card, in the document's editor, whose one history undoes it too.
 *
 * Compared: LexicalNestedComposer keeps the words in a second editor state that the document's undo does not see; a bare
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

/** Asks for the address of a link in a line: said to the document's editor, about the line's. */
export const LINK_IN_LINE_COMMAND: LexicalCommand<LexicalEditor> = createCommand('escale/link-in-line');

/** Marks what did not come from the field: it is not told again. */
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

/** Replaces what the field holds; where one was writing in it, the caret goes to its end. */
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
  /** Enter or Escape: on to the text after the card. */
  leave: () => void;
}>;

/** @param stateNow is asked anew at each event. */
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

/** Undo and redo are the document's; the caret stays in the field, wherever they were asked for. */
function shareHistory(line: LexicalEditor, parent: LexicalEditor): () => void {
  let here = false;
  const note = (): boolean => {
    here = line.getRootElement()?.contains(document.activeElement) === true;
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
    parent.registerCommand(UNDO_COMMAND, note, COMMAND_PRIORITY_CRITICAL),
    parent.registerCommand(REDO_COMMAND, note, COMMAND_PRIORITY_CRITICAL),
    parent.registerUpdateListener(({ tags }) => {
      if (!here || !tags.has(HISTORIC_TAG)) return;
      here = false;
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

/** Paragraphs follow each other on the line; what is no paragraph comes as its words. */
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
