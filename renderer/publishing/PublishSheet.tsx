import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { AppError } from '../../preload/contract/failure.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../widgets/Button.tsx';
import { Notice } from '../widgets/Notice.tsx';
import { Progress } from '../widgets/Progress.tsx';
import { Sheet } from '../widgets/Sheet.tsx';
import { HandGuide } from './by-hand/HandGuide.tsx';
import { TakenDown } from './by-hand/TakenDown.tsx';
import { useInHands } from './by-hand/use-in-hands.ts';
import { VerifyNow } from './by-hand/VerifyNow.tsx';
import { NoBlog } from './NoBlog.tsx';
import { NotConnected } from './NotConnected.tsx';
import { SheetBlog } from './SheetBlog.tsx';
import { SheetDetails } from './SheetDetails.tsx';
import { useBlogChoice } from './use-blog-choice.ts';
import { useSending } from './use-sending.ts';
import styles from './PublishSheet.module.css';

type PublishSheetProps = Readonly<{
  postId: string;
  onClose: () => void;
  /** Resolves to the number of the last acknowledged save, once nothing is left to save. The same function at each render. */
  save: () => Promise<number>;
  /** Seconds during which a first publication on a real blog can be called back. */
  holdSeconds: number;
  onConnectBlogger: () => void;
}>;

/**
 * What leaves, where to, who will see it. The last button names the act; nothing leaves before it is pressed.
 * Mounted to open it, unmounted to close it: each opening prepares anew.
 */
export function PublishSheet({
  postId,
  onClose,
  save,
  holdSeconds,
  onConnectBlogger,
}: PublishSheetProps): ReactNode {
  const { publishing: words, byHand, failures } = useMessages();
  const [saved, setSaved] = useState(false);
  const sending = useSending(save);

  // What is prepared is what is saved: the last words go first. A save that fails says so in the status line, and the
  // sheet shows what is stored.
  useEffect(() => {
    let current = true;
    const ready = () => current && setSaved(true);
    save().then(ready, ready);
    return () => {
      current = false;
    };
  }, [save]);

  const { blogs, blog, choose, publication, unconnected, failure: noBlogs } = useBlogChoice(postId);
  const hands = useInHands(blog, publication);
  const [refusal, setRefusal] = useState<AppError | undefined>(undefined);
  const other = blogs?.[0]?.id;
  const place = useRef<HTMLElement>(null);
  // Where there was none, what brought the first blog is gone: the blog takes the focus.
  const count = blogs?.length;
  const before = useRef(count);
  useEffect(() => {
    if (before.current === 0 && count !== undefined && count > 0) place.current?.focus();
    before.current = count ?? before.current;
  }, [count]);
  // The button that was pressed goes with the choice: what it chose takes the focus.
  const goElsewhere = (id: string) => {
    flushSync(() => choose(id));
    place.current?.focus();
  };
  const plan = useQuery(
    'publications.prepare',
    saved && blog !== undefined && hands.jobId === undefined ? { postId, blogId: blog.id } : null,
    ['posts.changed', 'publications.changed'],
  );
  const prepared = plan.value;

  const update = prepared?.intent === 'update';
  const hold = blog?.practice === true || update ? 0 : holdSeconds;
  const refused =
    prepared === undefined ||
    prepared.checks.some((check) => check.blocks) ||
    (update && prepared.changes.length === 0);
  const act =
    blog === undefined
      ? ''
      : hands.blog
        ? update
          ? byHand.actUpdate
          : byHand.act
        : blog.practice
          ? update
            ? words.updatePractice
            : words.publishPractice
          : update
            ? words.updateOn(blog.name)
            : words.publishOn(blog.name);
  const consequence = hands.blog
    ? byHand.consequence
    : blog?.practice === true
      ? words.consequencePractice
      : update
        ? words.consequenceUpdate
        : hold > 0
          ? words.consequenceHold(hold)
          : words.consequence;
  const failure = sending.failure ?? refusal ?? plan.failure ?? noBlogs;

  const press = async () => {
    // What goes by hand goes on in this very sheet.
    if (blog !== undefined && (await sending.send(postId, blog.id, hold)) && !hands.blog) onClose();
  };

  return (
    <Sheet
      title={update ? words.sheetUpdate : hands.jobId === undefined ? words.sheet : byHand.title}
      isOpen
      onClose={onClose}
      {...(blog === undefined || hands.jobId !== undefined
        ? {}
        : {
            actions: (
              <div className={styles.act}>
                <Button
                  kind="primary"
                  wide
                  onPress={() => void press()}
                  isPending={sending.pending}
                  isDisabled={refused}
                >
                  {act}
                </Button>
                <p className={styles.consequence}>{consequence}</p>
              </div>
            ),
          })}
    >
      <div className={styles.sheet}>
        {failure !== undefined && (
          <Notice tone="alert" {...(failure.incident === undefined ? {} : { incident: failure.incident })}>
            {failures[failure.code](failure.params)}
          </Notice>
        )}
        {unconnected !== undefined && (
          <NotConnected
            blogId={unconnected.blogId}
            blogName={unconnected.blogName}
            onFailure={setRefusal}
            onConnectBlogger={onConnectBlogger}
            {...(blog === undefined && other !== undefined ? { onElsewhere: () => goElsewhere(other) } : {})}
          />
        )}
        {blogs?.length === 0 && unconnected === undefined && <NoBlog onConnectBlogger={onConnectBlogger} />}
        {blog !== undefined && <SheetBlog ref={place} blogs={blogs ?? []} blog={blog} onChoose={choose} />}
        {blog !== undefined &&
          hands.jobId === undefined &&
          prepared === undefined &&
          failure === undefined && <Progress label={words.preparing} />}
        {hands.jobId !== undefined && (
          <HandGuide key={hands.jobId} jobId={hands.jobId} onTakeNew={() => void press()} />
        )}
        {prepared !== undefined && <SheetDetails postId={postId} prepared={prepared} />}
        {hands.standing !== undefined && publication?.state === 'online-unverified' && (
          <VerifyNow publicationId={hands.standing} />
        )}
        {hands.standing !== undefined && update && <TakenDown publicationId={hands.standing} />}
      </div>
    </Sheet>
  );
}
