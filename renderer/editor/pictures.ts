/** Bringing pictures in: by a dialog, by paste, by drop. */
import {
  $createNodeSelection,
  $createParagraphNode,
  $getRoot,
  $setSelection,
  type LexicalEditor,
} from 'lexical';
import { $caretBlock, $isEmptyBlock, $isLastOfTurn, $mayBeInAnswer } from './edit/blocks.ts';
import { $isLeadNode } from './nodes/lead-node.ts';
import { $createImageNode } from './nodes/image-node.tsx';
import { $isQuestionNode } from './nodes/question-node.ts';
import { $membershipOf, $setMembership } from './nodes/state.ts';
import { servicesOf } from './services.ts';
import type { AssetOfUpload } from './types.ts';

/** « Insérer une image »: the author chooses a file, the library takes it in, it stands at the caret. */
export async function insertPicture(editor: LexicalEditor): Promise<void> {
  const services = servicesOf(editor);
  try {
    const asset = await services.choosePicture();
    if (asset !== undefined) place(editor, asset);
    else editor.focus();
  } catch (thrown) {
    services.notify({ tone: 'alert', text: services.failure(thrown) });
  }
}

/** Pasted or dropped files, one after the other; the first that fails is told, the others still come. */
export async function insertPictureFiles(editor: LexicalEditor, files: readonly File[]): Promise<void> {
  const services = servicesOf(editor);
  services.announce(services.messages.pictureAdding);
  for (const file of files) {
    try {
      place(editor, await services.uploadPicture(file));
    } catch (thrown) {
      services.notify({ tone: 'alert', text: services.failure(thrown) });
    }
  }
}

function place(editor: LexicalEditor, asset: AssetOfUpload): void {
  let key = '';
  editor.update(
    () => {
      key = $insertPicture(asset);
    },
    { discrete: true, tag: 'history-push' },
  );
  // The words come next: the alternative text is the first field under the picture.
  requestAnimationFrame(() => editor.getElementByKey(key)?.querySelector('input')?.focus());
}

/** After the block with the caret, in the same answer; in place of an empty paragraph. Gives the new node's key. */
export function $insertPicture(asset: AssetOfUpload): string {
  const image = $createImageNode({
    type: 'image',
    asset: asset.sha256,
    width: asset.width,
    height: asset.height,
    alt: '',
    caption: [],
    credit: asset.credit,
    decorative: false,
  });
  const block = $caretBlock() ?? $getRoot().getLastChild();
  const membership = block !== null && $mayBeInAnswer(block) ? $membershipOf(block) : null;
  if (block === null) $getRoot().append(image);
  else if ($isEmptyBlock(block) && !$isLeadNode(block) && !$isQuestionNode(block)) {
    const after = $createParagraphNode();
    block.insertAfter(after);
    $setMembership(after, membership);
    block.replace(image);
  } else block.insertAfter(image);
  if (membership !== null) {
    $setMembership(image, membership);
    // After the picture one goes on in the same answer.
    if ($isLastOfTurn(image)) {
      const after = $createParagraphNode();
      image.insertAfter(after);
      $setMembership(after, membership);
    }
  }
  const selection = $createNodeSelection();
  selection.add(image.getKey());
  $setSelection(selection);
  return image.getKey();
}
