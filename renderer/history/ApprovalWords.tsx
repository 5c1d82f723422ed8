import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useRevisionWords } from './use-revision-words.ts';
import { useApprovals } from './use-approvals.ts';
import styles from './Approvals.module.css';

type ApprovalWordsProps = Readonly<{ postId: string }>;

/** « Validé : Anne (12 mars) · En attente : Karim, direction »; nothing where nobody was asked. */
export function ApprovalWords({ postId }: ApprovalWordsProps): ReactNode {
  const { history: words } = useMessages();
  const { date } = useRevisionWords();
  const approvals = useApprovals(postId);
  if (approvals === undefined) return null;
  const given = approvals.approved.map(({ name, approvedAt, changes }) => {
    return (changes > 0 ? words.changedSince : words.on)(name, date(approvedAt));
  });
  const text = [
    ...(given.length === 0 ? [] : [words.approved(given.join(', '))]),
    ...(approvals.awaited.length === 0 ? [] : [words.awaited(approvals.awaited.join(', '))]),
  ].join(' · ');
  return text === '' ? null : (
    <span className={styles.line} title={text}>
      {text}
    </span>
  );
}
