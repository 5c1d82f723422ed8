import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { COMMENTS_IN_PAGE, type ModerationAct } from '#contract/publishing/comments.ts';
import { call } from '../../bridge/call.ts';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { useNotices } from '../../ui/window/notices.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStableCallback } from '../../ui/use-stable-callback.ts';
import { keyOf, useComments, type CommentReading, type ReaderComment } from './use-comments.ts';
import styles from './SidePanel.module.css';

/** The acts for each state: a hidden comment can be shown again. */
const ACTS: Readonly<Record<ReaderComment['state'], readonly ModerationAct[]>> = {
  pending: ['approve', 'spam', 'delete'],
  live: ['spam', 'delete'],
  spam: ['approve', 'delete'],
  emptied: ['delete'],
};

/** The readers' comments on the post's blog; nothing without any. */
export function CommentsPart({ postId }: Readonly<{ postId: string }>): ReactNode {
  const { imports: words } = useMessages();
  const reading = useComments(postId);
  const { comments } = reading;
  if (comments === undefined || comments.total === 0) return null;
  const { total, waiting } = comments;
  return (
    <Disclosure
      title={words.comments}
      level={2}
      defaultExpanded={waiting > 0}
      note={waiting > 0 ? words.commentsWaiting(waiting) : String(total)}
      isLazy
    >
      <CommentList reading={reading} comments={comments.items} total={total} />
    </Disclosure>
  );
}

type CommentListProps = Readonly<{
  reading: CommentReading;
  comments: readonly ReaderComment[];
  /** The number of comments on the post. */
  total: number;
}>;

/** The focus after `seen` was replaced: the comment from `target`, or the list if it is not shown. */
type ReadOn = Readonly<{
  seen: readonly ReaderComment[];
  target: (comments: readonly ReaderComment[]) => ReaderComment | undefined;
}>;

/** Comments as plain text, one page at a time; moderated directly on the blog, if the blog supports it. */
function CommentList({ reading, comments, total }: CommentListProps): ReactNode {
  const { imports: words, window } = useMessages();
  const say = useFailureWords();
  const notices = useNotices();
  const [busy, setBusy] = useState<string | undefined>(undefined);
  const [asked, setAsked] = useState<ReaderComment | undefined>(undefined);
  const list = useRef<HTMLOListElement>(null);
  const readOn = useRef<ReadOn | undefined>(undefined);
  useEffect(() => {
    const next = readOn.current;
    if (next === undefined || next.seen === comments) return;
    readOn.current = undefined;
    const target = next.target(comments);
    ((target && document.getElementById(domIdOf(target))) ?? list.current)?.focus();
  }, [comments]);
  const { failure } = reading;
  useEffect(() => {
    // A later answer without a press does not move the focus.
    if (failure !== undefined) readOn.current = undefined;
  }, [failure]);

  const showMore = (): void => {
    readOn.current = { seen: comments, target: (now) => commentAfter(now, comments) };
    reading.more();
  };
  const act = async (comment: ReaderComment, how: ModerationAct): Promise<void> => {
    setBusy(keyOf(comment));
    // A comment's buttons and position change with its state.
    readOn.current = { seen: comments, target: () => comment };
    try {
      await call('comments.moderate', { blogId: comment.blogId, id: comment.id, act: how });
    } catch (thrown) {
      notices.fail('comments', thrown);
    } finally {
      setBusy(undefined);
      setAsked(undefined);
    }
  };
  const onAct = useStableCallback((comment: ReaderComment, how: ModerationAct): void => {
    if (how === 'delete') setAsked(comment);
    else void act(comment, how);
  });
  const next = Math.min(COMMENTS_IN_PAGE, total - comments.length);
  return (
    <div className={styles.part}>
      {!comments.some(({ moderated }) => moderated) && (
        <p className={styles.hint}>{words.commentsReadOnly}</p>
      )}
      <ol ref={list} className={styles.comments} tabIndex={-1} aria-label={words.comments}>
        {comments.map((comment) => (
          <Comment key={keyOf(comment)} comment={comment} isBusy={busy !== undefined} onAct={onAct} />
        ))}
      </ol>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      {total > COMMENTS_IN_PAGE && (
        <div className={styles.more}>
          <p className={styles.hint} role="status">
            {words.commentsShown(comments.length, total)}
          </p>
          {next > 0 && (
            <Button isPending={reading.waiting} onPress={showMore}>
              {words.commentsMore(next)}
            </Button>
          )}
        </div>
      )}
      {asked !== undefined && (
        <Dialog
          title={words.commentDelete}
          isOpen
          size="s"
          role="alertdialog"
          busy={busy !== undefined}
          onClose={() => setAsked(undefined)}
          actions={
            <>
              <Button isDisabled={busy !== undefined} onPress={() => setAsked(undefined)}>
                {window.cancel}
              </Button>
              <Button kind="danger" isPending={busy !== undefined} onPress={() => void act(asked, 'delete')}>
                {words.commentActs.delete}
              </Button>
            </>
          }
        >
          <p>{words.commentDeleteWhat(asked.author ?? words.commentAnonymous)}</p>
        </Dialog>
      )}
    </div>
  );
}

const domIdOf = (comment: ReaderComment): string => `comment-${keyOf(comment)}`;

/** The first of `comments` after all those of `before`. */
function commentAfter(
  comments: readonly ReaderComment[],
  before: readonly ReaderComment[],
): ReaderComment | undefined {
  const last = before.at(-1);
  const at = last === undefined ? -1 : comments.findIndex((comment) => keyOf(comment) === keyOf(last));
  return comments[at === -1 ? before.length : at + 1];
}

type CommentProps = Readonly<{
  comment: ReaderComment;
  isBusy: boolean;
  onAct: (comment: ReaderComment, act: ModerationAct) => void;
}>;

/** Memoised: hundreds stay unchanged when the next hundred is shown. */
const Comment = memo(function Comment({ comment, isBusy, onAct }: CommentProps): ReactNode {
  const words = useMessages().imports;
  const language = useLanguage();
  const now = useNow(60_000);
  const { inReplyTo, publishedAt, state, moderated } = comment;
  const author = comment.author ?? words.commentAnonymous;
  const stateName = words.commentStates[state];
  return (
    <li
      id={domIdOf(comment)}
      tabIndex={-1}
      className={styles.comment}
      data-answer={inReplyTo !== undefined || undefined}
    >
      <p className={styles.author}>{author}</p>
      {inReplyTo !== undefined && (
        <p className={styles.hint}>{words.commentAnswers(inReplyTo.author ?? words.commentAnonymous)}</p>
      )}
      {publishedAt !== undefined && (
        <p className={styles.hint}>
          <time dateTime={new Date(publishedAt).toISOString()}>
            {formatMoment(publishedAt, now, language)}
          </time>
        </p>
      )}
      {stateName !== undefined && <Badge tone="alert">{stateName}</Badge>}
      {comment.isCut ? (
        <LongText comment={comment} author={author} />
      ) : (
        <p className={styles.text}>{comment.text}</p>
      )}
      {moderated && (
        <p className={styles.acts}>
          {ACTS[state].map((act) => (
            <Button
              key={act}
              kind="plain"
              isDisabled={isBusy}
              aria-label={words.commentActName(words.commentActs[act], author)}
              onPress={() => onAct(comment, act)}
            >
              {words.commentActs[act]}
            </Button>
          ))}
        </p>
      )}
    </li>
  );
});

type LongTextProps = Readonly<{ comment: ReaderComment; author: string }>;

/** A comment of which only the beginning is listed; the rest is read on demand. */
function LongText({ comment, author }: LongTextProps): ReactNode {
  const words = useMessages().imports;
  const say = useFailureWords();
  const [isWhole, setWhole] = useState(false);
  const { blogId, id } = comment;
  const full = useQuery('comments.read', isWhole ? { blogId, id } : null, ['publications.changed']);
  const button = useRef<HTMLButtonElement>(null);
  const wasWhole = useRef(false);
  useLayoutEffect(() => {
    // Collapsing may remove many screens above the button, so it is scrolled into view.
    if (wasWhole.current && !isWhole) button.current?.scrollIntoView({ block: 'nearest' });
    wasWhole.current = isWhole;
  }, [isWhole]);
  const label = isWhole ? words.commentLess : words.commentWhole;
  return (
    <>
      <p className={styles.text}>{full.value?.text ?? `${comment.text.trimEnd()}…`}</p>
      {full.failure !== undefined && <Notice tone="alert">{say(full.failure).sentence}</Notice>}
      <Button
        ref={button}
        kind="plain"
        aria-expanded={isWhole}
        aria-label={words.commentActName(label, author)}
        isPending={full.waiting}
        onPress={() => setWhole(!isWhole)}
      >
        {label}
      </Button>
    </>
  );
}
