import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { Approvals } from './use-approvals.ts';
import { useRevisionWords } from './use-revision-words.ts';
import styles from './Approvals.module.css';

type ApprovalsPartProps = Readonly<{
  postId: string;
  approvals: Approvals | undefined;
  /** Somebody, by name, if it is known who. */
  onApprove: (name?: string) => void;
  /** To the approved state, compared with the text. */
  onSee: (revisionId: string) => void;
}>;

/** In the panel: who approved the post, whether that still holds, and who is waited for. */
export function ApprovalsPart({ postId, approvals, onApprove, onSee }: ApprovalsPartProps): ReactNode {
  const { history: words } = useMessages();
  const { date } = useRevisionWords();
  const notices = useNotices();
  const tell = (thrown: unknown): void => notices.fail('approval', thrown);
  const { approved, awaited } = approvals ?? { approved: [], awaited: [] };
  return (
    <div className={styles.part}>
      {approved.length + awaited.length === 0 && <p className={styles.hint}>{words.approvalsNone}</p>}
      <ul className={styles.people}>
        {approved.map(({ revisionId, name, approvedAt, note, changes }) => (
          <li key={revisionId} className={styles.person} data-changed={changes > 0 || undefined}>
            <Icon name={changes > 0 ? 'warning' : 'check'} size={16} />
            <div className={styles.words}>
              <span>{words.approvedBy(name, date(approvedAt))}</span>
              <span className={styles.fact}>
                {changes > 0 ? words.changed(changes) : words.unchanged}
                {changes > 0 && (
                  <Button kind="plain" aria-label={words.seeOf(name)} onPress={() => onSee(revisionId)}>
                    {words.see}
                  </Button>
                )}
              </span>
              {note !== '' && <span className={styles.note}>{note}</span>}
            </div>
            <IconButton
              icon="close"
              label={words.withdraw(name)}
              onPress={() => void call('approvals.withdraw', { revisionId }).catch(tell)}
            />
          </li>
        ))}
        {awaited.map((name) => (
          <li key={name} className={styles.person}>
            <Icon name="clock" size={16} />
            <div className={styles.words}>
              <span>{words.waitingFor(name)}</span>
              <span>
                <Button kind="plain" aria-label={words.confirmOf(name)} onPress={() => onApprove(name)}>
                  {words.confirm}
                </Button>
              </span>
            </div>
            <IconButton
              icon="close"
              label={words.stopWaiting(name)}
              onPress={() => void call('approvals.await', { postId, name, awaited: false }).catch(tell)}
            />
          </li>
        ))}
      </ul>
      <Button onPress={() => onApprove()}>{words.approve}</Button>
    </div>
  );
}
