/**
 * Copy and paste. Our own clipboard keeps the structure; HTML is read into the document's model by the one reader; a
 * plain text that is an interview becomes turns at once, and one undo gives its plain lines back.
 */
import {
  $exportMimeTypeFromSelection,
  $generateNodesFromSerializedNodes,
  $insertGeneratedNodes,
  GetClipboardDataExtension,
} from '@lexical/clipboard';
import { configExtension, defineExtension, getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { DRAG_DROP_PASTE } from '@lexical/rich-text';
import {
  $addUpdateTag,
  $getEditor,
  $getSelection,
  $onUpdate,
  $setState,
  COMMAND_PRIORITY_HIGH,
  DRAGEND_COMMAND,
  DRAGOVER_COMMAND,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  HISTORY_PUSH_TAG,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  UNDO_COMMAND,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { z } from 'zod';
import { participantSchema, type Participant, type TopBlock } from '../../../interview/document.ts';
import { HtmlError } from '../../../interview/html/parse.ts';
import { readHtml } from '../../../interview/html/read-html.ts';
import { htmlToText } from '../../../interview/plain.ts';
import { recognize, type Recognition } from '../../../interview/recognition/recognize.ts';
import { recognitionToPost } from '../../../interview/recognition/to-post.ts';
import { $selectedBlocks } from '../edit/blocks.ts';
import {
  $pasteBlocks,
  $pasteDocumentBlocks,
  $pasteLines,
  $pasteText,
  $takePeople,
  $turnLinesInto,
} from '../edit/paste.ts';
import { $distrust, $settleIds } from '../edit/pasted-ids.ts';
import { isPlain } from '../inlines.ts';
import { newId } from '../new-id.ts';
import { $isQuestionNode } from '../nodes/question-node.ts';
import { $membershipOf, $people, membershipState } from '../nodes/state.ts';
import { insertPictureFiles } from '../pictures.ts';
import { servicesOf, ServicesExtension } from '../services.ts';
import { cleanHtml, textOfHtml } from '../clean-html.ts';

const LEXICAL = 'application/x-lexical-editor';
const OURS = 'application/x-escale';

/** What this page last put on the clipboard: only that is taken back with its sources. */
let lastCopied = '';

const companionSchema = z.object({ postId: z.string(), people: z.array(participantSchema) });

export const ClipboardExtension = defineExtension({
  name: 'escale/clipboard',
  dependencies: [
    ServicesExtension,
    configExtension(GetClipboardDataExtension, {
      $exportMimeType: {
        [LEXICAL]: [
          (_selection, next) => {
            lastCopied = next() ?? '';
            return lastCopied === '' ? null : lastCopied;
          },
        ],
        'text/html': [(_selection, next) => cleaned(next())],
        'text/plain': [(_selection, next) => $plainText(next())],
        [OURS]: [() => JSON.stringify({ postId: servicesOf($getEditor()).postId, people: $copiedPeople() })],
      },
    }),
  ],
  register: (editor) => {
    let dragging = false;
    return mergeRegister(
      editor.registerCommand(PASTE_COMMAND, (event) => paste(editor, event), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(DRAG_DROP_PASTE, (files) => pictures(editor, files), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        DRAGSTART_COMMAND,
        () => {
          dragging = true;
          return false;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        DRAGEND_COMMAND,
        () => {
          dragging = false;
          return false;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        DRAGOVER_COMMAND,
        (event) => {
          // Without this no drop of files ever comes.
          if (event.dataTransfer?.types.includes('Files') !== true) return false;
          event.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        DROP_COMMAND,
        (event) => {
          const data = event.dataTransfer;
          if (data === null || dragging || !data.types.includes(LEXICAL)) return false;
          // A structure dragged in from elsewhere could claim anything: its words only.
          event.preventDefault();
          $pasteText(data.getData('text/plain'));
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    );
  },
});

function paste(editor: LexicalEditor, event: unknown): boolean {
  const data = event instanceof ClipboardEvent ? event.clipboardData : null;
  if (data === null || !(event instanceof ClipboardEvent)) return false;
  if (event.target instanceof HTMLInputElement) return false;
  const lexical = data.getData(LEXICAL);
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  event.preventDefault();
  if (lexical !== '' && pasteStructure(editor, lexical, data.getData(OURS))) return true;
  if (pictures(editor, [...data.files]) && text.trim() === '') return true;
  const blocks = html === '' ? [] : blocksFrom(editor, html);
  const words = blocks.length > 0 ? htmlToText(html) : text;
  if (blocks.every(isPlainBlock)) {
    if (!pasteInterview(editor, text === '' ? words : text))
      editor.update(() => $pasteText(text === '' ? words : text), { tag: PASTE_TAG });
    return true;
  }
  editor.update(() => $pasteDocumentBlocks(blocks), { tag: PASTE_TAG });
  return true;
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

function pictures(editor: LexicalEditor, files: readonly File[]): boolean {
  const found = files.filter((file) => file.type.startsWith('image/'));
  if (found.length > 0) void insertPictureFiles(editor, found);
  return found.length > 0;
}

/** Blocks that an editor of ours copied. False when the clipboard holds something else under that name. */
function pasteStructure(editor: LexicalEditor, json: string, companion: string): boolean {
  const payload = parsed(
    json,
    z.object({ namespace: z.literal('escale'), nodes: z.array(z.looseObject({ type: z.string() })) }),
  );
  if (payload === undefined) return false;
  const from = parsed(companion, companionSchema);
  editor.update(
    () => {
      const selection = $getSelection();
      if (selection === null) return;
      const nodes = $generateNodesFromSerializedNodes(payload.nodes);
      if (from !== undefined) $takePeople(from.people);
      if (json !== lastCopied) $distrust(nodes);
      $settleIds(nodes, from?.postId !== servicesOf(editor).postId);
      if ($isFragment(nodes)) $insertGeneratedNodes(editor, nodes, selection);
      else $pasteBlocks($outsideTurns(nodes));
    },
    { tag: PASTE_TAG },
  );
  return true;
}

/** Words from within one block: they flow into the line. */
const $isFragment = (nodes: readonly LexicalNode[]): boolean => nodes.every((node) => node.isInline());

/** Paragraphs of one single answer, pasted into a written block, are text, not an answer. */
function $outsideTurns(nodes: LexicalNode[]): LexicalNode[] {
  const answers = new Set(nodes.map((node) => $membershipOf(node)?.id ?? ''));
  const [target] = $selectedBlocks();
  const intoText = target !== undefined && target.getTextContentSize() > 0 && $membershipOf(target) !== null;
  if (answers.size === 1 && intoText && !nodes.some($isQuestionNode)) $forgetAnswers(nodes);
  return nodes;
}

function $forgetAnswers(nodes: readonly LexicalNode[]): void {
  for (const node of nodes) $setState(node, membershipState, null);
}

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

function cleaned(html: string | null): string | null {
  return html === null ? null : cleanHtml(html);
}

/** One block: its words. Several: with the names, as in print. */
function $plainText(text: string | null): string | null {
  if ($selectedBlocks().length < 2) return text;
  const html = $exportMimeTypeFromSelection('text/html');
  return html === null ? text : textOfHtml(html);
}

function $copiedPeople(): Participant[] {
  const ids = new Set($selectedBlocks().flatMap((block) => $membershipOf(block)?.participants ?? []));
  return $people().filter((person) => ids.has(person.id));
}

function parsed<Value>(json: string, schema: z.ZodType<Value>): Value | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
  const result = schema.safeParse(value);
  return result.success ? result.data : undefined;
}
