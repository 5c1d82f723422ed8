/**
 * What comes from elsewhere, by paste or drop: HTML is read by the document's own reader; a plain text that is an
 * interview becomes turns at once, and one undo gives its plain lines back.
 */
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import {
  $addUpdateTag,
  $onUpdate,
  HISTORY_PUSH_TAG,
  PASTE_TAG,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical';
import type { TopBlock } from '../../../interview/document.ts';
import { HtmlError } from '../../../interview/html/parse.ts';
import { readHtml } from '../../../interview/html/read-html.ts';
import { htmlToText } from '../../../interview/plain.ts';
import { recognize, type Recognition } from '../../../interview/recognition/recognize.ts';
import { recognitionToPost } from '../../../interview/recognition/to-post.ts';
import { $pasteDocumentBlocks, $pasteLines, $pasteText, $turnLinesInto } from '../edit/paste.ts';
import { isPlain } from '../inlines.ts';
import { newId } from '../new-id.ts';
import { $people } from '../nodes/state.ts';
import { servicesOf } from '../services.ts';

/** Puts what comes from elsewhere at the caret: HTML by our reader, plain text as turns where it is an interview. */
export function takeIn(editor: LexicalEditor, html: string, text: string): void {
  const blocks = html === '' ? [] : blocksFrom(editor, html);
  const words = blocks.length > 0 ? htmlToText(html) : text;
  if (blocks.every(isPlainBlock)) {
    if (!pasteInterview(editor, text === '' ? words : text))
      editor.update(() => $pasteText(text === '' ? words : text), { tag: PASTE_TAG });
    return;
  }
  editor.update(() => $pasteDocumentBlocks(blocks), { tag: PASTE_TAG });
}

/** HTML as the document's blocks; what cannot be read (too long, too deep) counts as none, and the plain text is taken. */
function blocksFrom(editor: LexicalEditor, html: string): TopBlock[] {
  try {
    return readHtml(html, { newId, origin: 'outside', language: servicesOf(editor).language });
  } catch (thrown) {
    if (!(thrown instanceof HtmlError)) throw thrown;
    const services = servicesOf(editor);
    services.notify({ tone: 'info', text: services.messages.pastedAsText });
    return [];
  }
}

const isPlainBlock = (block: TopBlock): boolean =>
  (block.type === 'paragraph' || block.type === 'heading') && isPlain(block.content);

/** A plain text that reads as an interview. False: it does not, and nothing has happened. */
function pasteInterview(editor: LexicalEditor, text: string): boolean {
  const services = servicesOf(editor);
  if (services.kind !== 'interview') return false;
  const recognition = recognize(text);
  if (!isInterview(recognition)) return false;
  // Two steps to undo: the plain lines first, and the turns in their place once those are committed.
  $addUpdateTag(PASTE_TAG);
  const keys = $pasteLines(text);
  $onUpdate(() => {
    const depth = undoDepth(editor);
    editor.update(
      () => {
        const known = [...$people(), ...services.known()];
        $turnLinesInto(keys, recognitionToPost(recognition, { newId, language: services.language, known }));
      },
      { discrete: true, tag: HISTORY_PUSH_TAG },
    );
    const answers = recognition.questions.reduce((sum, question) => sum + question.answers.length, 0);
    services.notify({
      tone: 'info',
      text: services.messages.interviewRecognized(recognition.questions.length, answers),
      action: { label: services.messages.keepPlainText, run: () => undoTo(editor, depth) },
    });
  });
  return true;
}

/** At least one answer to a question, or two people who speak: a single line with a colon is not an interview. */
function isInterview(recognition: Recognition): boolean {
  const answers = recognition.blocks.filter((block) => block.type === 'answer').length;
  return (
    recognition.kind === 'interview' &&
    recognition.confidence >= 0.5 &&
    answers > 0 &&
    recognition.blocks.length > 2
  );
}

function undoDepth(editor: LexicalEditor): number {
  return getExtensionDependencyFromEditor(editor, HistoryExtension).output.historyState.peek().undoStack
    .length;
}

/** Undoes up to the plain paste, whatever was written since; redo brings everything back. */
function undoTo(editor: LexicalEditor, depth: number): void {
  for (let steps = undoDepth(editor) - depth; steps > 0; steps -= 1)
    editor.dispatchCommand(UNDO_COMMAND, undefined);
  editor.focus();
}
