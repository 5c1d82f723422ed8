/**
 * What comes from elsewhere, by paste or drop. HTML is read by the document's own reader and stands as it is; a text
 * that reads as an interview is then offered as turns (paste/offer.ts). Only a plain text pasted into an empty interview
 * becomes turns at once, when it is sure: that is how a new interview begins, and one undo gives the lines back.
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
import { $worthOffering, makeOffer } from '../paste/offer.ts';
import { servicesOf } from '../core/services.ts';
import { lastStep, undoTo, untilNextStep } from '../core/steps.ts';
import type { AssetOfUpload } from '../model/types.ts';
import { isPictureFile } from '../core/upload.ts';

// An address pasted alone: over words it makes them a link, elsewhere it is a link itself. That of a video on an empty
// line has become a card before (extensions/videos.ts).

/** The address that is all there is; undefined when there are other words. */
function loneAddress({ html, text }: Incoming): string | undefined {
  const address = text.trim();
  if (!/^(?:https?:\/\/|mailto:)\S+$/iu.test(address) || !isLinkAddress(address)) return undefined;
  return html === '' || htmlToText(html).trim() === address ? address : undefined;
}

/** Inside an update. */
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

// The pictures of a paste become pictures of the library before its text is read: then each stands where it stood.

/** Which picture of the library stands for which address in the HTML. */
type Assets = ReadonlyMap<string, AssetOfUpload>;
type Wanted = Readonly<{ address: string; file: () => File }>;

/**
 * What can be had: data in the HTML; for addresses of the other computer, the pictures of the RTF beside it when there
 * are as many, or the one picture file of the clipboard for the only one.
 */
function picturesOf({ html, rtf, files }: Incoming): Wanted[] {
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

/** Takes them in one after the other. One that fails is told; what is pasted then says that it is missing. */
async function takePictures(editor: LexicalEditor, wanted: readonly Wanted[]): Promise<Assets> {
  const services = servicesOf(editor);
  const assets = new Map<string, AssetOfUpload>();
  services.announce(services.messages.pictureAdding);
  for (const { address, file } of wanted) {
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
    // Not base64 after all: an empty file, which the library refuses by name.
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
/** From here on a plain text becomes turns without being asked, in an empty interview. */
const SURE = 0.6;
/** The update that makes turns of a plain paste. */
const RECOGNIZED_TAG = 'escale-recognized';

/** Puts what comes from elsewhere at the caret. */
export function takeIn(editor: LexicalEditor, incoming: Incoming): void {
  if (isRefused(editor, incoming.text)) return;
  const address = loneAddress(incoming);
  if (address !== undefined) {
    editor.update(() => $pasteAddress(address), { tag: PASTE_TAG });
    return;
  }
  const wanted = incoming.html === '' ? [] : picturesOf(incoming);
  if (wanted.length === 0) takeText(editor, incoming, NO_PICTURES);
  else {
    const place = editor.read(() => $getSelection()?.clone() ?? null);
    void takePictures(editor, wanted).then((assets) => takeText(editor, incoming, assets, place));
  }
}

/** Words alone, a paragraph for each line as it stands. */
export function takePlain(editor: LexicalEditor, text: string): void {
  if (!isRefused(editor, text)) editor.update(() => $pasteText(text), { tag: PASTE_TAG });
}

/** What no post could hold is refused, and that is said. */
function isRefused(editor: LexicalEditor, text: string): boolean {
  const refused = isTooLong(text);
  if (refused) tell(editor, servicesOf(editor).pasteWords.tooLong);
  return refused;
}

function takeText(
  editor: LexicalEditor,
  { html, text }: Incoming,
  assets: Assets,
  place: BaseSelection | null = null,
): void {
  const { blocks, left } = html === '' ? { blocks: [], left: noLosses() } : foreign(editor, html, assets);
  if (blocks.length > 0) {
    paste(
      editor,
      blocks.map((block) => measured(block, assets)),
      place,
    );
    tell(editor, servicesOf(editor).pasteWords.left(left));
    return;
  }
  const words = unwrapPage(text);
  if (pasteInterview(editor, words)) return;
  const lines = linesOf(words);
  if (lines.length > 1)
    paste(
      editor,
      lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
      place,
    );
  else takePlain(editor, words);
}

function paste(editor: LexicalEditor, blocks: readonly TopBlock[], place: BaseSelection | null): void {
  editor.update(
    () => {
      $comeBack(place);
      const recognition = $worthOffering(editor, blocks, $bodyIsEmpty());
      const nodes = $pasteDocumentBlocks(blocks, recognition !== null);
      if (recognition === null) return;
      const keys = nodes.map((node) => node.getKey());
      $onUpdate(() => makeOffer(editor, { keys, recognition }));
    },
    { tag: PASTE_TAG },
  );
}

/** Where the caret was before the pictures were taken in, when that place is still there. */
function $comeBack(place: BaseSelection | null): void {
  if (!$isRangeSelection(place)) return;
  const there = [place.anchor, place.focus].every((point) => {
    const node = point.getNode();
    return node.isAttached();
  });
  if (there) $setSelection(place.clone());
}

/** HTML as the document's blocks; what cannot be read (too long) counts as none, and the plain text is taken. */
function foreign(editor: LexicalEditor, html: string, assets: Assets): ReadForeign {
  try {
    return readForeign(html, {
      newId,
      language: servicesOf(editor).language,
      assetOf: (address) => assets.get(address)?.sha256,
    });
  } catch (thrown) {
    if (!(thrown instanceof HtmlError)) throw thrown;
    tell(editor, servicesOf(editor).messages.pastedAsText);
    return { blocks: [], left: noLosses() };
  }
}

/** A picture that was taken in has its own measures and credit, whatever size it was shown at. */
function measured(block: TopBlock, assets: Assets): TopBlock {
  if (block.type !== 'image' || block.asset === undefined) return block;
  const asset = [...assets.values()].find((one) => one.sha256 === block.asset);
  if (asset === undefined) return block;
  const { width, height, credit } = asset;
  return { ...block, width, height, credit: block.credit === '' ? credit : block.credit };
}

function tell(editor: LexicalEditor, text: string): void {
  if (text !== '') servicesOf(editor).notify({ tone: 'info', text });
}

function $bodyIsEmpty(): boolean {
  return $getRoot().getChildren().every($isEmptyBlock);
}

/** A plain text that surely is an interview, into an empty one; in any other post turns are offered. False: it is not, and nothing has happened. */
function pasteInterview(editor: LexicalEditor, text: string): boolean {
  const services = servicesOf(editor);
  if (!editor.read(() => $kind() === 'interview' && $bodyIsEmpty())) return false;
  const recognition = recognize(text);
  if (!isInterview(recognition)) return false;
  // Two steps to undo: the plain lines first, and the turns in their place once those are committed.
  editor.update(
    () => {
      $addUpdateTag(PASTE_TAG);
      const keys = $pasteLines(text);
      $onUpdate(() => {
        const pasted = lastStep(editor);
        editor.update(
          () => {
            const known = [...$people(), ...services.known()];
            $turnLinesInto(
              keys,
              recognitionToPost(recognition, { newId, language: services.language, known }),
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
        // Asked for inside the end of the paste, the turns are made after this.
        untilNextStep(editor, hide, RECOGNIZED_TAG);
      });
    },
    { tag: PASTE_TAG },
  );
  return true;
}

/** At least one answer to a question, or two people who speak: a single line with a colon is not an interview. */
function isInterview(recognition: Recognition): boolean {
  const answers = recognition.blocks.filter((block) => block.type === 'answer').length;
  return (
    recognition.kind === 'interview' &&
    recognition.confidence >= SURE &&
    answers > 0 &&
    recognition.blocks.length > 2
  );
}
