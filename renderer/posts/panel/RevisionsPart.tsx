import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { formatMoment } from '../../format.ts';
import { useNow } from '../../frame/use-now.ts';
import { Notice } from '../../widgets/Notice.tsx';
import styles from './panel.module.css';

type RevisionsPartProps = Readonly<{ postId: string }>;

/** The states of the post that are kept, the latest first. */
export function RevisionsPart({ postId }: RevisionsPartProps): ReactNode {
  const { window: words, exports: exportWords } = useMessages();
  const language = useLanguage();
  const say = useFailureWords();
  const now = useNow(60_000);
  const revisions = useQuery('revisions.list', { postId }, ['publications.changed', 'posts.changed']);
  if (revisions.failure !== undefined)
    return (
      <Notice tone="alert" action={{ label: words.retry, onPress: revisions.refresh }}>
        {say(revisions.failure).sentence}
      </Notice>
    );
  const items = revisions.value?.items;
  if (items === undefined) return <p className={styles.hint}>{words.loading}</p>;
  if (items.length === 0) return <p className={styles.hint}>{words.panel.noRevisions}</p>;
  return (
    <ol className={styles.revisions}>
      {items.map(({ id, reason, createdAt, words: count, recipient, fileName }) => (
        <li key={id} className={styles.revision}>
          <span>{formatMoment(createdAt, now, language)}</span>
          <span>{words.lists.words(count)}</span>
          <span title={fileName}>
            {recipient === undefined ? words.reasons[reason] : exportWords.sent(recipient)}
          </span>
        </li>
      ))}
    </ol>
  );
}
