import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { keysOf } from '../ui/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { SameQuestion } from './SameQuestion.tsx';
import type { QuestionPlace } from './SameQuestion.tsx';
import type { Outcome } from './use-quotations.ts';
import styles from './ResultPreview.module.css';

type PreviewActionsProps = Readonly<{
  question: QuestionPlace | undefined;
  onShowQuestion: (place: QuestionPlace) => void;
  /** Who speaks. */
  person: string | undefined;
  onMoreOf: (name: string) => void;
  canInsert: boolean;
  /** Words are selected that could be kept. */
  selecting: boolean;
  kept: number;
  onKeep: () => void;
  onDrop: () => void;
  /** What became of the last act. */
  said: Outcome | undefined;
  onCopy: () => void;
  onInsert: () => void;
  onOpen: () => void;
}>;

/** What can be done with the passage that is shown. */
export function PreviewActions(props: PreviewActionsProps): ReactNode {
  const { question, onShowQuestion, person, onMoreOf, canInsert, selecting, kept, said } = props;
  const { search: words, quotations } = useMessages();
  const language = useLanguage();
  const copyKeys = keysOf('copy-quotation', language);
  return (
    <footer className={styles.actions}>
      <div className={styles.said} role="status" data-tone={said?.tone}>
        {said !== undefined && (
          <>
            <span>{said.text}</span>
            {said.action !== undefined && (
              <Button kind="plain" onPress={said.action.run}>
                {said.action.label}
              </Button>
            )}
          </>
        )}
      </div>
      {(selecting || kept > 0) && (
        <div className={styles.row}>
          {kept > 0 && <span className={styles.kept}>{quotations.kept(kept)}</span>}
          {selecting && (
            <Button kind="plain" icon="plus" onPress={props.onKeep}>
              {quotations.keep}
            </Button>
          )}
          {kept > 0 && (
            <Button kind="plain" onPress={props.onDrop}>
              {quotations.drop}
            </Button>
          )}
        </div>
      )}
      <div className={styles.links}>
        {person !== undefined && (
          <Button kind="plain" icon="person" onPress={() => onMoreOf(person)}>
            {words.moreOf(person)}
          </Button>
        )}
        {question !== undefined && (
          <SameQuestion
            key={`${question.postId} ${question.questionId}`}
            {...question}
            onShow={onShowQuestion}
          />
        )}
      </div>
      <div className={styles.row}>
        <Button kind="primary" onPress={props.onOpen}>
          {words.open}
        </Button>
        <Tooltip
          text={quotations.copy}
          {...(copyKeys === undefined ? {} : { keys: copyKeys })}
          placement="top"
        >
          <Button icon="quote" onPress={props.onCopy}>
            {quotations.copy}
          </Button>
        </Tooltip>
        <Tooltip text={canInsert ? quotations.insertHint : quotations.noPost} placement="top">
          <Button icon="plus" aria-label={quotations.insertName} onPress={props.onInsert}>
            {quotations.insert}
          </Button>
        </Tooltip>
      </div>
    </footer>
  );
}
