import { useEffect } from 'react';
import type { Blog } from '#contract/blogs.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import type { Prepared } from './SheetDetails.tsx';

/** Why this account could send nothing to the blog, where its rights there are known; they are asked for once, as the sheet opens. */
export function useBarred(blog: Blog | undefined, prepared: Prepared | undefined): string | undefined {
  const { beside: words } = useMessages();
  const blogId = blog?.rights === undefined ? undefined : blog.id;
  useEffect(() => {
    if (blogId === undefined) return;
    // Offline, or signed out: what is known holds, and the send says what is refused.
    call('blogs.ask-rights', { blogId }).catch(() => undefined);
  }, [blogId]);
  const rights = blog?.rights;
  if (rights === undefined || prepared === undefined) return undefined;
  const isOnline = prepared.status === 'online' || prepared.status === 'scheduled';
  if (isOnline && !rights.changesPublished) return words.barred.published;
  return !rights.uploads && prepared.picturesToPut > 0 ? words.barred.pictures : undefined;
}
