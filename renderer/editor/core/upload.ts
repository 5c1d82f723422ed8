/** Uploads of pasted or dropped files, by POST (a Blob body hangs on the test server). */
import { readDocumentSchema, type ReadDocument } from '#contract/exchange.ts';
import { takenAssetSchema } from '#contract/library.ts';
import { AppError, type Failure } from '#contract/failure.ts';
import type { AssetOfUpload } from '../model/types.ts';

/** Adds a picture to the library. Fails with asset.not-a-picture, asset.too-large, disk.full. */
export async function uploadPicture(file: File): Promise<AssetOfUpload> {
  return takenAssetSchema.parse(await upload(file, ''));
}

/** Uploads and parses a document. Fails like exchange.read-document does. */
export async function uploadDocument(file: File): Promise<ReadDocument> {
  return readDocumentSchema.parse(await upload(file, '&as=document'));
}

async function upload(file: File, as: string): Promise<unknown> {
  const reply = await fetch(`app://escale/upload?name=${encodeURIComponent(file.name)}${as}`, {
    method: 'POST',
    body: await file.arrayBuffer(),
  });
  const answer: unknown = await reply.json();
  if (isFailed(answer))
    throw new AppError(answer.failure.code, answer.failure.params, { incident: answer.failure.incident });
  return isDone(answer) ? answer.value : answer;
}

function isDone(answer: unknown): answer is { ok: true; value: unknown } {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
}

function isFailed(answer: unknown): answer is { ok: false; failure: Failure } {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
}

/** Whether a file may be a picture, by its type or, without one, its extension. The library checks the bytes. */
export const isPictureFile = ({ type, name }: Pick<File, 'type' | 'name'>): boolean =>
  type.startsWith('image/') || (type === '' && /\.(?:heic|heif|avif|tiff?)$/i.test(name));

const DOCUMENT = /\.(?:docx?|odt|eml|msg|csv|txt|html?|xhtml|md|markdown|pdf|rtf)$/i;
/** Whether a file may be a document. Includes refused types, which get a message: no dropped file is ignored silently. */
export const isDocumentFile = ({ name }: Pick<File, 'name'>): boolean => DOCUMENT.test(name);
