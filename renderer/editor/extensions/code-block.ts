/** Code blocks: plain text of several lines with their own Enter, Tab and paste, no bold, and a key to leave. */
import { defineExtension } from '@lexical/extension';
import { $isLinkNode } from '@lexical/link';
import {
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  FORMAT_TEXT_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical';
import { LIMITS } from '#interview/document.ts';
import { servicesOf, ServicesExtension } from '../core/services.ts';
import { $codeAtCaret, $indentCode, $leaveCode, $leaveCodeDown, $newCodeLine } from '../edit/code.ts';
import { CodeBlockNode } from '../model/nodes/code-block-node.ts';

export const CodeBlockExtension = defineExtension({
  name: 'escale/code-block',
  dependencies: [ServicesExtension],
  nodes: () => [CodeBlockNode],
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, () => $newCodeLine(), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        KEY_TAB_COMMAND,
        (event) => handled(event, $indentCode(event.shiftKey)),
        COMMAND_PRIORITY_CRITICAL,
      ),
      // Ctrl+Enter leaves the code; elsewhere it is the next person.
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) =>
          event !== null &&
          (event.ctrlKey || event.metaKey) &&
          !event.shiftKey &&
          handled(event, $leaveCode()),
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        KEY_ARROW_DOWN_COMMAND,
        (event) => !event.shiftKey && handled(event, $leaveCodeDown()),
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(FORMAT_TEXT_COMMAND, () => $codeAtCaret() !== null, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const selection = $getSelection();
          const code = $codeAtCaret();
          if (!(event instanceof ClipboardEvent) || code === null || !$isRangeSelection(selection))
            return false;
          event.preventDefault();
          const text = (event.clipboardData?.getData('text/plain') ?? '').replace(/\r\n?/gu, '\n');
          if (code.getTextContentSize() + text.length <= LIMITS.text) selection.insertRawText(text);
          else {
            const services = servicesOf(editor);
            services.notify({ tone: 'info', text: services.pasteWords.tooLong });
          }
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerNodeTransform(CodeBlockNode, $plainText),
    ),
});

function handled(event: KeyboardEvent, done: boolean): boolean {
  if (done) event.preventDefault();
  return done;
}

/** Removes formats and links from content inserted into code, and keeps its words. */
function $plainText(code: CodeBlockNode): void {
  for (const child of code.getChildren()) {
    if ($isTextNode(child) && child.getFormat() !== 0) child.setFormat(0);
    if ($isLinkNode(child) || ($isElementNode(child) && child.isInline())) {
      for (const inner of child.getChildren()) child.insertBefore(inner);
      child.remove();
    }
  }
}
