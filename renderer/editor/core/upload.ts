/** Files that were pasted or dropped: their bytes go up by POST (a Blob body hangs on the stand-in). */
import { readDocumentSchema, type ReadDocument } from '#contract/exchange.ts';
import { takenAssetSchema } from '#contract/library.ts';
import { AppError, type Failure } from '#contract/failure.ts';
import type { AssetOfUpload } from '../model/types.ts';

/** Takes a picture into the library. Fails with asset.not-a-picture, asset.too-large, disk.full. */
export async function uploadPicture(file: File): Promise<AssetOfUpload> {
  return takenAssetSchema.parse(await sent(file, ''));
}

/** Reads a document. Fails as exchange.read-document does. */
export async function uploadDocument(file: File): Promise<ReadDocument> {
  return readDocumentSchema.parse(await sent(file, '&as=document'));
}

async function sent(file: File, as: string): Promise<unknown> {
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

/** A picture by its type; by its name where the system knows no type for it. Whether it is one is told by its bytes later. */
export const isPictureFile = ({ type, name }: Pick<File, 'type' | 'name'>): boolean =>
  type.startsWith('image/') || (type === '' && /\.(?:heic|heif|avif|tiff?)$/i.test(name));
