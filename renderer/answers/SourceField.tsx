import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { ChangesChoice } from '../changes-and-notes/ChangesChoice.tsx';
import { TextField } from '../ui/TextField.tsx';
import { isReviewed } from '../changes-and-notes/use-changes.ts';
import type { ReceivedState } from './use-received.ts';
import styles from './Answers.module.css';

type SourceFieldProps = Readonly<{ state: ReceivedState }>;

/** Where the answers come from: a document, or a box that takes what is pasted. */
export function SourceField({ state }: SourceFieldProps): ReactNode {
  const words = useMessages().answers;
  const say = useFailureWords();
  const { received, text, reading, failed } = state;
  const name = received?.name;
  const failure = failed === undefined ? undefined : say(failed);
  return (
    <section className={styles.source} aria-label={words.source}>
      <div className={styles.file}>
        <Button icon="posts" onPress={state.chooseFile} isPending={reading}>
          {name === undefined ? words.chooseFile : words.chooseOther}
        </Button>
        {name === undefined ? (
          <span className={styles.hint}>{words.kinds}</span>
        ) : (
          <span className={styles.name} title={name}>
            <Icon name="check" size={16} />
            {name}
          </span>
        )}
      </div>
      {reading && <Progress label={words.reading} />}
      {failure !== undefined && (
        <Notice tone="alert" {...(failure.incident === undefined ? {} : { incident: failure.incident })}>
          {failure.sentence}
        </Notice>
      )}
      {name === undefined && (
        <TextField
          label={words.pasteLabel}
          placeholder={words.pastePlaceholder}
          rows={received === undefined ? 5 : 2}
          value={text}
          onChange={state.setText}
          onPaste={(event) => {
            const html = event.clipboardData?.getData('text/html') ?? '';
            // What is pasted into words already there goes into them.
            if (html === '' || text.trim() !== '') return;
            event.preventDefault();
            state.pasteHtml(html, event.clipboardData?.getData('text/plain') ?? '');
          }}
        />
      )}
      {received !== undefined && isReviewed(received) && (
        <ChangesChoice
          key={received.again ?? received.name}
          document={received}
          onDocument={state.readOtherwise}
          onSettled={state.setSettled}
        />
      )}
      {received !== undefined &&
        words.warnings(received.warnings).map((warning) => <Notice key={warning}>{warning}</Notice>)}
      {received !== undefined && received.blocks.length === 0 && <Notice tone="alert">{words.empty}</Notice>}
    </section>
  );
}
