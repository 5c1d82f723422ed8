import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useEvent } from '../bridge/use-event.ts';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { foundWords, Turns } from './Passage.tsx';
import type { Beside } from './ResultPreview.tsx';
import { allTurns } from './turns-around.ts';
import styles from './PostBeside.module.css';

type PostBesideProps = Readonly<{
  beside: Beside;
  onOpen: (postId: string) => void;
  onClose: () => void;
}>;

/** Another post beside the text, to read and copy from: its saved text, at the passage that was found. */
export const PostBeside = memo(function PostBeside({ beside, onOpen, onClose }: PostBesideProps): ReactNode {
  const { postId, passage } = beside;
  const { search: words } = useMessages();
  const say = useFailureWords();
  const { value: read, failure, refresh } = useQuery('search.read', { postId });
  // Ignores saves of other posts: the open post is saved twice a second while writing.
  useEvent('posts.changed', ({ ids }) => {
    if (ids.includes(postId)) refresh();
  });
  const turns = useMemo(() => (read === undefined ? [] : allTurns(read.document, passage)), [read, passage]);
  const scroller = useRef<HTMLDivElement>(null);
  const placed = useRef<Beside>(undefined);
  useLayoutEffect(() => {
    if (read === undefined || placed.current === beside) return;
    placed.current = beside;
    scroller.current?.scrollTo(0, 0);
    scroller.current?.querySelector('[data-chosen]')?.scrollIntoView({ block: 'center' });
  }, [read, beside]);
  const title = read?.document.title ?? '';
  const name = title.trim() === '' ? words.untitled : title;
  return (
    <section className={styles.post} aria-label={words.besidePost(name)}>
      <header className={styles.head}>
        <h2 className={styles.title} title={name}>
          {read === undefined ? '' : name}
        </h2>
        <IconButton icon="draft" label={words.open} onPress={() => onOpen(postId)} />
        <IconButton icon="close" label={words.closeBeside} onPress={onClose} />
      </header>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the focus (axe: scrollable-region-focusable) */}
      <div ref={scroller} className={styles.scroll} tabIndex={0} role="group" aria-label={words.besideText}>
        <Turns
          turns={turns}
          words={passage === undefined ? [] : foundWords(passage)}
          language={read?.document.language ?? ''}
        />
      </div>
    </section>
  );
});
