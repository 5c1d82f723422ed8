import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ModerationAct } from '#contract/publishing/comments.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import { call } from '../../bridge/call.ts';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { useNotices } from '../../ui/window/notices.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './SidePanel.module.css';

type ReaderComment = RequestOutput<'comments.list'>['items'][number];

type CommentsPartProps = Readonly<{ comments: readonly ReaderComment[] }>;

/** What each state leaves to be done: a comment that was set aside can be shown again. */
const ACTS: Readonly<Record<ReaderComment['state'], readonly ModerationAct[]>> = {
  pending: ['approve', 'spam', 'delete'],
  live: ['spam', 'delete'],
  spam: ['approve', 'delete'],
  emptied: ['delete'],
};

/** What readers wrote under the post on its blog, in words alone; moderated there at once, where its blog can. */
export function CommentsPart({ comments }: CommentsPartProps): ReactNode {
  const { imports: words, window } = useMessages();
  const notices = useNotices();
  const [busy, setBusy] = useState<string | undefined>(undefined);
  const [asked, setAsked] = useState<ReaderComment | undefined>(undefined);
  const list = useRef<HTMLOListElement>(null);
  /** Its buttons change with its state, and its place: where one reads on is the comment itself, or what is left. */
  const readOn = useRef<Readonly<{ id: string; seen: CommentsPartProps['comments'] }> | undefined>(undefined);
  useEffect(() => {
    const wanted = readOn.current;
    if (wanted === undefined || wanted.seen === comments) return;
    readOn.current = undefined;
    (document.getElementById(wanted.id) ?? list.current)?.focus();
  }, [comments]);

  const act = async (comment: ReaderComment, how: ModerationAct): Promise<void> => {
    setBusy(keyOf(comment));
    readOn.current = { id: domIdOf(comment), seen: comments };
    try {
      await call('comments.moderate', { blogId: comment.blogId, id: comment.id, act: how });
    } catch (thrown) {
      notices.fail('comments', thrown);
    } finally {
      setBusy(undefined);
      setAsked(undefined);
    }
  };
  const authors = new Map(comments.map(({ id, author }) => [id, author ?? words.commentAnonymous]));
  return (
    <div className={styles.part}>
      {!comments.some(({ moderated }) => moderated) && (
        <p className={styles.hint}>{words.commentsReadOnly}</p>
      )}
      <ol ref={list} className={styles.comments} tabIndex={-1} aria-label={words.comments}>
        {comments.map((comment) => (
          <Comment
            key={keyOf(comment)}
            comment={comment}
            answered={comment.inReplyTo === undefined ? undefined : authors.get(comment.inReplyTo)}
            isBusy={busy !== undefined}
            onAct={(how) => {
              if (how === 'delete') setAsked(comment);
              else void act(comment, how);
            }}
          />
        ))}
      </ol>
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

const keyOf = ({ blogId, id }: ReaderComment): string => `${blogId}/${id}`;
const domIdOf = (comment: ReaderComment): string => `comment-${keyOf(comment)}`;

type CommentProps = Readonly<{
  comment: ReaderComment;
  /** By whom the one was that it answers. */
  answered: string | undefined;
  isBusy: boolean;
  onAct: (act: ModerationAct) => void;
}>;

function Comment({ comment, answered, isBusy, onAct }: CommentProps): ReactNode {
  const words = useMessages().imports;
  const language = useLanguage();
  const now = useNow(60_000);
  const { publishedAt, state, text, moderated } = comment;
  const author = comment.author ?? words.commentAnonymous;
  const said = words.commentStates[state];
  return (
    <li
      id={domIdOf(comment)}
      tabIndex={-1}
      className={styles.comment}
      data-answer={answered !== undefined || undefined}
    >
      <p className={styles.author}>{author}</p>
      {answered !== undefined && <p className={styles.hint}>{words.commentAnswers(answered)}</p>}
      {publishedAt !== undefined && (
        <p className={styles.hint}>
          <time dateTime={new Date(publishedAt).toISOString()}>
            {formatMoment(publishedAt, now, language)}
          </time>
        </p>
      )}
      {said !== undefined && <Badge tone="alert">{said}</Badge>}
      <p className={styles.text}>{text}</p>
      {moderated && (
        <p className={styles.acts}>
          {ACTS[state].map((act) => (
            <Button
              key={act}
              kind="plain"
              isDisabled={isBusy}
              aria-label={words.commentActName(words.commentActs[act], author)}
              onPress={() => onAct(act)}
            >
              {words.commentActs[act]}
            </Button>
          ))}
        </p>
      )}
    </li>
  );
}
