/**
 * Reads the caret from the DOM before a key or a command uses it. The browser moves the caret at once (End, arrows, a
 * press) but sends `selectionchange` later, after waiting keys: in a busy window, Enter right after End would act at
 * the previous caret.
 */
import { defineExtension } from '@lexical/extension';
import {
  $createRangeSelectionFromDom,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_CRITICAL,
  KEY_DOWN_COMMAND,
  mergeRegister,
  type LexicalEditor,
} from 'lexical';

const MOVES: ReadonlySet<string> = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

export const LateCaretExtension = defineExtension({ name: 'escale/late-caret', register: registerLateCaret });

/** Also for the editor of a card's field, which has no extensions. Registered before other key listeners. */
export function registerLateCaret(editor: LexicalEditor): () => void {
  let caretIsMoving = false;
  const onSelectionChange = (): void => {
    caretIsMoving = false;
  };
  return mergeRegister(
    editor.registerRootListener((root, before) => {
      before?.ownerDocument.removeEventListener('selectionchange', onSelectionChange);
      root?.ownerDocument.addEventListener('selectionchange', onSelectionChange);
    }),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      ({ key }) => {
        if (caretIsMoving) $catchUp(editor);
        caretIsMoving = MOVES.has(key);
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

/** Reads the caret from the DOM, if the text has the focus. */
export function catchUp(editor: LexicalEditor): void {
  editor.update(() => $catchUp(editor), { discrete: true });
}

function $catchUp(editor: LexicalEditor): void {
  const root = editor.getRootElement();
  const domSelection = root?.ownerDocument.getSelection() ?? null;
  const lexicalSelection = $getSelection();
  if (root === null || root.ownerDocument.activeElement !== root) return;
  if (domSelection === null || !$isRangeSelection(lexicalSelection)) return;
  const now = $createRangeSelectionFromDom(domSelection, editor);
  if (now !== null && !now.is(lexicalSelection)) $setSelection(now);
}
