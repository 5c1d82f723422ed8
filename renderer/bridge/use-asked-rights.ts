import { useEffect } from 'react';
import type { Blog } from '#contract/blogs.ts';
import { call } from './call.ts';

/** What an account may do on a blog is asked for once, where something is about to be sent there; the answer comes with `blogs.changed`. */
export function useAskedRights(blog: Blog | undefined): void {
  const blogId = blog?.rights === undefined ? undefined : blog.id;
  useEffect(() => {
    if (blogId === undefined) return;
    // Offline, or signed out: what is known holds, and the send says what is refused.
    call('blogs.ask-rights', { blogId }).catch(() => undefined);
  }, [blogId]);
}
