/** Inserting pictures from a dialog, a paste or a drop. */
import type { LexicalEditor, NodeKey } from 'lexical';
import type { Image } from '#interview/document.ts';
import { $addToRow, $changeImage, $insertPictures, imageFrom } from '../edit/pictures.ts';
import { focusText } from '../core/focus-text.ts';
import { addProposal } from './proposals.ts';
import { servicesOf } from '../core/services.ts';
import type { AssetOfUpload } from '../model/types.ts';

const STEP = { discrete: true, tag: 'history-push' } as const;

/** « Insérer une image »: adds the chosen files to the library and inserts them at the caret. */
export async function insertPicture(editor: LexicalEditor): Promise<void> {
  const images = await chooseImages(editor);
  if (images.length === 0) focusText(editor);
  else insertImages(editor, images);
}

/** Inserts pasted or dropped files, several of them in a row. Reports each file that fails and inserts the others. */
export async function insertPictureFiles(editor: LexicalEditor, files: readonly File[]): Promise<void> {
  const services = servicesOf(editor);
  services.announce(services.messages.pictureAdding);
  const images = await uploadImages(editor, files, (file) => services.uploadPicture(file));
  if (images.length > 0) insertImages(editor, images);
}

/** « Ajouter à côté »: adds as many pictures as fit in the row. */
export async function addToRow(editor: LexicalEditor, key: NodeKey): Promise<void> {
  const images = await chooseImages(editor);
  if (images.length === 0) return;
  const services = servicesOf(editor);
  let came = 0;
  editor.update(() => {
    came = $addToRow(key, images);
  }, STEP);
  if (came < images.length) services.notify({ tone: 'info', text: services.pictures.rowIsFull });
}

/** « Remplacer l’image »: keeps the words, since the new picture usually shows the same thing. */
export async function replacePicture(editor: LexicalEditor, key: NodeKey, index: number): Promise<void> {
  const services = servicesOf(editor);
  const [image] = await uploadImages(editor, [null], () => services.choosePicture());
  if (image === undefined) return;
  replaceFile(editor, key, index, image);
  services.announce(services.pictures.replaced);
}

/**
 * Restores a missing picture file from the backups, else from a file the author chooses. A different file replaces the
 * picture in this post only. Returns whether the same file was restored.
 */
export async function findPicture(
  editor: LexicalEditor,
  key: NodeKey,
  index: number,
  sha256: string,
): Promise<boolean> {
  const services = servicesOf(editor);
  try {
    const isThere = await services.findPictureAgain(sha256);
    const file = isThere ? undefined : await services.choosePicture();
    if (!isThere && file === undefined) return false;
    if (file !== undefined && file.sha256 !== sha256) {
      replaceFile(editor, key, index, imageFrom(file));
      services.notify({ tone: 'info', text: services.pictures.anotherFile });
      return false;
    }
    services.announce(services.pictures.recovered);
    return true;
  } catch (thrown) {
    services.notify({ tone: 'alert', text: services.failure(thrown) });
    return false;
  }
}

/** Replaces the file and keeps the words. */
function replaceFile(editor: LexicalEditor, key: NodeKey, index: number, image: Image): void {
  const { asset, width, height } = image;
  editor.update(
    () => $changeImage(key, index, ({ url: _url, ...before }) => ({ ...before, asset, width, height })),
    STEP,
  );
}

async function chooseImages(editor: LexicalEditor): Promise<Image[]> {
  const services = servicesOf(editor);
  try {
    const files = await services.choosePictures();
    return await uploadImages(editor, files, (take) => take());
  } catch (thrown) {
    services.notify({ tone: 'alert', text: services.failure(thrown) });
    return [];
  }
}

/** Uploads the files one after the other, in order. */
async function uploadImages<File>(
  editor: LexicalEditor,
  files: readonly File[],
  take: (file: File) => Promise<AssetOfUpload | undefined>,
): Promise<Image[]> {
  const services = servicesOf(editor);
  const images: Image[] = [];
  for (const file of files) {
    try {
      const asset = await take(file);
      if (asset === undefined) continue;
      addProposal(asset);
      images.push(imageFrom(asset));
    } catch (thrown) {
      services.notify({ tone: 'alert', text: services.failure(thrown) });
    }
  }
  return images;
}

function insertImages(editor: LexicalEditor, images: readonly Image[]): void {
  let key: NodeKey = '';
  editor.update(() => {
    key = $insertPictures(images);
  }, STEP);
  // Focuses the alternative text, the first field under the picture.
  requestAnimationFrame(() => editor.getElementByKey(key)?.querySelector('input')?.focus());
}
