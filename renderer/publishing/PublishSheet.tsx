import { useEffect, useRef, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { flushSync } from 'react-dom';
import type { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import { capabilitiesOf } from '#interview/destinations.ts';
import { MessagesFor, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { BinNotice } from '../conflicts/BinNotice.tsx';
import { ChangedNotice, useChangedThere } from '../conflicts/ChangedNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Preview } from '../preview/Preview.tsx';
import { useMedia } from '../ui/window/use-media.ts';
import type { ConnectingScreen } from '../ui/window/view.ts';
import { Sheet } from '../ui/overlays/Sheet.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';
import { blockedBy, useFacts } from '../checks/use-post-checks.ts';
import type { PostCheckActs } from '../checks/use-check-acts.ts';
import { Select } from '../ui/fields/Select.tsx';
import { ChecksPart } from '../checks/ChecksPart.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { asAppError, call } from '../bridge/call.ts';
import { AlteredNotice } from './AlteredNotice.tsx';
import { AfterSend } from './AfterSend.tsx';
import { FailureWays } from './FailureWays.tsx';
import { ByHandGuide } from './by-hand/ByHandGuide.tsx';
import { TakenDown, useByHandState, VerifyNow } from './by-hand/TakenDown.tsx';
import { NoBlog, NotConnected } from './NoBlog.tsx';
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx';
import { SheetDetails, type Prepared } from './SheetDetails.tsx';
import { useActWords } from './use-act-words.ts';
import { useBarred } from './use-barred.ts';
import { useBeside } from './use-beside.ts';
import { useBlogChoice } from './use-blog-choice.ts';
import { useWhen, type How } from './use-when.ts';
import styles from './PublishSheet.module.css';

type PublishSheetProps = Readonly<{
  postId: string;
  title: string;
  labels: readonly string[];
  onLabels: (labels: string[]) => void;
  onClose: () => void;
  /** Saves pending edits and resolves to the number of the last acknowledged save. Stable across renders. */
  save: () => Promise<number>;
  /** To the place of a check, and putting it right: the sheet closes. */
  checkActs: PostCheckActs;
  /** To a screen of the settings. */
  onConnect: (screen: ConnectingScreen) => void;
  /** Puts « Lire la suite » in the text. */
  onAddBreak: () => void;
  /** Opens the conflict with the blog. */
  onChoose: () => void;
  /** Opens the alterations of the blog. */
  onAltered: () => void;
}>;

/** Less is a sheet of one column, the page behind a line of its own. */
const ROOM_FOR_TWO = '(min-width: 860px)';

/**
 * The publish sheet: the preview, and next to it the content to send, the destination and the audience. The last button
 * names the act; nothing is sent before it is pressed.
 * Mount to open, unmount to close: each opening prepares again.
 */
export function PublishSheet({
  postId,
  title,
  labels,
  onLabels,
  onClose,
  save,
  checkActs,
  onConnect,
  onAddBreak,
  onChoose,
  onAltered,
}: PublishSheetProps): ReactNode {
  const messages = useMessages();
  const { holdSeconds } = useSettings().settings;
  const { publishing: words, byHand, connection } = messages;
  const [saved, setSaved] = useState(false);
  const sending = useSending(save);
  const hasRoom = useMedia(ROOM_FOR_TWO);

  // Save first, because the stored text is prepared. If the save fails, the status line reports it and the sheet shows
  // the stored text.
  useEffect(() => {
    let current = true;
    const ready = () => current && setSaved(true);
    save().then(ready, ready);
    return () => {
      current = false;
    };
  }, [save]);

  const { blogs, blog, choose, publication, unconnected, failure: noBlogs } = useBlogChoice(postId);
  const byHandState = useByHandState(blog, publication);
  /** The committed send, whose progress replaces the sheet. */
  const [sent, setSent] = useState<Readonly<{ blogId: string; update: boolean }>>();
  const [refusal, setRefusal] = useState<AppError | undefined>(undefined);
  const other = blogs?.[0]?.id;
  const content = useRef<HTMLElement>(null);
  // The button that added the first blog is removed: focus the sheet, which passes the focus to its main button.
  const count = blogs?.length;
  const before = useRef(count);
  useEffect(() => {
    if (before.current === 0 && count !== undefined && count > 0)
      content.current?.closest<HTMLElement>('[role="dialog"]')?.focus();
    before.current = count ?? before.current;
  }, [count]);
  // The pressed button is removed with the choice: the chosen content takes the focus.
  const goElsewhere = (id: string) => {
    flushSync(() => choose(id));
    content.current?.focus();
  };
  const plan = useQuery(
    'publications.prepare',
    saved && blog !== undefined && byHandState.jobId === undefined ? { postId, blogId: blog.id } : null,
    ['posts.changed', 'publications.changed', 'blogs.changed'],
  );
  const prepared = plan.value;

  const update = prepared?.intent === 'update';
  const when = useWhen(prepared, blog);
  const beside = useBeside(postId, prepared);
  const changesBeside = Object.keys(beside.changed).length > 0;
  // Only first publications are held back.
  const goesPublic = !update && (when.how.act === undefined || when.how.act === 'publish');
  const hold = blog?.capabilities.isPublic === false || !goesPublic ? 0 : holdSeconds;
  const changedThere = useChangedThere(postId, blog?.id);
  const barred = useBarred(blog, prepared);
  const refused =
    prepared === undefined ||
    changedThere ||
    prepared.readOnly !== undefined ||
    barred !== undefined ||
    prepared.checks.some((check) => check.blocks) ||
    when.lacks !== undefined ||
    // Another time or other details also count as a change.
    (update &&
      prepared.changes.length === 0 &&
      !changesBeside &&
      (when.how.act === undefined || when.how.act === 'update'));
  const actWords = useActWords({ blog, prepared, when, hold });
  const failure = sending.failure ?? refusal ?? beside.failure ?? plan.failure ?? noBlogs;

  const addressTitle = beside.addressTitle.trim();
  const how = {
    ...when.how,
    ...(prepared?.addressOpen === true && when.way !== 'deposit' && !when.proposes && addressTitle !== ''
      ? { addressTitle }
      : {}),
    ...(changesBeside ? { details: beside.changed } : {}),
  };
  const press = async () => {
    await beside.kept();
    if (blog === undefined || !(await sending.send(postId, blog.id, hold, how))) return;
    // Publishing by hand continues in this sheet.
    if (byHandState.blog) return;
    if (when.how.act === undefined || when.how.act === 'publish') setSent({ blogId: blog.id, update });
    else onClose();
  };

  if (sent !== undefined)
    return (
      <AfterSend
        {...sent}
        postId={postId}
        title={title}
        onClose={onClose}
        onChoose={onChoose}
        onAltered={onAltered}
        onReconnect={() => onConnect('sign-in')}
      />
    );
  const page = saved && blog !== undefined && byHandState.jobId === undefined && (
    <Preview postId={postId} title={title} blogId={blog.id} device="phone" />
  );
  return (
    <Sheet
      title={update ? words.sheetUpdate : byHandState.jobId === undefined ? words.sheet : byHand.title}
      isOpen
      onClose={onClose}
      busy={sending.pending}
      opensOn="act"
      enterActs={false}
      {...(hasRoom && page !== false ? { aside: page } : {})}
      {...(blog === undefined || byHandState.jobId !== undefined
        ? {}
        : {
            actions: (
              <div className={styles.act}>
                <Button
                  kind="primary"
                  onPress={() => void press()}
                  isPending={sending.pending}
                  isDisabled={refused}
                >
                  {actWords.act}
                </Button>
                <p className={styles.consequence}>
                  {prepared?.readOnly === undefined
                    ? (barred ?? blockedBy(prepared?.checks, messages) ?? actWords.consequence)
                    : connection.readOnly}
                </p>
              </div>
            ),
          })}
    >
      <MessagesFor kind={blog?.kind}>
        <div className={styles.sheet}>
          <FailureNotice failure={failure} />
          {changedThere && <ChangedNotice onChoose={onChoose} />}
          {publication?.state === 'online-altered' && <AlteredNotice onShow={onAltered} />}
          {publication?.putsBack === true && (
            <BinNotice key={publication.id} postId={postId} publication={publication} />
          )}
          {failure !== undefined && (
            <FailureWays failure={failure} onReconnect={() => onConnect('sign-in')} />
          )}
          {unconnected !== undefined && (
            <NotConnected
              blogId={unconnected.blogId}
              blogName={unconnected.blogName}
              blogKind={unconnected.blogKind}
              onFailure={setRefusal}
              onConnect={onConnect}
              {...(blog === undefined && other !== undefined
                ? { onElsewhere: () => goElsewhere(other) }
                : {})}
            />
          )}
          {blogs?.length === 0 &&
            (unconnected === undefined || !capabilitiesOf(unconnected.blogKind).needsSignIn) && (
              <NoBlog onConnect={onConnect} />
            )}
          {blog !== undefined && (
            <SheetBlog ref={content} blogs={blogs ?? []} blog={blog} onChoose={choose} />
          )}
          {blog !== undefined &&
            byHandState.jobId === undefined &&
            prepared === undefined &&
            failure === undefined && <Progress label={words.preparing} />}
          {byHandState.jobId !== undefined && (
            <ByHandGuide key={byHandState.jobId} jobId={byHandState.jobId} onTakeNew={() => void press()} />
          )}
          {prepared?.readOnly !== undefined && (
            <ReadOnlyNotice
              postId={postId}
              title={title}
              blogName={prepared.blog.name}
              url={prepared.address}
              readOnly={prepared.readOnly}
              save={save}
            />
          )}
          {prepared !== undefined && (
            <SheetDetails
              postId={postId}
              title={title}
              prepared={prepared}
              when={when}
              beside={beside}
              labels={labels}
              onLabels={onLabels}
              onAddBreak={onAddBreak}
              preview={
                !hasRoom && (
                  <Disclosure title={words.preview} isLazy>
                    <div className={styles.preview}>{page}</div>
                  </Disclosure>
                )
              }
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
          {byHandState.standing !== undefined && publication?.state === 'online-unverified' && (
            <VerifyNow publicationId={byHandState.standing} />
          )}
          {byHandState.standing !== undefined && update && <TakenDown publicationId={byHandState.standing} />}
        </div>
      </MessagesFor>
    </Sheet>
  );
}

type SheetBlogProps = Readonly<{
  blogs: readonly Blog[];
  blog: Blog;
  onChoose: (id: string) => void;
  ref?: Ref<HTMLElement>;
}>;

/** The destination blog and the author name of the post. */
function SheetBlog({ blogs, blog, onChoose, ref }: SheetBlogProps): ReactNode {
  const { publishing: words, byHand } = useMessages();
  return (
    <section className={styles.blog} ref={ref} tabIndex={-1}>
      {blogs.length > 1 ? (
        <Select
          label={words.blog}
          choices={blogs.map((item) => ({ id: item.id, label: item.name }))}
          value={blog.id}
          onChange={onChoose}
        />
      ) : (
        <p className={styles.blogName}>{blog.name}</p>
      )}
      <p className={styles.note}>
        {!blog.capabilities.canSend
          ? byHand.blogNote
          : !blog.capabilities.isPublic
            ? words.signedPractice
            : words.signed(blog.signature)}
      </p>
    </section>
  );
}

type SheetChecksProps = Readonly<{
  postId: string;
  prepared: Prepared;
  acts: PostCheckActs;
  save: () => Promise<number>;
  /** Every link was checked. */
  onChecked: () => void;
}>;

/** The editor's list of checks for the chosen blog; opening a passage closes the sheet. */
function SheetChecks({ postId, prepared, acts, save, onChecked }: SheetChecksProps): ReactNode {
  const words = useMessages().publishing;
  const { checks, blog } = prepared;
  const facts = useFacts(postId, blog.id);
  const running = facts?.links.running === true;
  const ran = useRef(false);
  useEffect(() => {
    if (ran.current && !running) onChecked();
    ran.current = running;
  }, [running, onChecked]);
  return (
    <Disclosure
      title={words.checks}
      note={checks.length === 0 ? words.checksNone : words.checkCount(checks.length)}
      defaultExpanded={checks.length > 0}
    >
      <ChecksPart postId={postId} checks={checks} known={facts} acts={acts} save={save} />
    </Disclosure>
  );
}

type Sending = Readonly<{
  pending: boolean;
  failure: AppError | undefined;
  /** Saves pending edits, then commits one job for the blog. Resolves to whether it was committed. */
  send: (postId: string, blogId: string, holdSeconds: number, how: How) => Promise<boolean>;
}>;

/**
 * The click that publishes: the text is frozen only once its last save is acknowledged
 * (docs/design/publishing.md#jobs).
 */
function useSending(save: () => Promise<number>): Sending {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const send = async (postId: string, blogId: string, holdSeconds: number, how: How) => {
    setPending(true);
    setFailure(undefined);
    try {
      const saveNumber = await save();
      await call('publications.send', { postId, blogId, saveNumber, holdSeconds, ...how });
      return true;
    } catch (thrown) {
      setFailure(asAppError(thrown));
      return false;
    } finally {
      setPending(false);
    }
  };
  return { pending, failure, send };
}
