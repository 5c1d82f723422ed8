import type { ReactNode } from 'react';
import type { ReadDocument } from '#contract/exchange.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Choice } from '../ui/Choice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { byAuthor } from './by-author.ts';
import { ChangeList } from './ChangeList.tsx';
import { useChanges, type Reviewed } from './use-changes.ts';
import styles from './Changes.module.css';

type ChangesChoiceProps = Readonly<{
  document: Reviewed;
  /** The document as it reads with what was chosen. */
  onDocument: (read: ReadDocument) => void;
  /** False while it is not yet what was chosen. */
  onSettled: (settled: boolean) => void;
}>;

/** What reviewers left in a document: whose changes, what becomes of them, and what becomes of the comments. */
export function ChangesChoice({ document, onDocument, onSettled }: ChangesChoiceProps): ReactNode {
  const { reviewed: words, window } = useMessages();
  const say = useFailureWords();
  const state = useChanges(document, onDocument, onSettled);
  const { changes, comments } = document;
  return (
    <section className={styles.reviewed} aria-busy={state.reading}>
      {changes.length > 0 && (
        <>
          <p className={styles.summary}>{words.changes(changes.length, byAuthor(changes))}</p>
          <Choice
            label={words.what}
            value={state.way}
            onChange={state.choose}
            options={[
              { id: 'accepted', label: words.accepted, hint: words.acceptedHint },
              { id: 'original', label: words.original, hint: words.originalHint },
              { id: 'each', label: words.each, hint: words.eachHint },
            ]}
          />
          {state.way === 'each' && (
            <ChangeList changes={changes} accepted={state.accepted} onToggle={state.toggle} />
          )}
          {state.failed !== undefined && (
            <Notice tone="alert" action={{ label: window.retry, onPress: state.retry }}>
              {say(state.failed).sentence}
            </Notice>
          )}
        </>
      )}
      {comments.length > 0 && (
        <p className={styles.comments}>
          <span className={styles.summary}>{words.comments(comments.length, byAuthor(comments))}</span>
          <span className={styles.hint}>{words.commentsHint(comments.length)}</span>
        </p>
      )}
    </section>
  );
}
