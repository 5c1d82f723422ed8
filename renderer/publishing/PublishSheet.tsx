import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { AppError } from '#contract/failure.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { ChangedNotice, useChangedThere } from '../conflicts/ChangedNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { useSettings } from '../ui/use-settings.tsx';
import { blockedBy } from '../checks/blocked-by.ts';
import type { PostCheckActs } from '../checks/use-check-acts.ts';
import { FailureWays } from './FailureWays.tsx';
import { HandGuide } from './by-hand/HandGuide.tsx';
import { TakenDown } from './by-hand/TakenDown.tsx';
import { useInHands } from './by-hand/use-in-hands.ts';
import { VerifyNow } from './by-hand/VerifyNow.tsx';
import { NoBlog } from './NoBlog.tsx';
import { NotConnected } from './NotConnected.tsx';
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx';
import { SheetBlog } from './SheetBlog.tsx';
import { SheetChecks } from './SheetChecks.tsx';
import { SheetDetails } from './SheetDetails.tsx';
import { useActWords } from './use-act-words.ts';
import { useBlogChoice } from './use-blog-choice.ts';
import { useSending } from './use-sending.ts';
import { useWhen } from './use-when.ts';
import styles from './PublishSheet.module.css';

type PublishSheetProps = Readonly<{
  postId: string;
  title: string;
  onClose: () => void;
  /** Resolves to the number of the last acknowledged save, once nothing is left to save. The same function at each render. */
  save: () => Promise<number>;
  /** To the place of a check, and putting it right: the sheet closes. */
  checkActs: PostCheckActs;
  onConnectBlogger: () => void;
  /** Puts « Lire la suite » in the text. */
  onAddBreak: () => void;
  /** To what changed on the blog since. */
  onChoose: () => void;
}>;

/**
 * What leaves, where to, who will see it. The last button names the act; nothing leaves before it is pressed.
 * Mounted to open it, unmounted to close it: each opening prepares anew.
 */
export function PublishSheet({
  postId,
  title,
  onClose,
  save,
  checkActs,
  onConnectBlogger,
  onAddBreak,
  onChoose,
}: PublishSheetProps): ReactNode {
  const messages = useMessages();
  const { holdSeconds } = useSettings().settings;
  const { publishing: words, byHand, connection, failures } = messages;
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
    ['posts.changed', 'publications.changed', 'blogs.changed'],
  );
  const prepared = plan.value;

  const update = prepared?.intent === 'update';
  const when = useWhen(prepared, blog);
  // Only what readers are about to see for the first time waits.
  const goesPublic = !update && (when.how.act === undefined || when.how.act === 'publish');
  const hold = blog?.practice === true || !goesPublic ? 0 : holdSeconds;
  const changedThere = useChangedThere(postId, blog?.id);
  const refused =
    prepared === undefined ||
    changedThere ||
    prepared.readOnly !== undefined ||
    prepared.checks.some((check) => check.blocks) ||
    when.lacks !== undefined ||
    // Another hour is a change as well.
    (update && prepared.changes.length === 0 && (when.how.act === undefined || when.how.act === 'update'));
  const said = useActWords({ blog, prepared, when, hold });
  const failure = sending.failure ?? refusal ?? plan.failure ?? noBlogs;

  const press = async () => {
    // What goes by hand goes on in this very sheet.
    if (blog !== undefined && (await sending.send(postId, blog.id, hold, when.how)) && !hands.blog) onClose();
  };

  return (
    <Sheet
      title={update ? words.sheetUpdate : hands.jobId === undefined ? words.sheet : byHand.title}
      isOpen
      onClose={onClose}
      busy={sending.pending}
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
                  {said.act}
                </Button>
                <p className={styles.consequence}>
                  {prepared?.readOnly === undefined
                    ? (blockedBy(prepared?.checks, messages) ?? said.consequence)
                    : connection.readOnly}
                </p>
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
        {changedThere && <ChangedNotice onChoose={onChoose} />}
        {failure !== undefined && <FailureWays failure={failure} onReconnect={onConnectBlogger} />}
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
        {prepared?.readOnly !== undefined && (
          <ReadOnlyNotice
            postId={postId}
            title={title}
            blogName={prepared.blog.name}
            url={prepared.address}
            author={prepared.readOnly.author}
            save={save}
          />
        )}
        {prepared !== undefined && (
          <SheetDetails
            postId={postId}
            prepared={prepared}
            when={when}
            onAddBreak={onAddBreak}
            checks={
              <SheetChecks
                postId={postId}
                prepared={prepared}
                acts={checkActs}
                save={save}
                onChecked={plan.refresh}
              />
            }
          />
        )}
        {hands.standing !== undefined && publication?.state === 'online-unverified' && (
          <VerifyNow publicationId={hands.standing} />
        )}
        {hands.standing !== undefined && update && <TakenDown publicationId={hands.standing} />}
      </div>
    </Sheet>
  );
}
