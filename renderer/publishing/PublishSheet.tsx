import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../widgets/Button.tsx';
import { Notice } from '../widgets/Notice.tsx';
import { Progress } from '../widgets/Progress.tsx';
import { Sheet } from '../widgets/Sheet.tsx';
import { FailureWays } from './FailureWays.tsx';
import { NoBlog } from './NoBlog.tsx';
import { NotConnected } from './NotConnected.tsx';
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx';
import { SheetBlog } from './SheetBlog.tsx';
import { SheetDetails } from './SheetDetails.tsx';
import { useBlogChoice } from './use-blog-choice.ts';
import { useSending } from './use-sending.ts';
import styles from './PublishSheet.module.css';

type PublishSheetProps = Readonly<{
  postId: string;
  title: string;
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
  title,
  onClose,
  save,
  holdSeconds,
  onConnectBlogger,
}: PublishSheetProps): ReactNode {
  const { publishing: words, connection, failures } = useMessages();
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

  const { blogs, blog, choose, unconnected, failure: noBlogs } = useBlogChoice(postId);
  const other = blogs?.[0]?.id;
  const place = useRef<HTMLElement>(null);
  // The button that was pressed goes with the choice: what it chose takes the focus.
  const goElsewhere = (id: string) => {
    flushSync(() => choose(id));
    place.current?.focus();
  };
  const plan = useQuery(
    'publications.prepare',
    saved && blog !== undefined ? { postId, blogId: blog.id } : null,
    ['posts.changed', 'publications.changed'],
  );
  const prepared = plan.value;

  const update = prepared?.intent === 'update';
  const hold = blog?.practice === true || update ? 0 : holdSeconds;
  const refused =
    prepared === undefined ||
    prepared.readOnly !== undefined ||
    prepared.checks.some((check) => check.blocks) ||
    (update && prepared.changes.length === 0);
  const act =
    blog === undefined
      ? ''
      : blog.practice
        ? update
          ? words.updatePractice
          : words.publishPractice
        : update
          ? words.updateOn(blog.name)
          : words.publishOn(blog.name);
  const consequence =
    blog?.practice === true
      ? words.consequencePractice
      : update
        ? words.consequenceUpdate
        : hold > 0
          ? words.consequenceHold(hold)
          : words.consequence;
  const failure = sending.failure ?? plan.failure ?? noBlogs;

  const press = async () => {
    if (blog !== undefined && (await sending.send(postId, blog.id, hold))) onClose();
  };

  return (
    <Sheet
      title={update ? words.sheetUpdate : words.sheet}
      isOpen
      onClose={onClose}
      {...(blog === undefined
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
                <p className={styles.consequence}>
                  {prepared?.readOnly === undefined ? consequence : connection.readOnly}
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
        {failure !== undefined && <FailureWays failure={failure} onReconnect={onConnectBlogger} />}
        {unconnected !== undefined && (
          <NotConnected
            blogName={unconnected}
            onConnectBlogger={onConnectBlogger}
            {...(blog === undefined && other !== undefined ? { onElsewhere: () => goElsewhere(other) } : {})}
          />
        )}
        {blogs?.length === 0 && unconnected === undefined && <NoBlog onConnectBlogger={onConnectBlogger} />}
        {blog !== undefined && <SheetBlog ref={place} blogs={blogs ?? []} blog={blog} onChoose={choose} />}
        {blog !== undefined && prepared === undefined && failure === undefined && (
          <Progress label={words.preparing} />
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
        {prepared !== undefined && <SheetDetails postId={postId} prepared={prepared} />}
      </div>
    </Sheet>
  );
}
