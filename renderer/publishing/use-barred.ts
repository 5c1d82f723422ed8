import { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import { useFailureWords } from '../bridge/use-failure.ts';
import type { Prepared } from './SheetDetails.tsx';
import { useRequestedPermissions } from '../bridge/use-requested-permissions.ts';

/** The reason why this account cannot send to the blog, if its rights are known. */
export function useBarred(blog: Blog | undefined, prepared: Prepared | undefined): string | undefined {
  const say = useFailureWords();
  useRequestedPermissions(blog);
  const rights = blog?.rights;
  if (rights === undefined || prepared === undefined) return undefined;
  const isOnline = prepared.status === 'online' || prepared.status === 'scheduled';
  if (isOnline && !rights.changesPublished) return say(new AppError('wordpress.no-changes')).sentence;
  if (rights.uploads || prepared.picturesToPut === 0) return undefined;
  return say(new AppError('wordpress.no-pictures')).sentence;
}
