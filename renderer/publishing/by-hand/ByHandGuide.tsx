import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { AppError, FailureCode } from '#contract/failure.ts';
import type { ByHandJob } from '#contract/publishing/by-hand.ts';
import { asAppError, call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Changes } from '../Changes.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useByHandJob, type ByHandWork } from './use-by-hand-job.ts';
import styles from './ByHandGuide.module.css';

type ByHandGuideProps = Readonly<{
  jobId: string;
  /** Prepares the current text again; absent if the post is not open. */
  onTakeNew?: () => void;
}>;

/** Guide for a job by hand, to Blogger's editor and back. It can be closed at any step. */
export function ByHandGuide({ jobId, onTakeNew }: ByHandGuideProps): ReactNode {
  const { byHand: words, failures } = useMessages();
  const work = useByHandJob(jobId);
  const { job } = work;
  const [linkFailure, setLinkFailure] = useState<AppError | undefined>(undefined);
  const guide = useRef<HTMLDivElement>(null);
  const state = job?.state;
  // The pressed button is removed or has finished: its replacement takes the focus.
  useEffect(() => {
    if (state !== undefined) guide.current?.focus();
  }, [state]);
  const trouble = <FailureNotice failure={work.failure ?? linkFailure} />;
  if (job === undefined) return trouble;
  const { url } = job;
  const see = (address: string) =>
    void call('links.open', { url: address }).catch((thrown: unknown) => setLinkFailure(asAppError(thrown)));

  return (
    <div className={styles.guide} ref={guide} tabIndex={-1} role="group" aria-label={job.title}>
      <VisuallyHidden role="status">
        {work.copied === undefined ? '' : words.copied[work.copied]}
      </VisuallyHidden>
      {trouble}
      {job.state === 'done' && (
        <Notice
          tone={job.verified ? 'good' : 'plain'}
          {...(url === undefined ? {} : { action: { label: words.see, onPress: () => see(url) } })}
        >
          <b>{job.verified ? words.verified : words.unverified}</b>
          <br />
          {job.verified ? words.verifiedNote : words.unverifiedNote}
          {url !== undefined && (
            <>
              <br />
              <span className={styles.address}>{url}</span>
            </>
          )}
        </Notice>
      )}
      {job.state === 'cancelled' && <Notice>{words.gaveUp}</Notice>}
      {job.state === 'open' && (
        <>
          <p className={styles.note}>{words.intro(job.blogName)}</p>
          {job.edited && (
            <Notice
              {...(onTakeNew === undefined ? {} : { action: { label: words.takeNew, onPress: onTakeNew } })}
            >
              {words.edited}
            </Notice>
          )}
          {work.working === 'reading' && <Progress label={words.reading} />}
          {work.failure !== undefined && !job.read && job.intent === 'update' && (
            <div className={styles.ways}>
              <Button onPress={work.readFirst}>{words.readAgain}</Button>
            </div>
          )}
          {job.failure?.code === 'publication.changed-on-blog' ? (
            <>
              <Notice tone="alert" action={{ label: words.readAgain, onPress: work.readFirst }}>
                {failures['publication.changed-on-blog'](job.failure.params)} {words.kept}
              </Notice>
              <h3 className={styles.title}>{words.theirs}</h3>
              <Changes changes={job.changes} />
            </>
          ) : (
            (job.read || job.intent === 'publish') && (
              <>
                {job.failure?.code === 'by-hand.unread' && (
                  <Notice tone="alert" action={{ label: words.readAgain, onPress: work.readFirst }}>
                    {failures[job.failure.code as FailureCode](job.failure.params)}
                  </Notice>
                )}
                <ByHandSteps job={job} work={work} />
                <ByHandCheck job={job} work={work} />
              </>
            )
          )}
          <div className={styles.end}>
            <Button kind="plain" onPress={work.giveUp}>
              {words.giveUp}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

type ByHandStepsProps = Readonly<{ job: ByHandJob; work: ByHandWork }>;

/** Steps for Blogger’s editor: the texts to copy and their fields. */
function ByHandSteps({ job, work }: ByHandStepsProps): ReactNode {
  const words = useMessages().byHand;
  const update = job.intent === 'update';
  return (
    <ol className={styles.steps} aria-label={words.steps}>
      <ByHandStep
        number={1}
        done={job.done.opened}
        label={words.open}
        icon="external"
        onPress={work.openEditor}
      >
        <p className={styles.note}>{update ? words.openAdviceUpdate : words.openAdvice}</p>
      </ByHandStep>
      <CopyStep
        number={2}
        done={job.done.title}
        label={words.copyTitle}
        value={job.title}
        note={job.title === '' ? words.titleNone : words.titleAdvice}
        onPress={() => work.copy('title')}
      />
      <ByHandStep
        number={3}
        done={job.done.text}
        label={words.copyText}
        icon="copy"
        onPress={() => work.copy('text')}
        isPending={work.working === 'copying'}
      >
        <p className={styles.note}>{words.textAdvice}</p>
        {job.pictures > 0 && (
          <p className={styles.note}>{words.picturesInside(job.pictures, Math.ceil(job.bytes / 1024))}</p>
        )}
      </ByHandStep>
      <CopyStep
        number={4}
        done={job.done.labels}
        label={words.copyLabels}
        value={job.labels}
        note={job.labels === '' ? words.labelsNone : words.labelsAdvice}
        onPress={() => work.copy('labels')}
      />
      <ByHandStep number={5} label={words.publish}>
        <p className={styles.note}>{update ? words.publishAdviceUpdate : words.publishAdvice}</p>
      </ByHandStep>
    </ol>
  );
}

type CopyStepProps = Readonly<{
  number: number;
  done: boolean;
  label: string;
  /** The text to copy, shown; empty if there is none. */
  value: string;
  note: string;
  onPress: () => void;
}>;

function CopyStep({ value, note, ...step }: CopyStepProps): ReactNode {
  return (
    <ByHandStep {...step} icon="copy" isDisabled={value === ''}>
      {value !== '' && (
        <p className={styles.value} title={value}>
          {value}
        </p>
      )}
      <p className={styles.note}>{note}</p>
    </ByHandStep>
  );
}

type ByHandStepProps = Readonly<{
  number: number;
  /** Undefined if completion is unknown. */
  done?: boolean;
  /** The instruction: a button, or plain text for a task in another program. */
  label: string;
  icon?: IconName;
  onPress?: () => void;
  isDisabled?: boolean;
  isPending?: boolean;
  children: ReactNode;
}>;

/** One step: the action here, then the instruction for Blogger. */
function ByHandStep({
  number,
  done,
  label,
  icon,
  onPress,
  isDisabled = false,
  isPending = false,
  children,
}: ByHandStepProps): ReactNode {
  const words = useMessages().byHand;
  return (
    <li className={styles.step} data-done={done || undefined}>
      <span className={styles.number}>
        {done === true ? <Icon name="check" size={16} /> : <span aria-hidden="true">{number}</span>}
        {done === true && <VisuallyHidden elementType="span">{words.done}</VisuallyHidden>}
      </span>
      <div className={styles.what}>
        {onPress === undefined ? (
          <p className={styles.label}>{label}</p>
        ) : (
          <div>
            <Button
              onPress={onPress}
              isDisabled={isDisabled}
              isPending={isPending}
              {...(icon === undefined ? {} : { icon })}
            >
              {label}
            </Button>
          </div>
        )}
        {children}
      </div>
    </li>
  );
}

type ByHandCheckProps = Readonly<{ job: ByHandJob; work: ByHandWork }>;

/** The verification: the post's address, the result of reading it, and the choices. */
function ByHandCheck({ job, work }: ByHandCheckProps): ReactNode {
  const { byHand: words, failures } = useMessages();
  const [address, setAddress] = useState(job.address ?? '');
  const trimmedAddress = address.trim();
  const { failure } = job;
  // An unreadable blog is already reported before copying.
  const shownFailure = failure === undefined || failure.code === 'by-hand.unread' ? undefined : failure;
  return (
    <section className={styles.check} aria-label={words.check}>
      <h3 className={styles.title}>{words.check}</h3>
      <p className={styles.note}>{words.checkAdvice}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmedAddress === '') work.search();
          else work.look(trimmedAddress);
        }}
      >
        <TextField label={words.address} value={address} onChange={setAddress} placeholder="https://" />
        <div className={styles.ways}>
          <Button
            kind="primary"
            type="submit"
            isPending={work.working === 'looking'}
            isDisabled={trimmedAddress === '' || work.working === 'searching'}
          >
            {words.verify}
          </Button>
          <Button
            icon="search"
            onPress={work.search}
            isPending={work.working === 'searching'}
            isDisabled={work.working === 'looking'}
          >
            {words.search}
          </Button>
        </div>
      </form>
      <div aria-live="polite" className={styles.met}>
        {shownFailure !== undefined && (
          <Notice
            isAnnounced
            tone={
              shownFailure.code === 'by-hand.not-found' || shownFailure.code === 'by-hand.not-yet'
                ? 'plain'
                : 'alert'
            }
          >
            {failures[shownFailure.code as FailureCode](shownFailure.params)}
            {work.searchingOn && ` ${words.searching}`}
          </Notice>
        )}
      </div>
      {job.canAccept && (
        <>
          {job.changes.length > 0 ? (
            <>
              <h4 className={styles.label}>{words.differs}</h4>
              <Changes changes={job.changes} />
            </>
          ) : (
            <p>{words.differsSetting}</p>
          )}
          <div className={styles.ways}>
            <Button icon="copy" onPress={() => work.copy('text')} isPending={work.working === 'copying'}>
              {words.copyAgain}
            </Button>
            <Button onPress={work.accept} isPending={work.working === 'other'}>
              {words.accept}
            </Button>
          </div>
          <p className={styles.note}>{words.acceptNote}</p>
        </>
      )}
      {job.canConfirm && (
        <>
          <div className={styles.ways}>
            <Button onPress={() => work.confirm(trimmedAddress)} isPending={work.working === 'other'}>
              {words.confirm}
            </Button>
          </div>
          <p className={styles.note}>{words.confirmNote}</p>
        </>
      )}
    </section>
  );
}
