import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import type { Publication } from '#contract/shapes.ts';
import { capabilitiesOf } from '#interview/destinations.ts';
import { call } from '../bridge/call.ts';
import { MessagesFor, useMessages, useMessagesFor } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { isToCheck } from '../conflicts/ChangedNotice.tsx';
import { PagePicture } from '../preview/PagePicture.tsx';
import { PUBLIC_STATES, useShowPage } from '../preview/published-page.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Sheet } from '../ui/overlays/Sheet.tsx';
import { AlteredNotice } from './AlteredNotice.tsx';
import { Countdown } from './Countdown.tsx';
import { FailureWays } from './FailureWays.tsx';
import styles from './AfterSend.module.css';

type AfterSendProps = Readonly<{
  postId: string;
  title: string;
  blogId: string;
  /** The send updates a post that is already published. */
  update: boolean;
  onClose: () => void;
  /** Opens the conflict with the blog. */
  onChoose: () => void;
  /** Opens the alterations of the blog. */
  onAltered: () => void;
  /** Signs in again. */
  onReconnect: () => void;
}>;

const UNDER_WAY: readonly Publication['state'][] = ['waiting', 'waiting-network', 'sending', 'checking'];

/**
 * Replaces the publish sheet after the job is committed: the job's progress, then the public page. It can be closed at
 * any time; the status line keeps showing the progress.
 */
export function AfterSend(props: AfterSendProps): ReactNode {
  const { postId, title, blogId, update, onClose, onAltered } = props;
  // Requested after the job exists: an older answer would describe the previous page.
  const publications = useQuery('publications.of-post', { postId }, ['publications.changed']);
  const publication = publications.value?.items.findLast((one) => one.blogId === blogId);
  const { altered, publishing, window } = useMessagesFor(publication?.blogKind);
  const words = publishing.sent;
  const arrived = publication !== undefined && PUBLIC_STATES.includes(publication.state);
  const stopped = publication !== undefined && !arrived && !UNDER_WAY.includes(publication.state);
  const heading = arrived
    ? update
      ? words.updated
      : words.published
    : stopped
      ? update
        ? words.updateStopped
        : publication.isPublic === true
          ? altered.stoppedOnline
          : words.stopped
      : words.sending;
  return (
    <Sheet
      title={heading}
      isOpen
      onClose={onClose}
      actions={
        <div className={styles.foot}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed is gone */}
          <Button autoFocus onPress={onClose}>
            {window.close}
          </Button>
        </div>
      }
    >
      <div className={styles.card}>
        <p className={styles.title}>{title === '' ? window.lists.untitled : title}</p>
        <MessagesFor kind={publication?.blogKind}>
          {arrived ? (
            <Arrived postId={postId} title={title} publication={publication} onAltered={onAltered} />
          ) : stopped ? (
            <Stopped {...props} publication={publication} />
          ) : (
            <Sending publication={publication} onClose={onClose} />
          )}
        </MessagesFor>
      </div>
    </Sheet>
  );
}

type SendingProps = Readonly<{ publication: Publication | undefined; onClose: () => void }>;

/** On its way, and how it is called back while that is possible. */
function Sending({ publication, onClose }: SendingProps): ReactNode {
  const { publishing, sending, window } = useMessages();
  const notices = useNotices();
  const { state, dueAt, jobId, callable } = publication ?? {};
  const story =
    state === 'waiting-network' || state === 'checking' ? sending.story[state] : sending.story.sending;
  const waits = state === 'waiting' && dueAt !== undefined;
  const callBack = (id: string): void => {
    call('jobs.cancel', { id }).then(
      () => {
        onClose();
        notices.show({ id: 'job', text: window.states.cancelled });
      },
      (thrown: unknown) => notices.fail('job', thrown),
    );
  };
  return (
    <>
      {waits ? (
        <p className={styles.leaving}>
          <Countdown key={dueAt} until={dueAt} otherwise={story} />
        </p>
      ) : (
        <Progress label={story} />
      )}
      {jobId !== undefined && callable === true && (waits || state === 'waiting-network') && (
        <div className={styles.acts}>
          <Button onPress={() => callBack(jobId)}>{publishing.cancelSend}</Button>
        </div>
      )}
      <p className={styles.note}>{publishing.sent.mayClose}</p>
    </>
  );
}

type ArrivedProps = Pick<AfterSendProps, 'postId' | 'title' | 'onAltered'> &
  Readonly<{ publication: Publication }>;

/** The published page: its look, its address and ways to share it. */
function Arrived({ postId, title, publication, onAltered }: ArrivedProps): ReactNode {
  const { publishing, sending } = useMessages();
  const words = publishing.sent;
  const notices = useNotices();
  const [copied, setCopied] = useState(false);
  const { blogId, blogName, url, practice } = publication;
  const { open, showLocal, localLabel } = useShowPage();
  const { hasLocalPages } = capabilitiesOf(publication.blogKind);
  const copy = (address: string): void => {
    call('clipboard.write', { text: address }).then(
      () => setCopied(true),
      (thrown: unknown) => notices.fail('copy', thrown),
    );
  };
  return (
    <>
      <PagePicture postId={postId} blogId={blogId} title={title} />
      <div>
        <p role="status">{practice ? publishing.signedPractice : words.onBlog(blogName)}</p>
        {url !== undefined && <p className={styles.address}>{url}</p>}
      </div>
      {publication.state === 'online-altered' && <AlteredNotice onShow={onAltered} />}
      {hasLocalPages && (
        <div className={styles.acts}>
          <Button kind="primary" icon="external" onPress={() => showLocal(blogId, postId)}>
            {localLabel}
          </Button>
        </div>
      )}
      {url === undefined ? (
        !hasLocalPages && <p className={styles.note}>{sending.done.publish}</p>
      ) : (
        <div className={styles.acts}>
          <Button kind={hasLocalPages ? 'quiet' : 'primary'} icon="external" onPress={() => open(url)}>
            {words.see}
          </Button>
          <Button icon="copy" onPress={() => copy(url)}>
            {words.copyAddress}
          </Button>
          {!practice && (
            <Button icon="send" onPress={() => open(mailOf(title, url))}>
              {words.mail}
            </Button>
          )}
          <span role="status" className={styles.note}>
            {copied ? words.copied : ''}
          </span>
        </div>
      )}
    </>
  );
}

/** A mailto link without recipient: the post's title and address, within the length limit of links.open. */
const mailOf = (title: string, url: string): string =>
  `mailto:?subject=${encodeURIComponent(title.slice(0, 200))}&body=${encodeURIComponent(`${url}\n`)}`;

type StoppedProps = AfterSendProps & Readonly<{ publication: Publication }>;

/** It did not arrive: why, and the way on. */
function Stopped({ publication, onChoose, onReconnect }: StoppedProps): ReactNode {
  const { window, publishing, conflicts, failures } = useMessages();
  const { failure, state, isPublic, url } = publication;
  const { open } = useShowPage();
  const sentence =
    failure === undefined ? window.states[state] : failures[failure.code as FailureCode](failure.params);
  return (
    <>
      <Notice
        tone="alert"
        {...(isToCheck(publication)
          ? { action: { label: conflicts[state === 'failed' ? 'whatToDo' : 'choose'], onPress: onChoose } }
          : {})}
      >
        {sentence}
      </Notice>
      {failure !== undefined && <FailureWays failure={failure} onReconnect={onReconnect} />}
      {isPublic === true && url !== undefined && (
        <div className={styles.acts}>
          <Button icon="external" onPress={() => open(url)}>
            {publishing.sent.see}
          </Button>
        </div>
      )}
    </>
  );
}
