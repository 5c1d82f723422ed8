import type { NodeKey } from 'lexical';
import type { ReactNode } from 'react';
import type { EditorMessages } from '../../../assets/messages/fr/editor.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { sealedText, type Sealed } from '../nodes/sealed-state.ts';
import { useCardSelected } from './use-card-selected.ts';
import styles from './SealedBlock.module.css';

type SealedBlockProps = Readonly<{ nodeKey: NodeKey; sealed: Sealed }>;

/** What the editor keeps as it is: a titled card with the first words of what it holds; a rule is a rule. */
export function SealedBlock({ nodeKey, sealed }: SealedBlockProps): ReactNode {
  const messages = useMessages().editor;
  const selected = useCardSelected(nodeKey);
  const kind = messages.cards[sealed.type];
  return (
    <div
      className={styles.card}
      data-kind={sealed.type}
      data-selected={selected || undefined}
      role="group"
      aria-label={kind}
      data-card=""
    >
      {sealed.type === 'rule' ? (
        <hr className={styles.rule} />
      ) : (
        <>
          <span className={styles.kind}>{kind}</span>
          <span className={styles.excerpt}>{excerptOf(sealed, messages)}</span>
        </>
      )}
    </div>
  );
}

function excerptOf(sealed: Sealed, messages: EditorMessages): string {
  switch (sealed.type) {
    case 'html':
      return firstWords(sealedText(sealed)) || messages.cardUnchanged;
    case 'rule':
    case 'jumpBreak':
      return '';
  }
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
