import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { ProposalKind, ProposalPart, ProposalItem } from '#contract/proposals.ts';
import { call } from '../bridge/call.ts';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { formatDay } from '../ui/format.ts';
import { Badge } from '../ui/Badge.tsx';
import { AskAgain, ActionBar, useLetters } from './ActionBar.tsx';
import type { ProposalAction } from './ActionBar.tsx';
import { useSteadyValue, useDecideOnce, useWalk } from './use-proposals.ts';
import { Proposed } from './Proposed.tsx';
import styles from './PostProposal.module.css';

type PostProposalProps = Readonly<{
  kind: ProposalKind;
  id: string | undefined;
  /** Goes to another post of the group, or to another part. */
  onGo: (id: string | undefined, part?: ProposalPart) => void;
  onSeen: () => void;
  onBeforeChange: (postId?: string) => Promise<unknown>;
  onOpenPost: (postId: string) => void;
  mayUndo: boolean;
  onUndo: () => void;
}>;

/** One post at a time: as on the blog and as proposed, with keys to accept, refuse and skip. */
export function PostProposal(props: PostProposalProps): ReactNode {
  const { kind, id, onGo, onSeen, onBeforeChange, onOpenPost, mayUndo, onUndo } = props;
  const words = useMessages().proposals;
  const notices = useNotices();
  const proposal = useRef<HTMLDivElement>(null);
  const proposalQuery = useQuery(
    'proposals.show',
    { kind, ...(id !== undefined && { postId: id }), step: 'at' },
    ['proposals.changed'],
  );
  const answer = useSteadyValue(proposalQuery.value, kind);
  const item = answer?.item;
  const postId = item?.postId;

  // After a decision, the next post is shown.
  const fresh = proposalQuery.value?.item?.postId;
  useEffect(() => {
    if (fresh !== undefined && fresh !== id) onGo(fresh);
  });
  useEffect(() => {
    if (postId === undefined) return;
    if (proposal.current !== null) proposal.current.scrollTop = 0;
    call('proposals.mark-seen', { postId }).then(onSeen, () => undefined);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each post shown
  }, [postId]);

  const fail = (thrown: unknown): void => notices.fail('proposals', thrown);
  const once = useDecideOnce(postId);
  const decide = async (
    name: 'proposals.accept' | 'proposals.refuse' | 'proposals.propose-anyway',
  ): Promise<void> => {
    if (postId === undefined || !once.first()) return;
    notices.hide('proposals');
    try {
      if (name === 'proposals.accept') await onBeforeChange(postId);
      await call(name, { postId });
      if (name === 'proposals.propose-anyway') onGo(postId, 'check');
      else proposalQuery.refresh();
    } catch (thrown) {
      once.again();
      fail(thrown);
      proposalQuery.refresh();
    }
  };
  const step = useWalk({
    at: id ?? postId,
    ask: async (from, way) =>
      (await call('proposals.show', { kind, ...(from !== undefined && { postId: from }), step: way })).item
        ?.postId,
    onGo,
    onFailure: fail,
  });
  const scroll = (way: 1 | -1): void => {
    proposal.current?.scrollBy({ top: way * 96 });
  };
  const one = (
    label: string,
    keys: string,
    run: () => void,
    more: Partial<ProposalAction> = {},
  ): ProposalAction => ({ label, keys, run, ...more });
  const none = kind === 'none';
  const actions: ProposalAction[] = [
    one(words.previous, words.keys.previous, () => step('previous')),
    one(words.skip, words.keys.skip, () => step('next')),
    none
      ? one(words.proposeAnyway, words.keys.proposeAnyway, () => void decide('proposals.propose-anyway'))
      : one(words.refuse, words.keys.refuse, () => void decide('proposals.refuse')),
    none
      ? one(words.leave, words.keys.refuse, () => void decide('proposals.refuse'), { primary: true })
      : one(words.accept, words.keys.accept, () => void decide('proposals.accept'), { primary: true }),
  ];
  const others: ProposalAction[] = [
    one(words.undo, words.keys.undo, onUndo, { disabled: !mayUndo }),
    one(words.openPost, words.keys.open, () => postId !== undefined && onOpenPost(postId)),
  ];
  const { letters } = words;
  useLetters({
    ArrowLeft: () => step('previous'),
    ArrowRight: () => step('next'),
    ArrowUp: () => scroll(-1),
    ArrowDown: () => scroll(1),
    [letters.skip]: () => step('next'),
    [letters.refuse]: () => void decide('proposals.refuse'),
    [letters.open]: others[1]?.run,
    ...(none
      ? { [letters.proposeAnyway]: () => void decide('proposals.propose-anyway') }
      : { [letters.accept]: () => void decide('proposals.accept') }),
  });

  if (item === undefined || answer === undefined)
    return proposalQuery.failure === undefined ? null : (
      <AskAgain failure={proposalQuery.failure} onRetry={proposalQuery.refresh} />
    );
  return (
    <>
      <PostHead item={item} position={answer.position} total={answer.total} />
      <BeforeAndAfter item={item} proposal={proposal} />
      <ActionBar actions={actions} others={others} />
    </>
  );
}

type PostHeadProps = Readonly<{ item: ProposalItem; position: number; total: number }>;

const REASONS_SHOWN = 4;

function sureness(confidence: number): 'high' | 'good' | 'fair' | 'low' | 'none' {
  if (confidence >= 0.9) return 'high';
  if (confidence >= 0.8) return 'good';
  if (confidence >= 0.65) return 'fair';
  return confidence >= 0.5 ? 'low' : 'none';
}

/** The post's title and position, and the confidence of recognition with its reasons. */
function PostHead({ item, position, total }: PostHeadProps): ReactNode {
  const words = useMessages().proposals;
  const language = useLanguage();
  const title = item.title === '' ? words.untitled : item.title;
  const reasons = item.reasons.filter(({ weight, code }) => weight !== 0 || code === 'no-turns');
  return (
    <div className={styles.head}>
      <p className={styles.position} aria-live="polite">
        {words.position(position, total)}
      </p>
      <h3 className={styles.title} title={title}>
        {title}
      </h3>
      <p className={styles.meta}>
        {item.publishedAt !== undefined && (
          <time dateTime={new Date(item.publishedAt).toISOString()}>
            {formatDay(item.publishedAt, language)}
          </time>
        )}
        {item.blogName !== undefined && <span>{item.blogName}</span>}
        {item.document !== undefined && <span>{words.recognized(item.questions, item.answers)}</span>}
      </p>
      <p className={styles.reasons}>
        <Badge {...(item.confidence >= 0.8 ? { tone: 'accent' as const, icon: 'check' as const } : {})}>
          {words.confidence[sureness(item.confidence)]}
        </Badge>
        {reasons.slice(0, REASONS_SHOWN).map(({ code, count, weight }) => (
          <span key={code} className={styles.reason} data-against={weight < 0 || undefined}>
            {weight < 0 ? '− ' : ''}
            {words.reasons[code](count)}
          </span>
        ))}
      </p>
    </div>
  );
}

type BeforeAndAfterProps = Readonly<{ item: ProposalItem; proposal: RefObject<HTMLDivElement | null> }>;

/** The post as on its blog or as stored, from the preview host without scripts, beside the proposal. */
function BeforeAndAfter({ item, proposal }: BeforeAndAfterProps): ReactNode {
  const words = useMessages().proposals;
  const title = item.title === '' ? words.untitled : item.title;
  const isOnBlog = item.blogName !== undefined;
  const before = isOnBlog ? words.before : words.beforeHere;
  return (
    <div className={styles.sides}>
      <section className={styles.side} aria-label={before}>
        <h4 className={styles.sideTitle}>{before}</h4>
        <iframe
          key={item.postId}
          className={styles.frame}
          src={`app://preview/online/${encodeURIComponent(item.postId)}`}
          sandbox=""
          title={(isOnBlog ? words.beforeFrame : words.beforeHereFrame)(title)}
        />
      </section>
      <section className={styles.side} aria-label={words.after}>
        <h4 className={styles.sideTitle}>{words.after}</h4>
        <div
          ref={proposal}
          className={styles.proposal}
          role="group"
          aria-label={words.afterLabel}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and holds nothing else to go to
          tabIndex={0}
        >
          {item.document === undefined ? (
            <p className={styles.notOne}>{words.notOne}</p>
          ) : (
            <Proposed post={item.document} />
          )}
        </div>
      </section>
    </div>
  );
}
