import type { ReactNode } from 'react';
import type { Publication } from '#contract/shapes.ts';
import { BackupLine } from '../backups/BackupLine.tsx';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { isToLookAt } from '../conflicts/which-publication.ts';
import { formatMoment, formatTime } from '../ui/format.ts';
import { ApprovalWords } from '../history/ApprovalWords.tsx';
import { useNow } from '../ui/use-now.ts';
import { UpdateLine } from '../updates/UpdateLine.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { publicationIcon, publicationText } from '../lists/status-words.ts';
import type { Autosaves } from '../saving/autosaves.ts';
import { useSaveState } from './use-post-state.ts';
import styles from './StatusLine.module.css';

type StatusLineProps = Readonly<{
  postId: string;
  autosaves: Autosaves;
  /** Of the text as last read, and what is said of them. */
  count: ReactNode;
  /** Of the real blog before the practice blog; undefined: on no blog. */
  publication: Publication | undefined;
  /** No real blog is connected, the practice blog is. */
  trial: boolean;
  /** A real blog is connected: the practice blog steps back, and what was tried may be published there. */
  realBlog: boolean;
  onPublish: () => void;
  onOpenLink: (url: string) => void;
  onCancel: (jobId: string) => void;
  onRetryJob: (jobId: string) => void;
  onSignIn: () => void;
  /** To what changed on the blog, or to what to do where the post is no longer there. */
  onLook: () => void;
  onRetrySave: () => void;
  /** The text that the library refuses becomes another post. */
  onKeepCopy: () => void;
  onBackups: () => void;
  onUpdates: () => void;
  /** At the end of the line: leaving « Le texte seul ». */
  end?: ReactNode;
}>;

/** Saved state, words, state on the blog, and the one button that acts. */
export function StatusLine(props: StatusLineProps): ReactNode {
  const { postId, autosaves, count, publication, trial, realBlog, onPublish, onRetrySave, onKeepCopy, end } =
    props;
  const { window: words, byHand } = useMessages();
  const practice = !realBlog && (publication?.practice ?? trial);
  const online =
    publication !== undefined &&
    publication.practice === practice &&
    (publication.intent === 'update' ||
      [
        'online',
        'online-unverified',
        'online-changed',
        'needs-choice',
        'changed-on-blog',
        'scheduled',
        'to-verify',
      ].includes(publication.state));
  const busy =
    publication !== undefined &&
    ['waiting', 'waiting-network', 'sending', 'checking'].includes(publication.state);
  const verb =
    publication?.state === 'by-hand'
      ? byHand.goOn
      : online
        ? practice
          ? words.updateTrial
          : words.update
        : practice
          ? words.publishTrial
          : words.publish;
  return (
    <div className={styles.line}>
      <SaveWords postId={postId} autosaves={autosaves} onRetry={onRetrySave} onKeepCopy={onKeepCopy} />
      <span className={styles.count}>{count}</span>
      <ApprovalWords postId={postId} />
      <BackupLine onOpen={props.onBackups} />
      <UpdateLine onOpen={props.onUpdates} />
      <span className={styles.gap} />
      <PublicationState {...props} />
      {!busy && (
        // With nothing to send there is nothing to urge.
        <Button
          kind={
            (online && ['online', 'online-unverified'].includes(publication.state)) ||
            publication?.readOnly !== undefined
              ? 'quiet'
              : 'primary'
          }
          onPress={onPublish}
        >
          {verb}
        </Button>
      )}
      {end}
    </div>
  );
}

type SaveWordsProps = Readonly<{
  postId: string;
  autosaves: Autosaves;
  onRetry: () => void;
  onKeepCopy: () => void;
}>;

function SaveWords({ postId, autosaves, onRetry, onKeepCopy }: SaveWordsProps): ReactNode {
  const save = useSaveState(postId, autosaves);
  const words = useMessages().window;
  const language = useLanguage();
  const now = useNow(60_000);
  switch (save.kind) {
    case 'saved': {
      const today = new Date(save.at).toDateString() === new Date(now).toDateString();
      const text = today
        ? words.saving.saved(formatTime(save.at, language))
        : words.saving.savedOn(formatMoment(save.at, now, language));
      return <span className={styles.save}>{text}</span>;
    }
    case 'unsaved':
      return <span className={styles.save}>{words.saving.unsaved}</span>;
    case 'failed':
      return (
        <span className={styles.trouble}>
          <Icon name="warning" size={16} />
          {words.saving.failed}
          <Button kind="plain" onPress={onRetry}>
            {words.retry}
          </Button>
        </span>
      );
    case 'refused':
      return (
        <span className={styles.trouble}>
          <Icon name="warning" size={16} />
          {words.saving.conflict}
          <Button kind="plain" onPress={onKeepCopy}>
            {words.saving.keepCopy}
          </Button>
        </span>
      );
  }
}

function PublicationState({
  publication,
  onOpenLink,
  onCancel,
  onRetryJob,
  onSignIn,
  onLook,
}: StatusLineProps): ReactNode {
  const {
    window: { states: words },
    conflicts,
    connection: { readOnly: readOnlyWords },
  } = useMessages();
  const language = useLanguage();
  const now = useNow(60_000);
  if (publication === undefined)
    return (
      <span className={styles.state}>
        <Icon name="draft" size={16} />
        <span className={styles.stateWords}>{words.none}</span>
      </span>
    );
  const { state, url, jobId, leavesAt, practice, callable, edited, readOnly } = publication;
  const stands = publicationText(publication, words, (at) => formatMoment(at, now, language));
  const text = readOnly === undefined ? stands : `${stands} · ${readOnlyWords}`;
  const visible =
    url !== undefined &&
    [
      'online',
      'online-unverified',
      'online-changed',
      'changed-on-blog',
      'to-verify',
      'needs-choice',
    ].includes(state);
  return (
    <span
      className={styles.state}
      data-alert={['failed', 'needs-sign-in', 'needs-choice'].includes(state) || undefined}
    >
      <Icon name={publicationIcon(state, practice)} size={16} />
      <span className={styles.stateWords} title={`${text} · ${publication.blogName}`}>
        {state === 'waiting' && leavesAt !== undefined ? (
          <Countdown key={leavesAt} until={leavesAt} otherwise={text} />
        ) : (
          text
        )}
      </span>
      {visible && (
        <Button kind="plain" onPress={() => onOpenLink(url)}>
          {words.see}
        </Button>
      )}
      {edited === true && <span className={styles.edited}>{words.edited}</span>}
      {jobId !== undefined && callable === true && (state === 'waiting' || state === 'waiting-network') && (
        <Button kind="plain" onPress={() => onCancel(jobId)}>
          {words.cancel}
        </Button>
      )}
      {isToLookAt(publication) && (
        <Button kind="plain" onPress={onLook}>
          {conflicts[state === 'needs-choice' ? 'choose' : state === 'failed' ? 'whatToDo' : 'whatChanged']}
        </Button>
      )}
      {jobId !== undefined && state === 'failed' && (
        <Button kind="plain" onPress={() => onRetryJob(jobId)}>
          {words.retry}
        </Button>
      )}
      {state === 'needs-sign-in' && (
        <Button kind="plain" onPress={onSignIn}>
          {words.signIn}
        </Button>
      )}
    </span>
  );
}

/** The seconds left until a job leaves. Mounted with it: an older clock would count a second too many. */
function Countdown({ until, otherwise }: Readonly<{ until: number; otherwise: string }>): ReactNode {
  const words = useMessages().window.states;
  const seconds = Math.ceil((until - useNow(1_000)) / 1_000);
  return seconds > 0 ? words.waitingFor(seconds) : otherwise;
}
