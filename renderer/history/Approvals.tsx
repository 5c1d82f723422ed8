import { useMemo, type ReactNode } from 'react';
import { comparePosts } from '#interview/compare/compare-posts.ts';
import type { Approval } from '#contract/posts.ts';
import type { Post } from '#interview/document.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useThrottledEvent } from '../bridge/use-event.ts';
import { useRevisionWords } from './use-revision-words.ts';
import { AwaitedFacts, RemindButton, useAwaitedList } from './AwaitedPerson.tsx';
import { Comparison } from './Comparison.tsx';
import styles from './Approvals.module.css';

type ApprovalsPartProps = Readonly<{
  postId: string;
  post: Post;
  approvals: Approvals | undefined;
  /** `name`: of the person, if known. */
  onApprove: (name?: string) => void;
  /** Shows the approved state compared with the text. */
  onSee: (revisionId: string) => void;
}>;

/** The approvals in the panel: who approved, whether the text has changed since, and who is awaited. */
export function ApprovalsPart({ postId, post, approvals, onApprove, onSee }: ApprovalsPartProps): ReactNode {
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
        {awaited.map((person) => (
          <li key={person.name} className={styles.person}>
            <Icon name="approval" size={16} />
            <div className={styles.words}>
              <span>{words.waitingFor(person.name)}</span>
              <AwaitedFacts awaited={person} />
              <span className={styles.fact}>
                {person.purpose === 'review' && (
                  <Button
                    kind="plain"
                    aria-label={words.confirmOf(person.name)}
                    onPress={() => onApprove(person.name)}
                  >
                    {words.confirm}
                  </Button>
                )}
                <RemindButton postId={postId} title={post.title} language={post.language} awaited={person} />
              </span>
            </div>
            <IconButton
              icon="close"
              label={words.stopWaiting(person.name)}
              onPress={() =>
                void call('approvals.await', { postId, name: person.name, awaited: false }).catch(tell)
              }
            />
          </li>
        ))}
      </ul>
      <Button onPress={() => onApprove()}>{words.approve}</Button>
    </div>
  );
}

type ApprovalWordsProps = Readonly<{ postId: string }>;

/** « Validé : Anne (12 mars) · En attente : Karim (envoyé il y a 8 jours) »; nothing if nobody was asked. */
export function ApprovalWords({ postId }: ApprovalWordsProps): ReactNode {
  const { history: words } = useMessages();
  const { date } = useRevisionWords();
  const listAwaited = useAwaitedList();
  const approvals = useApprovals(postId);
  if (approvals === undefined) return null;
  const approvalTexts = approvals.approved.map(({ name, approvedAt, changes }) => {
    return (changes > 0 ? words.changedSince : words.on)(name, date(approvedAt));
  });
  const text = [
    ...(approvalTexts.length === 0 ? [] : [words.approved(approvalTexts.join(', '))]),
    ...(approvals.awaited.length === 0 ? [] : [words.awaited(listAwaited(approvals.awaited))]),
  ].join(' · ');
  return text === '' ? null : (
    <span className={styles.line} title={text}>
      <span className={styles.lineWords}>{text}</span>
    </span>
  );
}

type SheetApprovalsProps = Readonly<{ postId: string }>;

/** The approvals in the publish sheet, with changes since an approval; they do not prevent sending. */
export function SheetApprovals({ postId }: SheetApprovalsProps): ReactNode {
  const { history: words } = useMessages();
  const { date } = useRevisionWords();
  const listAwaited = useAwaitedList();
  const approvals = useApprovals(postId);
  if (approvals === undefined) return null;
  const { approved, awaited } = approvals;
  if (approved.length + awaited.length === 0) return null;
  const changed = approved.filter(({ changes }) => changes > 0);
  return (
    <Disclosure
      title={words.approvals}
      note={String(approved.length)}
      defaultExpanded={changed.length + awaited.length > 0}
    >
      <div className={styles.part}>
        {changed.length > 0 && (
          <p className={styles.warning}>
            <Icon name="warning" size={16} />
            {words.sheetChanged(changed.length)}
          </p>
        )}
        {approved.length > changed.length && (
          <p className={styles.fact}>
            {words.approved(
              approved
                .filter(({ changes }) => changes === 0)
                .map(({ name, approvedAt }) => words.on(name, date(approvedAt)))
                .join(', '),
            )}
          </p>
        )}
        {awaited.length > 0 && (
          <p className={styles.fact}>
            {words.awaited(listAwaited(awaited))}
            {changed.length === 0 && <> · {words.sheetAwaited}</>}
          </p>
        )}
        {changed.map((approval) => (
          <SinceApproval key={approval.revisionId} postId={postId} approval={approval} />
        ))}
      </div>
    </Disclosure>
  );
}

function SinceApproval({ postId, approval }: Readonly<{ postId: string; approval: Approval }>): ReactNode {
  const { history: words } = useMessages();
  const { date } = useRevisionWords();
  const { revisionId, name, approvedAt, own } = approval;
  const then = useQuery('revisions.get', { id: revisionId }).value?.document;
  const now = useQuery('posts.get', { id: postId }, ['posts.changed']).value?.document;
  const changes = useMemo(() => {
    if (then === undefined || now === undefined) return undefined;
    const all = comparePosts(then, now);
    // A person who approves their own words is not concerned by changes of others.
    return own === undefined ? all : all.filter(({ turnId }) => turnId !== undefined && own.includes(turnId));
  }, [then, now, own]);
  return (
    <section className={styles.since} aria-label={words.sinceOf(name, date(approvedAt))}>
      <h4 className={styles.sinceTitle}>{words.sinceOf(name, date(approvedAt))}</h4>
      {changes === undefined ? <Progress label={words.loading} /> : <Comparison changes={changes} />}
    </section>
  );
}

const CALM_MS = 1_500;

type Approvals = RequestOutput<'approvals.list'>;

/** The approvals of a post, updated like the facts of the checks. */
export function useApprovals(postId: string): Approvals | undefined {
  const { value, refresh } = useQuery('approvals.list', { postId }, ['checks.changed']);
  // Saves come many times a minute while writing.
  useThrottledEvent('posts.changed', refresh, CALM_MS);
  return value;
}
