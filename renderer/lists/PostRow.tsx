import { memo, type ReactNode } from 'react';
import type { ListSort } from '#contract/posts.ts';
import type { PostSummary } from '#contract/shapes.ts';
import type { AppLanguage } from '#interview/app-languages.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatDay, formatWhen } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { postStatusOf } from './status-words.ts';
import { PracticeBadge } from './PracticeBadge.tsx';
import styles from './PostRow.module.css';

/** The row height in CSS pixels, as in PostRow.module.css. */
export const ROW = 78;

type PostRowProps = Readonly<{
  /** Undefined while it is loaded. */
  post: PostSummary | undefined;
  place: number;
  sort: ListSort | undefined;
  now: number;
  /** Details shown instead of the length. */
  about: string | undefined;
  /** Whether it is the post open beside the list. */
  open: boolean;
  /** Whether it is selected; undefined without a selection. */
  selected: boolean | undefined;
  /** Whether it has a selection box. */
  hasSelectionBox: boolean;
  /** Whether it is the tab stop. */
  current: boolean;
}>;

/** A post in a list: its title on up to two lines, and one line of details. Memoised. */
export const PostRow = memo(function PostRow({
  post,
  place,
  sort,
  now,
  about,
  open,
  selected,
  hasSelectionBox,
  current,
}: PostRowProps): ReactNode {
  const words = useMessages().window;
  const title = post === undefined ? words.loading : titleOf(post, words.lists.untitled);
  return (
    <div
      role="row"
      aria-label={title}
      aria-rowindex={place + 1}
      aria-selected={selected ?? open}
      aria-current={open || undefined}
      aria-busy={post === undefined || undefined}
      className={styles.row}
      style={{ insetBlockStart: place * ROW }}
      tabIndex={current ? 0 : -1}
      data-key={post?.id}
      data-place={place}
      data-selected={open || undefined}
      data-picked={selected}
    >
      <div role="gridcell" className={styles.cell}>
        {post === undefined ? (
          <span className={styles.waiting} />
        ) : (
          <PostDetails post={post} sort={sort} now={now} about={about} />
        )}
        {/* For the pointer only: the keyboard uses Ctrl+Space, and the row announces its selection. */}
        {hasSelectionBox && post !== undefined && (
          <span className={styles.mark} data-mark="" aria-hidden="true">
            <span className={styles.box}>{selected === true && <Icon name="check" size={16} />}</span>
          </span>
        )}
      </div>
    </div>
  );
});

export const titleOf = ({ title }: PostSummary, untitled: string): string =>
  title.trim() === '' ? untitled : title;

/** A short date with the year if it is not the current one. */
const shortWhen = (at: number, now: number, language: AppLanguage): string =>
  new Date(at).getFullYear() === new Date(now).getFullYear()
    ? formatWhen(at, now, language)
    : formatDay(at, language, 'medium');

type PostDetailsProps = Readonly<{
  post: PostSummary;
  sort: ListSort | undefined;
  now: number;
  about: string | undefined;
}>;

function PostDetails({ post, sort, now, about }: PostDetailsProps): ReactNode {
  const words = useMessages().window;
  const language = useLanguage();
  const title = titleOf(post, words.lists.untitled);
  const { icon, word, tone } = postStatusOf(post, words.statuses);
  const length = post.answers > 0 ? words.lists.answers(post.answers) : words.lists.words(post.words);
  const size = post.kind === 'page' ? words.lists.page(length) : length;
  // The date by which the list is sorted.
  const dated = sort === 'newest' || sort === 'oldest';
  const when = post.binnedAt ?? (dated ? (post.publishedAt ?? post.createdAt) : post.updatedAt);
  return (
    <>
      <span className={styles.title} data-untitled={post.title.trim() === '' || undefined} title={title}>
        {title}
      </span>
      <span className={styles.meta}>
        <span className={styles.state} data-tone={tone}>
          <Icon name={icon} size={16} />
          <span className={styles.word}>{word}</span>
        </span>
        {post.tried && <PracticeBadge />}
        <span className={about === undefined ? styles.size : styles.about} title={about}>
          {about ?? size}
        </span>
        <span className={styles.when}>{shortWhen(when, now, language)}</span>
      </span>
    </>
  );
}
