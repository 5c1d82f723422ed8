import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import blogSettings from './BlogSettings.module.css';

/** For an author who connects a blog: what becomes of posts on the trial blog. Nothing where there is no trial blog. */
export function TrialPosts(): ReactNode {
  const words = useMessages().connection.start;
  const blogs = useQuery('blogs.list', {}, ['blogs.changed']).value?.items ?? [];
  if (blogs.every(({ kind }) => kind !== 'practice')) return null;
  return <p className={blogSettings.note}>{words.trialPosts}</p>;
}
