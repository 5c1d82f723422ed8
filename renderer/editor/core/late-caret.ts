/**
 * Reads the caret from the document before a key or a command uses it. The engine moves the caret at once (End, arrows, a
 * press) but sends `selectionchange` later, after the keys that wait: with a busy window, Enter right after End would act at
 * the caret before, over words still selected there.
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

/** For an editor of no extensions too: a card's line. Before what else listens to its keys. */
export function registerLateCaret(editor: LexicalEditor): () => void {
  let moving = false;
  const told = (): void => {
    moving = false;
  };
  return mergeRegister(
    editor.registerRootListener((root, before) => {
      before?.ownerDocument.removeEventListener('selectionchange', told);
      root?.ownerDocument.addEventListener('selectionchange', told);
    }),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      ({ key }) => {
        if (moving) $catchUp(editor);
        moving = MOVES.has(key);
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

/** Takes over the caret of the document, where the text has the focus. */
export function catchUp(editor: LexicalEditor): void {
  editor.update(() => $catchUp(editor), { discrete: true });
}

function $catchUp(editor: LexicalEditor): void {
  const root = editor.getRootElement();
  const seen = root?.ownerDocument.getSelection() ?? null;
  const known = $getSelection();
  if (root === null || root.ownerDocument.activeElement !== root) return;
  if (seen === null || !$isRangeSelection(known)) return;
  const now = $createRangeSelectionFromDom(seen, editor);
  if (now !== null && !now.is(known)) $setSelection(now);
}
