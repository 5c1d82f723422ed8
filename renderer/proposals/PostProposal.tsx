import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ProposalKind, ReviewPart } from '#contract/review.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { useNotices } from '../ui/notices.tsx';
import { AskAgain } from './AskAgain.tsx';
import { ActionBar, type ReviewAction } from './ActionBar.tsx';
import { BeforeAndAfter } from './BeforeAndAfter.tsx';
import { PostHead } from './PostHead.tsx';
import { useLetters } from './use-letters.ts';
import { useSteady } from './use-proposals.ts';
import { useDecideOnce, useWalk } from './use-walk.ts';

type PostProposalProps = Readonly<{
  kind: ProposalKind;
  id: string | undefined;
  /** To another post of the group, or, with a part, to that one. */
  onGo: (id: string | undefined, part?: ReviewPart) => void;
  onLooked: () => void;
  onBeforeChange: (postId?: string) => Promise<unknown>;
  onOpenPost: (postId: string) => void;
  mayUndo: boolean;
  onUndo: () => void;
}>;

/** One post after the other: as it is on the blog, as it is proposed; a key to accept, to refuse, to pass. */
export function PostProposal(props: PostProposalProps): ReactNode {
  const { kind, id, onGo, onLooked, onBeforeChange, onOpenPost, mayUndo, onUndo } = props;
  const words = useMessages().review;
  const notices = useNotices();
  const proposal = useRef<HTMLDivElement>(null);
  const asked = useQuery('review.show', { kind, ...(id !== undefined && { postId: id }), step: 'at' }, [
    'review.changed',
  ]);
  const shown = useSteady(asked.value, kind);
  const item = shown?.item;
  const postId = item?.postId;

  // Once a post has been decided, the next one stands in its place.
  const fresh = asked.value?.item?.postId;
  useEffect(() => {
    if (fresh !== undefined && fresh !== id) onGo(fresh);
  });
  useEffect(() => {
    if (postId === undefined) return;
    if (proposal.current !== null) proposal.current.scrollTop = 0;
    call('review.look', { postId }).then(onLooked, () => undefined);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each post that comes before the eyes
  }, [postId]);

  const fail = (thrown: unknown): void => notices.fail('review', thrown);
  const once = useDecideOnce(postId);
  const decide = async (name: 'review.accept' | 'review.refuse' | 'review.insist'): Promise<void> => {
    if (postId === undefined || !once.first()) return;
    notices.hide('review');
    try {
      if (name === 'review.accept') await onBeforeChange(postId);
      await call(name, { postId });
      if (name === 'review.insist') onGo(postId, 'check');
      else asked.refresh();
    } catch (thrown) {
      once.again();
      fail(thrown);
      asked.refresh();
    }
  };
  const step = useWalk({
    at: id ?? postId,
    ask: async (from, way) =>
      (await call('review.show', { kind, ...(from !== undefined && { postId: from }), step: way })).item
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
    more: Partial<ReviewAction> = {},
  ): ReviewAction => ({ label, keys, run, ...more });
  const none = kind === 'none';
  const actions: ReviewAction[] = [
    one(words.previous, words.keys.previous, () => step('previous')),
    one(words.skip, words.keys.skip, () => step('next')),
    none
      ? one(words.insist, words.keys.insist, () => void decide('review.insist'))
      : one(words.refuse, words.keys.refuse, () => void decide('review.refuse')),
    none
      ? one(words.leave, words.keys.refuse, () => void decide('review.refuse'), { primary: true })
      : one(words.accept, words.keys.accept, () => void decide('review.accept'), { primary: true }),
  ];
  const others: ReviewAction[] = [
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
    [letters.refuse]: () => void decide('review.refuse'),
    [letters.open]: others[1]?.run,
    ...(none
      ? { [letters.insist]: () => void decide('review.insist') }
      : { [letters.accept]: () => void decide('review.accept') }),
  });

  if (item === undefined || shown === undefined)
    return asked.failure === undefined ? null : <AskAgain failure={asked.failure} onRetry={asked.refresh} />;
  return (
    <>
      <PostHead item={item} position={shown.position} total={shown.total} />
      <BeforeAndAfter item={item} proposal={proposal} />
      <ActionBar actions={actions} others={others} />
    </>
  );
}
