import type { ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { formatMoment } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import { Badge } from '../../ui/Badge.tsx';
import styles from './CommentsPart.module.css';

export type ReaderComment = RequestOutput<'imports.comments'>['items'][number];

type CommentsPartProps = Readonly<{ comments: readonly ReaderComment[] }>;

/** What readers wrote under the post on its blog, as an import brought it: only read, in words alone. */
export function CommentsPart({ comments }: CommentsPartProps): ReactNode {
  const words = useMessages().imports;
  const language = useLanguage();
  const now = useNow(60_000);
  const authors = new Map(comments.map(({ id, author }) => [id, author ?? words.commentAnonymous]));
  return (
    <div className={styles.part}>
      <p className={styles.hint}>{words.commentsReadOnly}</p>
      <ol className={styles.comments}>
        {comments.map(({ id, author, inReplyTo, publishedAt, status, text }) => {
          const answered = inReplyTo === undefined ? undefined : authors.get(inReplyTo);
          const state = status === undefined ? undefined : words.commentStates[status];
          return (
            <li key={id} className={styles.comment} data-answer={answered !== undefined || undefined}>
              <p className={styles.author}>{author ?? words.commentAnonymous}</p>
              {answered !== undefined && <p className={styles.hint}>{words.commentAnswers(answered)}</p>}
              {publishedAt !== undefined && (
                <p className={styles.hint}>
                  <time dateTime={new Date(publishedAt).toISOString()}>
                    {formatMoment(publishedAt, now, language)}
                  </time>
                </p>
              )}
              {state !== undefined && <Badge tone="alert">{state}</Badge>}
              <p className={styles.text}>{text}</p>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
