import type { ReactNode } from 'react';
import type { RichRecognition } from '#interview/recognition/recognize-blocks.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './OfferSheet.module.css';

type OfferSheetProps = Readonly<{
  recognition: RichRecognition;
  isOpen: boolean;
  onClose: () => void;
  onTake: () => void;
  onLeave: () => void;
}>;

/** Longer answers are shown by their beginning. */
const SHOWN = 160;
/** From here on nothing is left to doubt; below the second, it was a near thing. */
const SURE = 0.85;
const LIKELY = 0.65;

/** What the pasted text becomes: question by question, who answers, and what stays apart. */
export function OfferSheet({ recognition, isOpen, onClose, onTake, onLeave }: OfferSheetProps): ReactNode {
  const words = useMessages().paste;
  const { confidence, title, questions, blocks } = recognition;
  const trust = confidence >= SURE ? words.sure : confidence >= LIKELY ? words.likely : words.unsure;
  const lead = blocks.filter((block) => block.type === 'lead').map((block) => block.text);
  const apart = blocks.filter((block) => ['caption', 'heading', 'text'].includes(block.type));
  return (
    <Sheet
      title={words.title}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <div className={styles.acts}>
          <Button kind="plain" onPress={onLeave}>
            {words.leave}
          </Button>
          <Button kind="primary" onPress={onTake}>
            {words.makeTurns}
          </Button>
        </div>
      }
    >
      <div className={styles.list}>
        <p className={styles.trust}>{trust}</p>
        {(title !== '' || lead.length > 0) && (
          <dl className={styles.head}>
            {title !== '' && <Entry term={words.asTitle} texts={[title]} />}
            {lead.length > 0 && <Entry term={words.asLead} texts={lead} />}
          </dl>
        )}
        <h3>{words.questions}</h3>
        <ol className={styles.questions}>
          {questions.map((question, index) => (
            <li key={index}>
              <p className={styles.question}>{question.text}</p>
              {question.answers.length === 0 && <p className={styles.missing}>{words.noAnswer}</p>}
              {question.answers.map((answer, place) => (
                <p key={place} className={styles.answer}>
                  <b>{answer.participant ?? words.unnamed}</b> {shortened(answer.text)}
                </p>
              ))}
            </li>
          ))}
        </ol>
        {apart.length > 0 && (
          <>
            <h3>{words.apart}</h3>
            {apart.map((block, index) => (
              <p key={index} className={styles.answer}>
                {shortened(block.text)}
              </p>
            ))}
          </>
        )}
      </div>
    </Sheet>
  );
}

function Entry({ term, texts }: Readonly<{ term: string; texts: readonly string[] }>): ReactNode {
  return (
    <div>
      <dt>{term}</dt>
      {texts.map((text, index) => (
        <dd key={index}>{shortened(text)}</dd>
      ))}
    </div>
  );
}

const shortened = (text: string): string =>
  text.length <= SHOWN ? text : `${text.slice(0, SHOWN).trimEnd()}…`;
