import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { COMMAND_PRIORITY_EDITOR } from 'lexical';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import {
  NAME_OFFER_COMMAND,
  offerWords,
  TAKE_NAME_OFFER_COMMAND,
  type NameOffer as Offer,
} from './name-offer.ts';
import styles from './NameOffer.module.css';

type NameOfferProps = Readonly<{ page: RefObject<HTMLElement | null> }>;

/**
 * The offer to create a person, under an unknown name typed with a colon. The focus and all keys but Tab stay in the
 * text.
 */
export function NameOffer({ page }: NameOfferProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().editor.turns;
  const [open, setOpen] = useState<Readonly<{ offer: Offer; top: number; left: number }> | null>(null);

  useEffect(
    () =>
      editor.registerCommand(
        NAME_OFFER_COMMAND,
        (offer) => {
          const text = offer === null ? null : editor.getElementByKey(offer.key);
          if (offer === null || text === null || page.current === null) setOpen(null);
          else {
            const name = text.getBoundingClientRect();
            const around = page.current.getBoundingClientRect();
            setOpen({ offer, top: name.bottom - around.top + 6, left: name.left - around.left });
          }
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor, page],
  );

  if (open === null) return null;
  return (
    <div className={styles.offer} style={{ insetBlockStart: open.top, insetInlineStart: open.left }}>
      <button
        type="button"
        className={styles.button}
        // Tab accepts the offer; the focus never leaves the text.
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => editor.dispatchCommand(TAKE_NAME_OFFER_COMMAND, undefined)}
      >
        {offerWords(open.offer, words)}
        <Kbd keys={words.offerKey} />
      </button>
    </div>
  );
}
