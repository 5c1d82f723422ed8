/** Bringing pictures in: by a dialog, by paste, by drop. */
import type { LexicalEditor, NodeKey } from 'lexical';
import type { Image } from '#interview/document.ts';
import { $addBeside, $changeImage, $insertPictures, imageFrom } from '../edit/pictures.ts';
import { focusText } from '../core/focus-text.ts';
import { propose } from './proposals.ts';
import { servicesOf } from '../core/services.ts';
import type { AssetOfUpload } from '../model/types.ts';

const STEP = { discrete: true, tag: 'history-push' } as const;

/** « Insérer une image »: the author chooses files, the library takes them in, they stand at the caret. */
export async function insertPicture(editor: LexicalEditor): Promise<void> {
  const images = await chosen(editor);
  if (images.length === 0) focusText(editor);
  else place(editor, images);
}

/** Pasted or dropped files; one that fails is told, the others still come. Several come side by side. */
export async function insertPictureFiles(editor: LexicalEditor, files: readonly File[]): Promise<void> {
  const services = servicesOf(editor);
  services.announce(services.messages.pictureAdding);
  const images = await taken(editor, files, (file) => services.uploadPicture(file));
  if (images.length > 0) place(editor, images);
}

/** « Ajouter à côté »: as many as fit in the row. */
export async function addBeside(editor: LexicalEditor, key: NodeKey): Promise<void> {
  const images = await chosen(editor);
  if (images.length === 0) return;
  const services = servicesOf(editor);
  let came = 0;
  editor.update(() => {
    came = $addBeside(key, images);
  }, STEP);
  if (came < images.length) services.notify({ tone: 'info', text: services.pictures.rowIsFull });
}

/** « Remplacer l’image »: the words stay, since another picture mostly shows the same. */
export async function replacePicture(editor: LexicalEditor, key: NodeKey, index: number): Promise<void> {
  const services = servicesOf(editor);
  const [image] = await taken(editor, [null], () => services.choosePicture());
  if (image === undefined) return;
  showInstead(editor, key, index, image);
  services.announce(services.pictures.replaced);
}

/**
 * The file of a picture is gone: from where the copies are, else from a file that the author chooses. Another file takes its
 * place in this post. True where it is the same again.
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
      showInstead(editor, key, index, imageFrom(file));
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

/** Another file under the same words. */
function showInstead(editor: LexicalEditor, key: NodeKey, index: number, image: Image): void {
  const { asset, width, height } = image;
  editor.update(
    () => $changeImage(key, index, ({ url: _url, ...before }) => ({ ...before, asset, width, height })),
    STEP,
  );
}

async function chosen(editor: LexicalEditor): Promise<Image[]> {
  const services = servicesOf(editor);
  try {
    const files = await services.choosePictures();
    return await taken(editor, files, (take) => take());
  } catch (thrown) {
    services.notify({ tone: 'alert', text: services.failure(thrown) });
    return [];
  }
}

/** One after the other, in their order. */
async function taken<File>(
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
      propose(asset);
      images.push(imageFrom(asset));
    } catch (thrown) {
      services.notify({ tone: 'alert', text: services.failure(thrown) });
    }
  }
  return images;
}

function place(editor: LexicalEditor, images: readonly Image[]): void {
  let key: NodeKey = '';
  editor.update(() => {
    key = $insertPictures(images);
  }, STEP);
  // The words come next: the alternative text is the first field under the picture.
  requestAnimationFrame(() => editor.getElementByKey(key)?.querySelector('input')?.focus());
}
