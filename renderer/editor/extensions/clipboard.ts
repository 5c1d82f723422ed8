/** Copy, paste and drop. Escale's own clipboard keeps the structure; other content is read by insert-foreign.ts. */
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
import { $removeSources, $sanitizePastedHtml, $renewIds } from '../edit/pasted-nodes.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $people, membershipState } from '../model/nodes/state.ts';
import { $copySelection } from '../paste/copy-selection.ts';
import { incomingOf } from '../paste/incoming.ts';
import { endPlainAfterPaste, takesPlain } from '../paste/plain-paste.ts';
import { insertPictureFiles } from '../cards/pictures.ts';
import { ServicesExtension, servicesOf } from '../core/services.ts';
import { isPictureFile } from '../core/upload.ts';
import { insertForeign, insertPlain } from './insert-foreign.ts';

// Clipboard data under Lexical's type. It is untrusted: any program can write it.

/** The largest spans of a cell; larger ones would take too long to lay out (interview/document.ts). */
const SPANS: Readonly<Record<string, number>> = { colSpan: 100, rowSpan: 1000 };

const payloadSchema = z.object({
  namespace: z.literal('escale'),
  nodes: z.array(z.looseObject({ type: z.string() })),
});
type Structure = z.infer<typeof payloadSchema>['nodes'];

/** The serialised nodes, not created yet; null if they are not from Escale or cannot be read. */
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
    // Created once as a test: an unknown node type would throw in the middle of an update.
    $generateNodesFromSerializedNodes(payload.data.nodes);
    return payload.data.nodes;
  } catch {
    return null;
  }
}

// Copying and cutting cards. Lexical's own handler would take the selected card or text when a field of a card has the
// focus, and would cut a selected card without filling the clipboard when the DOM selection is elsewhere.

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

/** Whether the event is in a field, which handles copy and cut itself. */
const inField = (event: unknown): boolean =>
  event instanceof Event &&
  (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement);

/** False if no card is selected or the event has no clipboard. */
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

/** The data this page last copied: only these keep their sources when pasted, and only in the same post. */
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
        'text/html': [() => $copySelection()?.html ?? null],
        'text/plain': [() => $copySelection()?.text ?? null],
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
          // Required for the browser to send a drop of files.
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
          // Content dragged inside this text, and pictures, are left to Lexical.
          if (data === null || dragging || data.files.length > 0) return false;
          event.preventDefault();
          $selectPoint(editor, event.clientX, event.clientY);
          // Dragged structure is untrusted, so it is read as HTML.
          insertForeign(editor, incomingOf(data));
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
    insertPlain(editor, incoming.text);
    return true;
  }
  if (lexical !== '' && pasteStructure(editor, lexical, data.getData(OURS))) return true;
  // A picture beside text is only a rendering by Word or a spreadsheet; insert-foreign.ts uses it if suitable.
  if (incoming.text.trim() === '' && pictures(editor, incoming.files)) return true;
  insertForeign(editor, incoming);
  return true;
}

/** Moves the caret to the drop point; a point beside the text leaves it unchanged. */
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
  const pictureFiles = files.filter(isPictureFile);
  if (pictureFiles.length > 0) void insertPictureFiles(editor, pictureFiles);
  return pictureFiles.length > 0;
}

/** Pastes blocks copied by an Escale editor. False if the data is something else. */
function pasteStructure(editor: LexicalEditor, json: string, companion: string): boolean {
  const structure = $structureIn(json);
  if (structure === null) return false;
  const from = parsed(companion, companionSchema);
  editor.update(
    () => {
      // Without a caret, because its block was removed, the paste goes to the end.
      const selection = $getSelection() ?? $getRoot().selectEnd();
      const ours = json === lastCopied;
      const fromHere = from?.postId === servicesOf(editor).postId;
      const nodes = $sanitizePastedHtml($generateNodesFromSerializedNodes(structure), ours && fromHere);
      if (from !== undefined) $takePeople(from.people);
      // Source bytes belong to the page of this same post (docs/design/document.md#source-bytes).
      if (!ours || !fromHere) $removeSources(nodes);
      $renewIds(nodes, !fromHere);
      if ($isFragment(nodes)) $insertGeneratedNodes(editor, nodes, selection);
      else $pasteBlocks($outsideTurns(nodes));
    },
    { tag: PASTE_TAG },
  );
  return true;
}

/** Whether the nodes are words from one block, which join the line. */
const $isFragment = (nodes: readonly LexicalNode[]): boolean => nodes.every((node) => node.isInline());

/** Removes the turns from a paste of paragraphs of a single answer into a block with text. */
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
