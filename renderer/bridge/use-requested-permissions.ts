import { useEffect } from 'react';
import type { Blog } from '#contract/blogs.ts';
import { call } from './call.ts';

/** Asks for the account's permissions on a blog, once before a send; the answer arrives with `blogs.changed`. */
export function useRequestedPermissions(blog: Blog | undefined): void {
  const blogId = blog?.rights === undefined ? undefined : blog.id;
  useEffect(() => {
    if (blogId === undefined) return;
    // Offline or signed out, the stored permissions apply, and the send reports refusals.
    call('blogs.ask-rights', { blogId }).catch(() => undefined);
  }, [blogId]);
}
