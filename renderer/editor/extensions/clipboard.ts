/**
 * Copy, paste and drop. Our own clipboard keeps the structure; what comes from elsewhere is read by take-in.ts.
 */
import {
  $generateNodesFromSerializedNodes,
  $getClipboardDataFromSelection,
  $insertGeneratedNodes,
  caretFromPoint,
  GetClipboardDataExtension,
  type LexicalClipboardData,
  setLexicalClipboardDataTransfer,
} from '@lexical/clipboard';
import { configExtension, defineExtension } from '@lexical/extension';
import { DRAG_DROP_PASTE } from '@lexical/rich-text';
import {
  $createRangeSelection,
  $getEditor,
  $getRoot,
  $getSelection,
  $isNodeSelection,
  $setSelection,
  $setState,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  CUT_TAG,
  DRAGEND_COMMAND,
  DRAGOVER_COMMAND,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
} from 'lexical';
import { z } from 'zod';
import { type Participant, participantSchema } from '#interview/document.ts';
import { $selectedBlocks } from '../edit/blocks.ts';
import { $pasteBlocks, $takePeople } from '../edit/paste.ts';
import { $distrust, $sealAgain, $settleIds } from '../edit/pasted-ids.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $people, membershipState } from '../model/nodes/state.ts';
import { $copied } from '../paste/copied.ts';
import { incomingOf } from '../paste/incoming.ts';
import { endPlainAfterPaste, takesPlain } from '../paste/plain.ts';
import { insertPictureFiles } from '../cards/pictures.ts';
import { ServicesExtension, servicesOf } from '../core/services.ts';
import { isPictureFile } from '../core/upload.ts';
import { takeIn, takePlain } from './take-in.ts';

// What a clipboard holds under Lexical's name. Anyone may have put it there.

/** Spans of a cell beyond these would be laid out for ever (interview/document.ts). */
const SPANS: Readonly<Record<string, number>> = { colSpan: 100, rowSpan: 1000 };

const payloadSchema = z.object({
  namespace: z.literal('escale'),
  nodes: z.array(z.looseObject({ type: z.string() })),
});
type Structure = z.infer<typeof payloadSchema>['nodes'];

/** The nodes of it, none made yet; null when it is not ours, or when it holds what no editor of ours can read. */
function $structureIn(json: string): Structure | null {
  let value: unknown;
  try {
    value = JSON.parse(json, (name, part: unknown) =>
      typeof part === 'number' && Object.hasOwn(SPANS, name) ? Math.min(part, SPANS[name] ?? 1) : part,
    );
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    throw thrown;
  }
  const payload = payloadSchema.safeParse(value);
  if (!payload.success) return null;
  try {
    // Made once to see whether they can be: a node of a kind nobody knows stops in the middle of an update otherwise.
    $generateNodesFromSerializedNodes(payload.data.nodes);
    return payload.data.nodes;
  } catch {
    return null;
  }
}

// Copying and cutting where Lexical's own would do harm: in a field of a card it would take the card or the text selected
// before away, and a selected card it would take away without putting it on the clipboard when the window's selection
// stands elsewhere.

function takeCardsOut(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(
      COPY_COMMAND,
      (event) => inField(event) || $copyCards(event),
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        if (inField(event)) return true;
        if (!$copyCards(event)) return false;
        editor.update(
          () => {
            const selection = $getSelection();
            if ($isNodeSelection(selection)) selection.deleteNodes();
          },
          { tag: CUT_TAG },
        );
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

/** A field keeps its own copying and cutting. */
const inField = (event: unknown): boolean =>
  event instanceof Event &&
  (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement);

/** False when no card is selected, or there is no clipboard to put it on. */
function $copyCards(event: unknown): boolean {
  const selection = $getSelection();
  if (!$isNodeSelection(selection) || !(event instanceof ClipboardEvent) || event.clipboardData === null)
    return false;
  const data: LexicalClipboardData = $getClipboardDataFromSelection(selection);
  event.preventDefault();
  setLexicalClipboardDataTransfer(event.clipboardData, data);
  return true;
}

const LEXICAL = 'application/x-lexical-editor';
const OURS = 'application/x-escale';

/** What this page last put on the clipboard: only that is taken back with its sources, and in the same post only. */
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
        'text/html': [() => $copied()?.html ?? null],
        'text/plain': [() => $copied()?.text ?? null],
        [OURS]: [() => JSON.stringify({ postId: servicesOf($getEditor()).postId, people: $copiedPeople() })],
      },
    }),
  ],
  register: (editor) => {
    let dragging = false;
    return mergeRegister(
      endPlainAfterPaste(editor),
      takeCardsOut(editor),
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
          // What is dragged within this text, and pictures, are moved as Lexical moves them.
          if (data === null || dragging || data.files.length > 0) return false;
          event.preventDefault();
          $selectPoint(editor, event.clientX, event.clientY);
          // A structure dragged in from elsewhere could claim anything: it is read as HTML from outside.
          takeIn(editor, incomingOf(data));
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
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return false;
  const lexical = data.getData(LEXICAL);
  const incoming = incomingOf(data);
  event.preventDefault();
  if (takesPlain(editor)) {
    takePlain(editor, incoming.text);
    return true;
  }
  if (lexical !== '' && pasteStructure(editor, lexical, data.getData(OURS))) return true;
  // Beside words a picture file only shows them as Word or a spreadsheet draws them; take-in.ts uses what it may.
  if (incoming.text.trim() === '' && pictures(editor, incoming.files)) return true;
  takeIn(editor, incoming);
  return true;
}

/** The caret where something is dropped; beside the text it stays where it was. */
function $selectPoint(editor: LexicalEditor, x: number, y: number): void {
  const point = caretFromPoint(x, y, editor.getRootElement());
  const range = document.createRange();
  if (point === null) return;
  range.setStart(point.node, point.offset);
  range.collapse(true);
  const selection = $createRangeSelection();
  selection.applyDOMRange(range);
  $setSelection(selection);
}

function pictures(editor: LexicalEditor, files: readonly File[]): boolean {
  const found = files.filter(isPictureFile);
  if (found.length > 0) void insertPictureFiles(editor, found);
  return found.length > 0;
}

/** Blocks that an editor of ours copied. False when the clipboard holds something else under that name. */
function pasteStructure(editor: LexicalEditor, json: string, companion: string): boolean {
  const structure = $structureIn(json);
  if (structure === null) return false;
  const from = parsed(companion, companionSchema);
  editor.update(
    () => {
      // Without a caret (it was lost with what held it) what is pasted still comes, at the end.
      const selection = $getSelection() ?? $getRoot().selectEnd();
      const ours = json === lastCopied;
      const fromHere = from?.postId === servicesOf(editor).postId;
      const nodes = $sealAgain($generateNodesFromSerializedNodes(structure), ours && fromHere);
      if (from !== undefined) $takePeople(from.people);
      // The bytes a block came from belong to the page of this very post (docs/design/document.md#source-bytes).
      if (!ours || !fromHere) $distrust(nodes);
      $settleIds(nodes, !fromHere);
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
