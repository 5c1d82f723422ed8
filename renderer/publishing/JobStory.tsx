import type { ReactNode } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { formatTime } from '../ui/format.ts';
import styles from './Sends.module.css';

type JobStoryProps = Readonly<{ jobId: string }>;

/** What happened to a send, hour by hour; a stop with the sentence that says why. */
export function JobStory({ jobId }: JobStoryProps): ReactNode {
  const { sending: words, failures } = useMessages();
  const language = useLanguage();
  const story = useQuery('jobs.story', { id: jobId }, ['publications.changed']);
  return (
    <ol className={styles.journal}>
      {(story.value?.events ?? []).map((event, index) => (
        // Events are only ever added at the end.
        <li key={index}>
          <time dateTime={new Date(event.at).toISOString()}>{formatTime(event.at, language)}</time>
          <span>
            {words.events[event.what]}
            {event.code !== undefined && (
              <span className={styles.why}>{failures[event.code as FailureCode](event.params ?? {})}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
