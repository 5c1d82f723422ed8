/**
 * Pasted or dropped content from other programs. HTML is read by the document's reader and inserted; if it looks like
 * an interview, turns are offered (paste/offer.ts). Only plain text pasted into an empty interview becomes turns at
 * once, if recognition is sure; one undo restores the lines.
 */
import { $createLinkNode, $isLinkNode, $toggleLink } from '@lexical/link';
import {
  $addUpdateTag,
  $createTextNode,
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $onUpdate,
  $setSelection,
  type BaseSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  PASTE_TAG,
} from 'lexical';
import type { TopBlock } from '#interview/document.ts';
import { inlinePictures, localPictures, rtfPictures } from '#interview/html/foreign/pictures.ts';
import { noLosses } from '#interview/html/foreign/tidy-blocks.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { type ReadForeign, readForeign } from '#interview/html/read-html.ts';
import { isLinkAddress } from '#interview/links.ts';
import { htmlToText } from '#interview/markup/html-text.ts';
import { stampsIn } from '#interview/recognition/recognition.ts';
import { type Recognition, recognize } from '#interview/recognition/recognize.ts';
import { recognitionToPost } from '#interview/recognition/to-post.ts';
import { unwrapPage } from '#interview/unwrap-page.ts';
import { $isEmptyBlock } from '../edit/blocks.ts';
import { $pasteDocumentBlocks, $pasteLines, $pasteText, $turnLinesInto, linesOf } from '../edit/paste.ts';
import { newId } from '../model/new-id.ts';
import { $kind, $people } from '../model/nodes/state.ts';
import { type Incoming, isTooLong } from '../paste/incoming.ts';
import { $recognitionToOffer, makeOffer } from '../paste/offer.ts';
import { servicesOf } from '../core/services.ts';
import { lastStep, undoTo, afterNextStep } from '../core/steps.ts';
import type { AssetOfUpload } from '../model/types.ts';
import { isPictureFile } from '../core/upload.ts';

// A pasted address: it links the selected words, or becomes a link. A video's address on an empty line was already made
// a card (extensions/videos.ts).

/** The address, if the paste contains nothing else. */
function loneAddress({ html, text }: Incoming): string | undefined {
  const address = text.trim();
  if (!/^(?:https?:\/\/|mailto:)\S+$/iu.test(address) || !isLinkAddress(address)) return undefined;
  return html === '' || htmlToText(html).trim() === address ? address : undefined;
}

function $pasteAddress(address: string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) {
    selection?.insertText(address);
    return;
  }
  if (!selection.isCollapsed() && selection.getTextContent().trim() !== '') {
    $toggleLink({ url: address, rel: null, target: null });
    return;
  }
  const inLink = $findMatchingParent(selection.anchor.getNode(), $isLinkNode) !== null;
  if (inLink) selection.insertText(address);
  else
    selection.insertNodes([
      $createLinkNode(address, { rel: null, target: null }).append($createTextNode(address)),
    ]);
}

// Pictures of a paste are added to the library before its text is read, so that each keeps its position.

/** The uploaded pictures by their address in the HTML. */
type Assets = ReadonlyMap<string, AssetOfUpload>;
type PictureSource = Readonly<{ address: string; file: () => File }>;

/**
 * The pictures that can be read: data URLs in the HTML; for local addresses of another program, the pictures of the RTF
 * if there are as many, or the single picture file for a single address.
 */
function picturesOf({ html, rtf, files }: Incoming): PictureSource[] {
  const inline = inlinePictures(html).map(({ address, type, base64 }, index) => ({
    address,
    file: () => new File([bytesOfBase64(base64)], nameOf(index, type), { type }),
  }));
  const local = localPictures(html);
  if (local.length === 0) return inline;
  const [only, second] = files.filter(isPictureFile);
  const beside = rtfPictures(rtf);
  if (beside.length === local.length)
    return [
      ...inline,
      ...beside.map(({ type, hex }, index) => ({
        address: local[index] ?? '',
        file: () => new File([bytesOfHex(hex)], nameOf(index, type), { type }),
      })),
    ];
  const [address, other] = local;
  const one = only !== undefined && second === undefined && address !== undefined && other === undefined;
  return one ? [...inline, { address, file: () => only }] : inline;
}

/**
 * Uploads the pictures one after the other. Failures are reported, and the pasted text marks the picture as missing.
 */
async function uploadPictures(editor: LexicalEditor, sources: readonly PictureSource[]): Promise<Assets> {
  const services = servicesOf(editor);
  const assets = new Map<string, AssetOfUpload>();
  services.announce(services.messages.pictureAdding);
  for (const { address, file } of sources) {
    try {
      assets.set(address, await services.uploadPicture(file()));
    } catch (thrown) {
      services.notify({ tone: 'alert', text: services.failure(thrown) });
    }
  }
  return assets;
}

const nameOf = (index: number, type: string): string => `image-${index + 1}.${type.slice('image/'.length)}`;

function bytesOfBase64(base64: string): ArrayBuffer {
  let binary = '';
  try {
    binary = atob(base64);
  } catch (thrown) {
    // Invalid base64: an empty file, which the library refuses by name.
    if (!(thrown instanceof DOMException)) throw thrown;
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0)).buffer;
}

function bytesOfHex(hex: string): ArrayBuffer {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index += 1)
    bytes[index] = Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16);
  return bytes.buffer;
}

const NO_PICTURES: Assets = new Map();
/** From this confidence on, plain text in an empty interview becomes turns at once. */
const SURE = 0.6;
/** Tags the update that makes turns of a plain paste. */
const RECOGNIZED_TAG = 'escale-recognized';

/** Inserts content from another program at the caret. */
export function insertForeign(editor: LexicalEditor, incoming: Incoming): void {
  if (isRefused(editor, incoming.text)) return;
  const address = loneAddress(incoming);
  if (address !== undefined) {
    editor.update(() => $pasteAddress(address), { tag: PASTE_TAG });
    return;
  }
  const sources = incoming.html === '' ? [] : picturesOf(incoming);
  if (sources.length === 0) insertText(editor, incoming, NO_PICTURES);
  else {
    const selection = editor.read(() => $getSelection()?.clone() ?? null);
    void uploadPictures(editor, sources).then((assets) => insertText(editor, incoming, assets, selection));
  }
}

/** Inserts plain text, one paragraph per line. */
export function insertPlain(editor: LexicalEditor, text: string): void {
  if (!isRefused(editor, text)) editor.update(() => $pasteText(text), { tag: PASTE_TAG });
}

/** Refuses a text too long for a post, with a notice. */
function isRefused(editor: LexicalEditor, text: string): boolean {
  const refused = isTooLong(text);
  if (refused) notify(editor, servicesOf(editor).pasteWords.tooLong);
  return refused;
}

function insertText(
  editor: LexicalEditor,
  { html, text }: Incoming,
  assets: Assets,
  selection: BaseSelection | null = null,
): void {
  const { blocks, left } =
    html === '' ? { blocks: [], left: noLosses() } : readForeignHtml(editor, html, assets);
  if (blocks.length > 0) {
    paste(
      editor,
      blocks.map((block) => withUploadedSize(block, assets)),
      selection,
    );
    notify(editor, servicesOf(editor).pasteWords.left(left));
    return;
  }
  const words = unwrapPage(text);
  if (pasteInterview(editor, words)) return;
  const lines = linesOf(words);
  if (lines.length > 1)
    paste(
      editor,
      lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
      selection,
    );
  else insertPlain(editor, words);
}

function paste(editor: LexicalEditor, blocks: readonly TopBlock[], selection: BaseSelection | null): void {
  editor.update(
    () => {
      $restoreSelection(selection);
      const recognition = $recognitionToOffer(editor, blocks, $bodyIsEmpty());
      const nodes = $pasteDocumentBlocks(blocks, recognition !== null);
      if (recognition === null) return;
      const keys = nodes.map((node) => node.getKey());
      $onUpdate(() => makeOffer(editor, { keys, recognition }));
    },
    { tag: PASTE_TAG },
  );
}

/** Restores the selection from before the pictures were uploaded, if its nodes still exist. */
function $restoreSelection(selection: BaseSelection | null): void {
  if (!$isRangeSelection(selection)) return;
  const isAttached = [selection.anchor, selection.focus].every((point) => {
    const node = point.getNode();
    return node.isAttached();
  });
  if (isAttached) $setSelection(selection.clone());
}

/** HTML as document blocks; none if it is too long, so that the plain text is used. */
function readForeignHtml(editor: LexicalEditor, html: string, assets: Assets): ReadForeign {
  try {
    return readForeign(html, {
      newId,
      language: servicesOf(editor).language,
      assetOf: (address) => assets.get(address)?.sha256,
    });
  } catch (thrown) {
    if (!(thrown instanceof HtmlError)) throw thrown;
    notify(editor, servicesOf(editor).messages.pastedAsText);
    return { blocks: [], left: noLosses() };
  }
}

/** An uploaded picture has its own size and credit, whatever size it was shown at. */
function withUploadedSize(block: TopBlock, assets: Assets): TopBlock {
  if (block.type !== 'image' || block.asset === undefined) return block;
  const asset = [...assets.values()].find((one) => one.sha256 === block.asset);
  if (asset === undefined) return block;
  const { width, height, credit } = asset;
  return { ...block, width, height, credit: block.credit === '' ? credit : block.credit };
}

function notify(editor: LexicalEditor, text: string): void {
  if (text !== '') servicesOf(editor).notify({ tone: 'info', text });
}

function $bodyIsEmpty(): boolean {
  return $getRoot().getChildren().every($isEmptyBlock);
}

/**
 * Pastes a plain text that is surely an interview into an empty one; in other posts turns are offered. False, without a
 * change, if it is not.
 */
function pasteInterview(editor: LexicalEditor, text: string): boolean {
  const services = servicesOf(editor);
  if (!editor.read(() => $kind() === 'interview' && $bodyIsEmpty())) return false;
  const recognition = recognize(text);
  if (!isInterview(recognition)) return false;
  // Two undo steps: the plain lines first, then the turns once those are committed.
  editor.update(
    () => {
      $addUpdateTag(PASTE_TAG);
      const keys = $pasteLines(text);
      $onUpdate(() => {
        const pasted = lastStep(editor);
        editor.update(
          () => {
            const knownPeople = [...$people(), ...services.knownPeople()];
            $turnLinesInto(
              keys,
              recognitionToPost(recognition, {
                newId,
                language: services.language,
                knownParticipants: knownPeople,
              }),
            );
          },
          { discrete: true, tag: [HISTORY_PUSH_TAG, RECOGNIZED_TAG] },
        );
        const stamps = stampsIn(recognition.blocks);
        const answers = recognition.questions.reduce((sum, question) => sum + question.answers.length, 0);
        const hide = services.notify({
          tone: 'info',
          text: [
            services.messages.interviewRecognized(recognition.questions.length, answers),
            ...(stamps > 0 ? [services.messages.stampsLeftOut(stamps)] : []),
          ].join(' '),
          action: {
            label: services.messages.keepPlainText,
            run: () => {
              undoTo(editor, pasted);
              editor.focus();
            },
          },
        });
        // The turns are made after this update, since it is requested at the end of the paste.
        afterNextStep(editor, hide, RECOGNIZED_TAG);
      });
    },
    { tag: PASTE_TAG },
  );
  return true;
}

/**
 * Whether it has at least one answer to a question, or two speakers: a single line with a colon is not an interview.
 */
function isInterview(recognition: Recognition): boolean {
  const answers = recognition.blocks.filter((block) => block.type === 'answer').length;
  return (
    recognition.kind === 'interview' &&
    recognition.confidence >= SURE &&
    answers > 0 &&
    recognition.blocks.length > 2
  );
}
