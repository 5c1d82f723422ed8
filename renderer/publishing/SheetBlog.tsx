import type { ReactNode, Ref } from 'react';
import type { Blog } from '#contract/publishing.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './PublishSheet.module.css';

type SheetBlogProps = Readonly<{
  blogs: readonly Blog[];
  blog: Blog;
  onChoose: (id: string) => void;
  ref?: Ref<HTMLElement>;
}>;

/** Where the post goes, and under which name. */
export function SheetBlog({ blogs, blog, onChoose, ref }: SheetBlogProps): ReactNode {
  const { publishing: words, byHand } = useMessages();
  return (
    <section className={styles.blog} ref={ref} tabIndex={-1}>
      {blogs.length > 1 ? (
        <Select
          label={words.blog}
          choices={blogs.map((item) => ({ id: item.id, label: item.name }))}
          value={blog.id}
          onChange={onChoose}
        />
      ) : (
        <p className={styles.blogName}>{blog.name}</p>
      )}
      <p className={styles.note}>
        {blog.state === 'by-hand'
          ? byHand.blogNote
          : blog.practice
            ? words.signedPractice
            : words.signed(blog.signature)}
      </p>
    </section>
  );
}
