import type { ReactNode } from 'react';
import { BackupLine } from '../backups/BackupLine.tsx';
import type { Publication } from '#contract/shapes.ts';
import { useLanguage, useMessages, useMessagesFor } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { isToCheck } from '../conflicts/ChangedNotice.tsx';
import { formatMoment, formatTime } from '../ui/format.ts';
import { Countdown } from '../publishing/Countdown.tsx';
import { ApprovalWords, useApprovals } from '../history/Approvals.tsx';
import { useNow } from '../ui/use-now.ts';
import { UpdateLine } from '../updates/UpdateLine.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { publicationIcon, publicationText } from '../lists/status-words.ts';
import { PracticeBadge } from '../lists/PracticeBadge.tsx';
import { useOpenedPost } from './opened-post.ts';
import { useSaveState, useIsTrialOnly } from './use-post-state.ts';
import styles from './StatusLine.module.css';

type StatusLineProps = Readonly<{
  /** The counts of the text as last read. */
  count: ReactNode;
  /** At the end of the line: the button that leaves « Le texte seul ». */
  end?: ReactNode;
}>;

/** The save state, word count, state on the blog, and the main button. */
export function StatusLine({ count, end }: StatusLineProps): ReactNode {
  const { publication, post, onDialog } = useOpenedPost();
  const blogs = useQuery('blogs.list', {}, ['blogs.changed']).value?.items ?? [];
  const { window: words, byHand, conflicts } = useMessages();
  // With a real blog, practice blogs are ignored: the post is a draft and may be published there.
  const practice =
    blogs.every((blog) => !blog.capabilities.isPublic) && (publication?.practice ?? blogs.length > 0);
  const online =
    publication !== undefined &&
    publication.practice === practice &&
    (publication.intent === 'update' ||
      [
        'online',
        'online-unverified',
        'online-changed',
        'online-altered',
        'needs-choice',
        'changed-on-blog',
        'scheduled',
        'to-verify',
      ].includes(publication.state));
  const busy =
    publication !== undefined &&
    ['waiting', 'waiting-network', 'sending', 'checking'].includes(publication.state);
  // The author must review changes before the next send.
  const toCheck =
    publication === undefined || !isToCheck(publication)
      ? undefined
      : publication.state === 'needs-choice'
        ? 'choose'
        : publication.state === 'failed'
          ? 'whatToDo'
          : 'whatChanged';
  const verb =
    publication?.state === 'by-hand'
      ? byHand.goOn
      : online
        ? practice
          ? words.updatePractice
          : words.update
        : practice
          ? words.publishPractice
          : words.publish;
  return (
    <div className={styles.line}>
      <SaveWords />
      <span className={styles.count}>{count}</span>
      <ApprovalWords postId={post.id} />
      <BackupLine onOpen={() => onDialog('settings', 'backups')} />
      <UpdateLine onOpen={() => onDialog('settings', 'updates')} />
      <span className={styles.gap} />
      <PublicationState />
      {toCheck !== undefined && (
        <Button kind="primary" onPress={() => onDialog('changed-on-web')}>
          {conflicts[toCheck]}
        </Button>
      )}
      {!busy && toCheck === undefined && publication?.readOnly?.page !== true && (
        // Without changes to send, the button is not emphasised.
        <Button
          kind={
            (online && ['online', 'online-unverified', 'online-altered'].includes(publication.state)) ||
            publication?.readOnly !== undefined
              ? 'quiet'
              : 'primary'
          }
          onPress={() => onDialog('publish')}
        >
          {verb}
        </Button>
      )}
      {end}
    </div>
  );
}

function SaveWords(): ReactNode {
  const { post, autosaves, actions } = useOpenedPost();
  const save = useSaveState(post.id, autosaves);
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
          <Button kind="plain" onPress={() => autosaves.retry()}>
            {words.retry}
          </Button>
        </span>
      );
    case 'refused':
      return (
        <span className={styles.trouble}>
          <Icon name="warning" size={16} />
          {words.saving.conflict}
          {/* Saves the refused text as another post. */}
          <Button kind="plain" onPress={() => actions.keepCopy(post.id)}>
            {words.saving.keepCopy}
          </Button>
        </span>
      );
  }
}

/** The states of a post on a blog. */
const ON_BLOG: readonly Publication['state'][] = [
  'online',
  'online-unverified',
  'online-changed',
  'online-altered',
  'scheduled',
];

function PublicationState(): ReactNode {
  const { publication, post, actions, onDialog } = useOpenedPost();
  const steppedBack = useIsTrialOnly(publication);
  const forApproval = useApprovals(post.id)?.awaited.some(({ purpose }) => purpose === 'review') === true;
  const {
    window: { states: words },
    altered,
    connection: { readOnly: readOnlyWords },
  } = useMessagesFor(publication?.blogKind);
  const language = useLanguage();
  const now = useNow(60_000);
  if (publication === undefined)
    return (
      <span className={styles.state}>
        <Icon name={forApproval ? 'approval' : 'draft'} size={16} />
        <span className={styles.stateWords} data-state-words>
          {forApproval ? words.forApproval : words.none}
        </span>
      </span>
    );
  const { state, url, jobId, dueAt, practice, callable, edited, readOnly, comments, isPublic } = publication;
  const isDraft = steppedBack && ON_BLOG.includes(state);
  const stateWords = isDraft
    ? words[forApproval ? 'forApproval' : 'none']
    : publicationText(publication, words, (at) => formatMoment(at, now, language));
  const visible =
    url !== undefined &&
    ((state === 'failed' && isPublic === true) ||
      [
        'online',
        'online-unverified',
        'online-changed',
        'online-altered',
        'changed-on-blog',
        'to-verify',
        'needs-choice',
      ].includes(state));
  const text = [
    stateWords,
    ...(readOnly === undefined ? [] : [readOnlyWords]),
    ...(visible && comments !== undefined ? [words.comments(comments)] : []),
  ].join(' · ');
  return (
    <span
      className={styles.state}
      data-alert={['failed', 'needs-sign-in', 'needs-choice'].includes(state) || undefined}
    >
      <Icon
        name={isDraft && forApproval ? 'approval' : publicationIcon(isDraft ? 'none' : state)}
        size={16}
      />
      <span className={styles.stateWords} data-state-words title={`${text} · ${publication.blogName}`}>
        {state === 'waiting' && dueAt !== undefined ? (
          <Countdown key={dueAt} until={dueAt} otherwise={text} />
        ) : (
          text
        )}
      </span>
      {practice && (
        <span className={styles.practice}>
          <PracticeBadge />
        </span>
      )}
      {visible && (
        <Button kind="plain" onPress={() => actions.openLink(url)}>
          {words.see}
        </Button>
      )}
      {state === 'online-altered' && !isDraft && (
        <Button kind="plain" onPress={() => onDialog('altered')}>
          {altered.show}
        </Button>
      )}
      {edited === true && <span className={styles.edited}>{words.edited}</span>}
      {jobId !== undefined && callable === true && (state === 'waiting' || state === 'waiting-network') && (
        <Button kind="plain" onPress={() => actions.cancelJob(jobId)}>
          {words.cancel}
        </Button>
      )}
      {jobId !== undefined && state === 'failed' && (
        <Button kind="plain" onPress={() => actions.retryJob(jobId)}>
          {words.retry}
        </Button>
      )}
      {state === 'needs-sign-in' && (
        <Button kind="plain" onPress={() => onDialog('settings', 'sign-in')}>
          {words.signIn}
        </Button>
      )}
    </span>
  );
}
