import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useKeyboard } from 'react-aria/useKeyboard';
import { useLandmark } from 'react-aria/useLandmark';
import type { RichRecognition } from '#interview/recognition/recognize-blocks.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { focusText } from '../core/focus-text.ts';
import { servicesOf } from '../core/services.ts';
import { Sheet } from '../../ui/overlays/Sheet.tsx';
import { countsOf, offerOf, takeOffer } from './offer.ts';
import type { Offer } from './offer.ts';
import styles from './PasteOffer.module.css';

/**
 * « Ce texte ressemble à un entretien… »: stays at the bottom of the text, without the focus, until it is answered. F6
 * moves to it; Escape declines.
 */
export function PasteOffer(): ReactNode {
  const [editor] = useLexicalComposerContext();
  const store = offerOf(editor);
  const offer = useSyncExternalStore(
    (changed) => store.subscribe(changed),
    () => store.peek(),
  );
  return offer === null ? null : <OpenOffer key={offer.keys[0]} offer={offer} />;
}

function OpenOffer({ offer }: Readonly<{ offer: Offer }>): ReactNode {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().paste;
  const ref = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  const counts = countsOf(offer.recognition);
  const sentence = words.interviewLikely(counts);
  const { landmarkProps } = useLandmark(
    { role: 'region', 'aria-label': words.offer, focus: () => ref.current?.querySelector('button')?.focus() },
    ref,
  );

  useEffect(() => {
    servicesOf(editor).announce(`${sentence} ${words.offerKey}`);
  }, [editor, sentence, words]);

  const { keyboardProps } = useKeyboard({
    onKeyDown: (event) => {
      if (event.key === 'Escape') leave();
      else event.continuePropagation();
    },
  });

  function take(): void {
    setSeen(false);
    const services = servicesOf(editor);
    const done = takeOffer(editor);
    focusText(editor);
    if (done) services.announce(words.made(counts));
    else services.notify({ tone: 'info', text: words.notMade });
  }

  function leave(): void {
    setSeen(false);
    offerOf(editor).value = null;
    focusText(editor);
  }

  return (
    <div {...landmarkProps} {...keyboardProps} ref={ref} className={styles.offer}>
      <p className={styles.sentence}>{sentence}</p>
      <div className={styles.acts}>
        <Button kind="plain" onPress={() => setSeen(true)}>
          {words.see}
        </Button>
        <Button onPress={take}>{words.makeTurns}</Button>
        <Button kind="plain" onPress={leave}>
          {words.leave}
        </Button>
      </div>
      <OfferSheet
        recognition={offer.recognition}
        isOpen={seen}
        onClose={() => setSeen(false)}
        onTake={take}
        onLeave={leave}
      />
    </div>
  );
}

type OfferSheetProps = Readonly<{
  recognition: RichRecognition;
  isOpen: boolean;
  onClose: () => void;
  onTake: () => void;
  onLeave: () => void;
}>;

/** Longer answers are truncated to so many characters. */
const SHOWN = 160;
/** Confidence from which the recognition is called certain, and likely. */
const SURE = 0.85;
const LIKELY = 0.65;

/** The preview of a recognition: each question with its answers and people, then the text outside them. */
function OfferSheet({ recognition, isOpen, onClose, onTake, onLeave }: OfferSheetProps): ReactNode {
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
        <div className={styles.offerSheetActs}>
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
              {question.answers.map((answer, answerIndex) => (
                <p key={answerIndex} className={styles.answer}>
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
