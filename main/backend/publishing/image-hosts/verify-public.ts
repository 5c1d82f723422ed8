/** Whether anybody reads a picture at an address (docs/design/blogger.md#pictures). */
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../../app/backend.ts';
import { sniffPicture } from '../../library/pictures/picture-kinds.ts';

/**
 * An anonymous GET, without cookies or referrer, told by its first bytes. Fails with pictures.not-public (`reason`:
 * `not-a-picture`, or the last part of an outside.* code) and network.offline.
 */
export async function verifyPublic(
  { probeOutside }: Pick<Backend, 'probeOutside'>,
  url: string,
): Promise<void> {
  const host = URL.parse(url)?.hostname ?? '';
  let start: Uint8Array;
  try {
    start = await probeOutside(url);
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('outside.')) throw error;
    throw new AppError(
      'pictures.not-public',
      { host, reason: error.code.slice('outside.'.length), status: Number(error.params['status'] ?? 0) },
      { cause: error },
    );
  }
  if (sniffPicture(start) === undefined)
    throw new AppError('pictures.not-public', { host, reason: 'not-a-picture', status: 200 });
}
