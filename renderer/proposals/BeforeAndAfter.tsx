import type { ReactNode, RefObject } from 'react';
import type { ReviewItem } from '#contract/review.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Proposed } from './Proposed.tsx';
import styles from './PostProposal.module.css';

type BeforeAndAfterProps = Readonly<{ item: ReviewItem; proposal: RefObject<HTMLDivElement | null> }>;

/** The post as its blog shows it, from the preview host, without script; beside it what is proposed. */
export function BeforeAndAfter({ item, proposal }: BeforeAndAfterProps): ReactNode {
  const words = useMessages().review;
  const title = item.title === '' ? words.untitled : item.title;
  return (
    <div className={styles.sides}>
      <section className={styles.side} aria-label={words.before}>
        <h4 className={styles.sideTitle}>{words.before}</h4>
        <iframe
          key={item.postId}
          className={styles.frame}
          src={`app://preview/online/${encodeURIComponent(item.postId)}`}
          sandbox=""
          title={words.beforeFrame(title)}
        />
      </section>
      <section className={styles.side} aria-label={words.after}>
        <h4 className={styles.sideTitle}>{words.after}</h4>
        <div
          ref={proposal}
          className={styles.proposal}
          role="group"
          aria-label={words.afterLabel}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and holds nothing else to go to
          tabIndex={0}
        >
          {item.document === undefined ? (
            <p className={styles.notOne}>{words.notOne}</p>
          ) : (
            <Proposed post={item.document} />
          )}
        </div>
      </section>
    </div>
  );
}
