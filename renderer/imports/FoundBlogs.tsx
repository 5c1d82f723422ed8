import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Icon } from '../ui/Icon.tsx';
import { sourceName } from './source-name.ts';
import type { Import } from './use-imports.ts';
import styles from './ImportScreen.module.css';

type FoundBlogsProps = Readonly<{
  blogs: Import['blogs'];
  /** Of the source, where it tells of no blog. */
  name: string;
}>;

/** The blogs a source holds, each with its address. */
export function FoundBlogs({ blogs, name }: FoundBlogsProps): ReactNode {
  const words = useMessages().imports;
  if (blogs.length === 0) return <p className={styles.sentence}>{sourceName(name)}</p>;
  return (
    <>
      {blogs.length > 1 && <p className={styles.sentence}>{words.manyBlogs(blogs.length)}</p>}
      <ul className={styles.blogs} aria-label={words.blogs}>
        {blogs.map((blog) => (
          <li key={blog.remoteId} className={styles.blog}>
            <Icon name="globe" size={16} />
            <span className={styles.blogName} title={blog.name}>
              {blog.name === '' ? words.unnamedBlog : blog.name}
            </span>
            <span className={styles.blogAddress} title={blog.url}>
              {sourceName(blog.url)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
