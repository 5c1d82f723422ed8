import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useRevisionWords } from '../../history/use-revision-words.ts';
import { Notice } from '../../ui/Notice.tsx';
import styles from './panel.module.css';

type HistoryPartProps = Readonly<{ postId: string; onRead: (revisionId: string) => void }>;

/** The states of the post that are kept, the latest first; each leads to where it is read and compared. */
export function HistoryPart({ postId, onRead }: HistoryPartProps): ReactNode {
  const { window: words } = useMessages();
  const say = useFailureWords();
  const state = useRevisionWords();
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
      {items.map((revision) => (
        <li key={revision.id}>
          <AriaButton className={styles.revision ?? ''} onPress={() => onRead(revision.id)}>
            <span>{state.moment(revision.createdAt)}</span>
            <span>{words.lists.words(revision.words)}</span>
            <span>{state.why(revision)}</span>
          </AriaButton>
        </li>
      ))}
    </ol>
  );
}
