import type { NodeKey } from 'lexical';
import type { ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import type { Sealed } from '../nodes/sealed-state.ts';
import { SealedHtml } from './SealedHtml.tsx';
import { useCardSelected } from './use-card-selected.ts';
import styles from './SealedBlock.module.css';

type SealedBlockProps = Readonly<{ nodeKey: NodeKey; sealed: Sealed }>;

/** What the editor keeps as it is: a rule, the line of the jump break, imported HTML. */
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
      {sealed.type === 'rule' && <hr className={styles.rule} />}
      {sealed.type === 'jumpBreak' && <span className={styles.kind}>{kind}</span>}
      {sealed.type === 'html' && <SealedHtml nodeKey={nodeKey} html={sealed.html} kind={kind} />}
    </div>
  );
}
