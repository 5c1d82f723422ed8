import type { ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefreshState } from './RefreshState.tsx';
import { useRefresh } from './use-refresh.ts';
import styles from './mirror.module.css';

type BlogRefreshProps = Readonly<{ blog: RequestOutput<'blogs.list'>['items'][number] }>;

/** Of one blog, in the settings: when it was last read, what that found, and reading it now. */
export function BlogRefresh({ blog }: BlogRefreshProps): ReactNode {
  const { mirror: words, failures } = useMessages();
  const refresh = useRefresh();
  const sync = refresh.of(blog.id);
  const running = sync?.state === 'running';
  const notes = sync?.notes ?? [];
  return (
    <div className={styles.refresh}>
      <div className={styles.row}>
        <div className={styles.state}>
          <RefreshState sync={sync} />
        </div>
        {running ? (
          <Button aria-label={words.stopOf(blog.name)} onPress={() => refresh.stop(blog.id)}>
            {words.stop}
          </Button>
        ) : (
          <Button
            isDisabled={blog.state === 'sign-in-needed'}
            aria-label={words.refreshOf(blog.name)}
            onPress={() => refresh.start(blog.id)}
          >
            {words.refresh}
          </Button>
        )}
      </div>
      {refresh.failure !== undefined && (
        <Notice tone="alert">{failures[refresh.failure.code](refresh.failure.params)}</Notice>
      )}
      {!running && notes.length > 0 && (
        <Disclosure title={words.notes} note={words.noteCount(notes.length)} level={4} defaultExpanded>
          <ul className={styles.notes}>
            {notes.map((note) => (
              <li key={`${note.code} ${note.title} ${note.postId ?? ''}`}>
                {words.note[note.code](note.title === '' ? words.untitled : note.title)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
