import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { comparePosts } from '#interview/compare/compare-posts.ts';
import type { Approval } from '#contract/history.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Comparison } from './Comparison.tsx';
import { useApprovals } from './use-approvals.ts';
import { useRevisionWords } from './use-revision-words.ts';
import styles from './Approvals.module.css';

type SheetApprovalsProps = Readonly<{ postId: string }>;

/** In the publish sheet: who approved, who is waited for, and what of an approved text reads otherwise; it forbids nothing. */
export function SheetApprovals({ postId }: SheetApprovalsProps): ReactNode {
  const { history: words } = useMessages();
  const { date } = useRevisionWords();
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
            {words.awaited(awaited.join(', '))}
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
    // Whoever answers for their own words is not asked about those of the others.
    return own === undefined ? all : all.filter(({ turnId }) => turnId !== undefined && own.includes(turnId));
  }, [then, now, own]);
  return (
    <section className={styles.since} aria-label={words.sinceOf(name, date(approvedAt))}>
      <h4 className={styles.sinceTitle}>{words.sinceOf(name, date(approvedAt))}</h4>
      {changes === undefined ? <Progress label={words.loading} /> : <Comparison changes={changes} />}
    </section>
  );
}
