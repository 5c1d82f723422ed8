/** Picture files that were pasted or dropped: their bytes go up by POST (a Blob body hangs on the stand-in). */
import { takenAssetSchema } from '../../preload/contract/library.ts';
import { AppError, type Failure } from '../../preload/contract/failure.ts';
import type { AssetOfUpload } from './types.ts';

/** Takes a picture into the library. Fails with asset.not-a-picture, asset.too-large, disk.full. */
export async function uploadPicture(file: File): Promise<AssetOfUpload> {
  const reply = await fetch(`app://escale/upload?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    body: await file.arrayBuffer(),
  });
  const answer: unknown = await reply.json();
  if (isFailed(answer))
    throw new AppError(answer.failure.code, answer.failure.params, { incident: answer.failure.incident });
  return takenAssetSchema.parse(isDone(answer) ? answer.value : answer);
}

function isDone(answer: unknown): answer is { ok: true; value: unknown } {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
}

function isFailed(answer: unknown): answer is { ok: false; failure: Failure } {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
}
