import type { ReactNode } from 'react';
import { capabilitiesOf } from '#interview/destinations.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import blogSettings from './BlogSettings.module.css';

/** The choice about practice posts when an author connects a blog. Renders nothing without a practice blog. */
export function PracticePosts(): ReactNode {
  const words = useMessages().connection.start;
  const blogs = useQuery('blogs.list', {}, ['blogs.changed']).value?.items ?? [];
  if (blogs.every(({ kind }) => capabilitiesOf(kind).isPublic)) return null;
  return <p className={blogSettings.note}>{words.practicePosts}</p>;
}
