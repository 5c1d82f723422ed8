/**
 * Detects a text pasted into an interview that answers its questions. It is pasted as usual, and the page offers to put
 * each answer under its question instead.
 */
import { defineExtension } from '@lexical/extension';
import { COMMAND_PRIORITY_CRITICAL, PASTE_COMMAND, PASTE_TAG, type LexicalEditor } from 'lexical';
import { matchAnswers } from '#interview/answers/match-answers.ts';
import { DOCUMENT_VERSION, type TopBlock } from '#interview/document.ts';
import { colourRunsOf } from '#interview/html/colour-runs.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { textToBlocks } from '#interview/plain.ts';
import { $readDocument } from '../model/document/document-bridge.ts';
import { newId } from '../model/new-id.ts';
import { $kind } from '../model/nodes/state.ts';
import { servicesOf, ServicesExtension, type PastedAnswers } from '../core/services.ts';
import { lastStep, undoTo, afterNextStep } from '../core/steps.ts';

/** Characters. Longer texts are not compared, which would be slow. */
const LONGEST = 400_000;

export const AnswersPasteExtension = defineExtension({
  name: 'escale/answers-paste',
  dependencies: [ServicesExtension],
  register: (editor) =>
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = event instanceof ClipboardEvent ? event.clipboardData : null;
        // Text copied in Escale is moved, not answered.
        if (data === null || data.types.includes('application/x-lexical-editor')) return false;
        if (editor.getEditorState().read($kind, { editor }) === 'interview')
          offerAnswers(editor, data.getData('text/html'), data.getData('text/plain'));
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
});

function offerAnswers(editor: LexicalEditor, html: string, text: string): void {
  if (text.split(/[\r\n]+/u).length < 4 || text.length > LONGEST || html.length > 4 * LONGEST) return;
  const { language } = servicesOf(editor);
  const post = editor
    .getEditorState()
    .read(() => $readDocument({ version: DOCUMENT_VERSION, kind: 'interview', language, labels: [] }), {
      editor,
    });
  const questions = post.body.filter((block) => block.type === 'question').length;
  if (questions === 0) return;
  const received = readPaste(html, text);
  if (received === undefined) return;
  const answered = matchAnswers(received.blocks, post, { colours: received.colours }).answers.filter(
    ({ blocks, how }) => blocks.length > 0 && (how === 'same' || how === 'close'),
  ).length;
  if (answered < Math.min(2, questions)) return;
  const last = lastStep(editor);
  const hide = servicesOf(editor).answersPasted({
    ...received,
    before: post,
    answered,
    takeBack: () => {
      undoTo(editor, last);
      // Commits the undo now, since the text is read right after.
      editor.update(() => undefined, { discrete: true });
    },
  });
  afterNextStep(editor, hide, PASTE_TAG);
}

function readPaste(html: string, text: string): Pick<PastedAnswers, 'blocks' | 'colours'> | undefined {
  if (html === '') return { blocks: textToBlocks(text), colours: [] };
  try {
    const blocks: TopBlock[] = readHtml(html, { newId, origin: 'outside' });
    return { blocks, colours: colourRunsOf(html) };
  } catch (thrown) {
    if (!(thrown instanceof HtmlError)) throw thrown;
    return undefined;
  }
}
