import { useEffect, useState, type ReactNode } from 'react';
import { clipboardHtml } from '#interview/render/clipboard-html.ts';
import { renderText } from '#interview/render/plain-text.ts';
import type { Post } from '#interview/document.ts';
import type { AppError, FailureCode } from '#contract/failure.ts';
import type { RequestInput, RequestOutput } from '#contract/bridge.ts';
import { asAppError, call } from '../bridge/call.ts';
import { MessagesFor, useLanguage, useMessages, useMessagesFor } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { formatMoment } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { ConflictChoice, MergedChanges, useDecisions } from './ConflictChoice.tsx';
import { changeTimeText } from './change-time-text.ts';
import { firstToCheck } from './ChangedNotice.tsx';
import styles from './Conflicts.module.css';

type ConflictDialogProps = Readonly<{
  postId: string;
  /** Reads the text on the screen. */
  read: () => Post;
  /** Resolves to the last save number. The same function at each render. */
  save: () => Promise<number>;
  onClose: () => void;
  /** The library has the chosen text, which then replaces the open one. */
  onSettled: () => Promise<void>;
  onPublish: () => void;
}>;

/** « Modifié sur le web »: the changes on each side by turn, and the author's choices. */
export function ConflictDialog({
  postId,
  read,
  save,
  onClose,
  onSettled,
  onPublish,
}: ConflictDialogProps): ReactNode {
  const language = useLanguage();
  const notices = useNotices();
  const now = useNow(60_000);
  const [saved, setSaved] = useState(false);
  const [copied, setCopied] = useState(false);
  const [trouble, setTrouble] = useState<AppError | undefined>(undefined);
  const decisions = useDecisions();

  // Saves first, since the stored text is compared.
  useEffect(() => {
    let current = true;
    save().then(
      () => current && setSaved(true),
      (thrown: unknown) => current && setTrouble(asAppError(thrown)),
    );
    return () => {
      current = false;
    };
  }, [save]);

  const publications = useQuery('publications.of-post', { postId }, ['publications.changed']);
  // Never changed once found: the dialog is about one blog, and closes when its conflict is settled.
  const [blogId, setBlogId] = useState<string | undefined>(undefined);
  const firstBlogId =
    publications.value === undefined ? undefined : firstToCheck(publications.value.items)?.blogId;
  if (blogId === undefined && firstBlogId !== undefined) setBlogId(firstBlogId);
  const conflict = useQuery('conflicts.get', saved && blogId !== undefined ? { postId, blogId } : null, [
    'posts.changed',
    'publications.changed',
  ]);
  const publication = publications.value?.items.find((one) => one.blogId === blogId);
  const { conflicts: words, failures } = useMessagesFor(publication?.blogKind);
  const settling = useSettling(conflict.refresh);
  const comparison = conflict.value;
  const failure = settling.failure ?? trouble ?? conflict.failure ?? publications.failure;
  const nothing =
    comparison?.kind === 'none' ||
    (publications.value !== undefined && blogId === undefined && firstBlogId === undefined);
  const away =
    comparison?.kind === 'gone' || comparison?.kind === 'trashed' || comparison?.kind === 'withdrawn'
      ? comparison.kind
      : undefined;
  const open = comparison?.conflicts.filter((one) => !decisions.isDecided(one)).length ?? 0;

  const settle = async (send: boolean) => {
    if (comparison === undefined || blogId === undefined) return;
    const settled = await settling.settle(
      { postId, blogId },
      comparison,
      decisions.decisionsFor(comparison.conflicts),
      send,
    );
    if (settled === undefined) return;
    if (settled.refused !== undefined) {
      const { code, params } = settled.refused;
      notices.show({
        id: 'conflict',
        tone: 'alert',
        text: failures[code as keyof typeof failures](params),
      });
    } else notices.hide('conflict');
    await onSettled();
  };
  const putBack = async (from: string, blogName: string) => {
    setTrouble(undefined);
    await call('publications.put-back', { postId, blogId: from });
    notices.show({ id: 'conflict', tone: 'good', text: words.putBackDone(blogName) });
    onClose();
  };
  const copy = async () => {
    setTrouble(undefined);
    try {
      const document = read();
      await call('clipboard.write', { text: renderText(document), html: clipboardHtml(document) });
      setCopied(true);
    } catch (thrown) {
      setTrouble(asAppError(thrown));
    }
  };

  const carries = comparison?.kind === 'choose' && comparison.connected ? comparison.carries : undefined;
  const comparing = comparison?.kind === 'choose' || comparison?.kind === 'blog-only';
  return (
    <MessagesFor kind={publication?.blogKind}>
      <Dialog
        title={away === undefined ? words.title : words.titleAway}
        isOpen
        onClose={onClose}
        busy={settling.pending}
        size="l"
        dismissable={false}
        enterActs={false}
        actions={
          away !== undefined && comparison !== undefined ? (
            <AwayActions
              kind={away}
              jobId={comparison.jobId}
              putBack={
                comparison.putsBack && blogId !== undefined
                  ? () => putBack(blogId, comparison.blogName)
                  : undefined
              }
              onLeave={onClose}
              onPublish={onPublish}
              onFailure={setTrouble}
            />
          ) : comparing ? (
            <>
              <p className={styles.left} role="status">
                {copied
                  ? words.copied
                  : comparison.conflicts.length === 0
                    ? ''
                    : open === 0
                      ? words.allChosen
                      : words.left(open)}
              </p>
              <Button onPress={() => void copy()}>{words.copy}</Button>
              <Button isDisabled={settling.pending} onPress={onClose}>
                {words.later}
              </Button>
              <Button
                kind="primary"
                isPending={settling.pending}
                isDisabled={open > 0}
                onPress={() => void settle(comparison.kind === 'choose' && comparison.connected)}
              >
                {comparison.kind === 'blog-only'
                  ? words.showRemote
                  : comparison.connected
                    ? words.acts[comparison.carries?.intent ?? 'update']
                    : words.keepHere}
              </Button>
            </>
          ) : undefined
        }
      >
        <div className={styles.body}>
          <FailureNotice failure={failure} />
          {settling.changedSince && <Notice tone="alert">{words.changedSince}</Notice>}
          {comparison === undefined && !nothing && failure === undefined && (
            <Progress label={words.reading} />
          )}
          {nothing && <p>{words.nothing}</p>}
          {away !== undefined && <p className={styles.explained}>{words.away[away]}</p>}
          {comparing && (
            <>
              <div className={styles.intro}>
                <p className={styles.explained}>
                  {comparison.kind === 'blog-only' ? words.explainedBlogOnly : words.explained}
                </p>
                <p className={styles.meta}>
                  {comparison.blogName}
                  {publication !== undefined && (
                    <> · {changeTimeText(publication, words.changedWhen, now, language)}</>
                  )}
                </p>
              </div>
              {comparison.conflicts.length > 0 && (
                <section className={styles.group}>
                  <h3 className={styles.heading}>{words.toChoose(comparison.conflicts.length)}</h3>
                  <p className={styles.meta}>{words.toChooseExplained}</p>
                  <ol className={styles.list}>
                    {comparison.conflicts.map((one) => (
                      <ConflictChoice
                        key={one.id}
                        conflict={one}
                        choice={decisions.of(one)}
                        onChoose={(choice) => {
                          setCopied(false);
                          decisions.set(one, choice);
                        }}
                      />
                    ))}
                  </ol>
                </section>
              )}
              {carries !== undefined && carries.intent !== 'update' && (
                <p className={styles.explained}>
                  {words.consequences[carries.intent](
                    carries.publishAt === undefined ? '' : formatMoment(carries.publishAt, now, language),
                  )}
                </p>
              )}
              {comparison.kind === 'choose' && comparison.conflicts.length === 0 && (
                <p className={styles.explained}>{words.nothingToChoose}</p>
              )}
              <MergedChanges changes={comparison.changes} />
            </>
          )}
        </div>
      </Dialog>
    </MessagesFor>
  );
}

type AwayActionsProps = Readonly<{
  kind: 'gone' | 'trashed' | 'withdrawn';
  /** The job that stopped because the post no longer exists. */
  jobId: string | undefined;
  /** Restores the post from the blog's bin, if possible. */
  putBack: (() => Promise<unknown>) | undefined;
  onLeave: () => void;
  onPublish: () => void;
  onFailure: (failure: AppError) => void;
}>;

/** The choices for a post that is no longer online: check again, leave it, publish again. None erases anything. */
function AwayActions({ kind, jobId, putBack, onLeave, onPublish, onFailure }: AwayActionsProps): ReactNode {
  const words = useMessages().conflicts;
  const [pending, setPending] = useState(false);
  const act = (name: 'jobs.cancel' | 'jobs.retry', then: () => void) => {
    if (jobId === undefined) {
      then();
      return;
    }
    run(call(name, { id: jobId }).then(then));
  };
  const run = (work: Promise<unknown>): void => {
    setPending(true);
    work.catch((thrown: unknown) => onFailure(asAppError(thrown))).finally(() => setPending(false));
  };
  return (
    <>
      {kind !== 'gone' && jobId !== undefined && (
        <Button onPress={() => act('jobs.retry', onLeave)} isDisabled={pending}>
          {words.checkAgain}
        </Button>
      )}
      <Button onPress={() => act('jobs.cancel', onLeave)} isDisabled={pending}>
        {words.leave}
      </Button>
      <Button
        {...(putBack === undefined ? { kind: 'primary' } : {})}
        onPress={() => act('jobs.cancel', onPublish)}
        isPending={pending && putBack === undefined}
        isDisabled={pending && putBack !== undefined}
      >
        {words.publishAgain}
      </Button>
      {putBack !== undefined && (
        <Button kind="primary" onPress={() => run(putBack())} isPending={pending}>
          {words.putBack}
        </Button>
      )}
    </>
  );
}

type Shown = RequestOutput<'conflicts.get'>;
type Settled = RequestOutput<'conflicts.settle'>;

/** One of the texts has changed: both are read again, and choices still valid are kept. */
const CHANGED: ReadonlySet<FailureCode> = new Set(['post.changed-elsewhere', 'publication.changed-on-blog']);

type Settling = Readonly<{
  pending: boolean;
  failure: AppError | undefined;
  /** Whether the text changed after the choices. */
  changedSince: boolean;
  settle: (
    target: Readonly<{ postId: string; blogId: string }>,
    comparison: Shown,
    decisions: RequestInput<'conflicts.settle'>['decisions'],
    send: boolean,
  ) => Promise<Settled | undefined>;
}>;

function useSettling(onChanged: () => void): Settling {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const [changedSince, setChangedSince] = useState(false);
  const settle: Settling['settle'] = async (target, { saveNumber, remoteHash }, decisions, send) => {
    if (remoteHash === undefined) return undefined;
    setPending(true);
    setFailure(undefined);
    setChangedSince(false);
    try {
      return await call('conflicts.settle', { ...target, saveNumber, remoteHash, decisions, send });
    } catch (thrown) {
      const error = asAppError(thrown);
      if (CHANGED.has(error.code)) {
        setChangedSince(true);
        onChanged();
      } else setFailure(error);
      return undefined;
    } finally {
      setPending(false);
    }
  };
  return { pending, failure, changedSince, settle };
}
