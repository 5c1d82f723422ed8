import type { ReactNode } from 'react';
import { useState } from 'react';
import type { AppError, FailureCode } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefreshState, useRefresh } from './RefreshState.tsx';
import styles from './mirror.module.css';

/** Sends that came with a copy of the library and wait for the author's decision. */
export function PausedSends(): ReactNode {
  const { mirror: words, failures } = useMessages();
  const paused = useQuery('mirrors.paused', {}, ['mirrors.changed', 'publications.changed']);
  const refresh = useRefresh();
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const abandon = (blogId: string): void => {
    setFailure(undefined);
    call('mirrors.abandon', { blogId }).catch((thrown: unknown) => setFailure(asAppError(thrown)));
  };
  const shownFailure = failure ?? refresh.failure;
  return (
    <>
      {(paused.value?.items ?? []).map(({ blogId, blogName, jobs, checking }) => {
        const mirror = refresh.of(blogId);
        return (
          <section key={blogId} className={styles.paused} aria-label={words.paused(jobs)}>
            <p className={styles.pausedWords}>{words.paused(jobs)}</p>
            <p className={styles.line}>{words.pausedWhy(blogName)}</p>
            {checking ? (
              <div className={styles.row}>
                <div className={styles.state}>
                  <RefreshState mirror={mirror} />
                </div>
                <Button onPress={() => refresh.stop(blogId)}>{words.stop}</Button>
              </div>
            ) : (
              <div className={styles.row}>
                <Button kind="primary" onPress={() => refresh.start(blogId)}>
                  {words.verify}
                </Button>
                <Button onPress={() => abandon(blogId)}>{words.abandon}</Button>
              </div>
            )}
            {!checking && mirror?.failure !== undefined && (
              <Notice tone="alert">
                {failures[mirror.failure.code as FailureCode](mirror.failure.params)}
              </Notice>
            )}
          </section>
        );
      })}
      {shownFailure !== undefined && (
        <Notice tone="alert">{failures[shownFailure.code](shownFailure.params)}</Notice>
      )}
    </>
  );
}
