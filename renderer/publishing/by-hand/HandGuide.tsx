import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { asAppError, call } from '../../bridge/call.ts';
import type { AppError, FailureCode } from '#contract/failure.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Changes } from '../Changes.tsx';
import { HandCheck } from './HandCheck.tsx';
import { HandSteps } from './HandSteps.tsx';
import { useHandJob } from './use-hand-job.ts';
import styles from './HandGuide.module.css';

type HandGuideProps = Readonly<{
  jobId: string;
  /** Prepares the text anew, as it is now; absent where the post is not open. */
  onTakeNew?: () => void;
}>;

/** A text in the author's hands, from here to Blogger's own editor and back. It may be closed at any step. */
export function HandGuide({ jobId, onTakeNew }: HandGuideProps): ReactNode {
  const { byHand: words, failures } = useMessages();
  const work = useHandJob(jobId);
  const { job } = work;
  const [linkFailure, setLinkFailure] = useState<AppError | undefined>(undefined);
  const place = useRef<HTMLDivElement>(null);
  const state = job?.state;
  // What was pressed is gone, or has done its work: the place that took it over takes the focus.
  useEffect(() => {
    if (state !== undefined) place.current?.focus();
  }, [state]);
  const failure = work.failure ?? linkFailure;
  const trouble = failure !== undefined && (
    <Notice tone="alert" {...(failure.incident === undefined ? {} : { incident: failure.incident })}>
      {failures[failure.code](failure.params)}
    </Notice>
  );
  if (job === undefined) return trouble;
  const { url } = job;
  const see = (address: string) =>
    void call('links.open', { url: address }).catch((thrown: unknown) => setLinkFailure(asAppError(thrown)));

  return (
    <div className={styles.guide} ref={place} tabIndex={-1} role="group" aria-label={job.title}>
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
                <HandSteps job={job} work={work} />
                <HandCheck job={job} work={work} />
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
