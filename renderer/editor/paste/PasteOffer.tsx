import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useKeyboard } from 'react-aria/useKeyboard';
import { useLandmark } from 'react-aria/useLandmark';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { focusText } from '../focus-text.ts';
import { servicesOf } from '../services.ts';
import { countsOf, offerOf, takeOffer, type Offer } from './offer.ts';
import { OfferSheet } from './OfferSheet.tsx';
import styles from './PasteOffer.module.css';

/**
 * « Ce texte ressemble à un entretien… »: stands over the foot of the text without taking the focus, until it is
 * answered. F6 leads to it, Escape there declines.
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
  const sentence = words.looksLike(counts);
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
