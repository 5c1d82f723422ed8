import type { ReactNode } from 'react';
import { MessagesFor } from './messages.tsx';
import { useQuery } from './use-query.ts';

type LibraryMessagesProps = Readonly<{ children: ReactNode }>;

/**
 * Provides the wording for folders to lists of the whole library, if all connected destinations are folders. Practice
 * blogs are ignored.
 */
export function LibraryMessages({ children }: LibraryMessagesProps): ReactNode {
  const blogs = useQuery('blogs.list', {}, ['blogs.changed']).value?.items ?? [];
  const counted = blogs.filter(({ capabilities }) => capabilities.isPublic);
  const only = counted.every(({ capabilities }) => capabilities.hasLocalPages) ? counted[0]?.kind : undefined;
  return <MessagesFor kind={only}>{children}</MessagesFor>;
}
