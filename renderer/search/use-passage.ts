import type { RequestOutput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import { useQuery } from '../bridge/use-query.ts';

export type ReadPost = RequestOutput<'archive.read'>;

/** The post of a result, as search reads it; undefined until it is there. */
export function useReadPost(
  postId: string,
): Readonly<{ read: ReadPost | undefined; failed: AppError | undefined }> {
  const { value, failure } = useQuery('archive.read', { postId }, ['posts.changed']);
  return { read: value, failed: failure };
}
