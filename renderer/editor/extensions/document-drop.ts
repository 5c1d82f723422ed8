/** Documents (docx, odt, eml, msg, csv, txt, html, md) dropped on the text or pasted as files; the page asks how to use them. */
import { caretFromPoint } from '@lexical/clipboard';
import { defineExtension } from '@lexical/extension';
import {
  $createRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_CRITICAL,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
} from 'lexical';
import type { TopBlock } from '#interview/document.ts';
import { $pasteDocumentBlocks } from '../edit/paste.ts';
import { isDocumentFile, isPictureFile, uploadDocument } from '../core/upload.ts';
import { insertPictureFiles } from '../cards/pictures.ts';
import { servicesOf, ServicesExtension } from '../core/services.ts';

export const DocumentDropExtension = defineExtension({
  name: 'escale/document-drop',
  dependencies: [ServicesExtension],
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(
        DROP_COMMAND,
        (event) => {
          const files = [...(event.dataTransfer?.files ?? [])];
          if (!files.some(isDocumentFile)) return false;
          event.preventDefault();
          $selectPoint(editor, event.clientX, event.clientY);
          return take(editor, files);
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const data = event instanceof ClipboardEvent ? event.clipboardData : null;
          const files = [...(data?.files ?? [])];
          if (!files.some(isDocumentFile)) return false;
          event.preventDefault();
          return take(editor, files);
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    ),
});

/** Reports the first document to the page; pictures dropped with it are inserted as usual. */
function take(editor: LexicalEditor, files: readonly File[]): true {
  const document = files.find(isDocumentFile);
  const pictures = files.filter(isPictureFile);
  if (pictures.length > 0) void insertPictureFiles(editor, pictures);
  if (document !== undefined)
    servicesOf(editor).documentDropped({
      name: document.name,
      read: () => uploadDocument(document),
      insert: (blocks) => insertBlocks(editor, blocks),
    });
  return true;
}

function insertBlocks(editor: LexicalEditor, blocks: readonly TopBlock[]): void {
  editor.update(() => $pasteDocumentBlocks(blocks), { tag: [PASTE_TAG, 'history-push'] });
  editor.focus();
}

function $selectPoint(editor: LexicalEditor, x: number, y: number): void {
  const point = caretFromPoint(x, y, editor.getRootElement());
  if (point === null) return;
  const range = document.createRange();
  range.setStart(point.node, point.offset);
  range.collapse(true);
  const selection = $createRangeSelection();
  selection.applyDOMRange(range);
  $setSelection(selection);
}
