import { useState } from 'react';
import type { ReactNode } from 'react';
import type { HandJob } from '#contract/by-hand.ts';
import type { FailureCode } from '#contract/failure.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Changes } from '../Changes.tsx';
import type { HandWork } from './use-hand-job.ts';
import styles from './HandGuide.module.css';

type HandCheckProps = Readonly<{ job: HandJob; work: HandWork }>;

/** The way back: where the post is, what was read there, and what to make of it. */
export function HandCheck({ job, work }: HandCheckProps): ReactNode {
  const { byHand: words, failures } = useMessages();
  const [address, setAddress] = useState(job.address ?? '');
  const given = address.trim();
  const { failure } = job;
  // What the blog could not tell before the copying is told there.
  const met = failure === undefined || failure.code === 'by-hand.unread' ? undefined : failure;
  return (
    <section className={styles.check} aria-label={words.check}>
      <h3 className={styles.title}>{words.check}</h3>
      <p className={styles.note}>{words.checkAdvice}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (given === '') work.search();
          else work.look(given);
        }}
      >
        <TextField label={words.address} value={address} onChange={setAddress} placeholder="https://" />
        <div className={styles.ways}>
          <Button
            kind="primary"
            type="submit"
            isPending={work.working === 'looking'}
            isDisabled={given === '' || work.working === 'searching'}
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
        {met !== undefined && (
          <Notice
            said
            tone={met.code === 'by-hand.not-found' || met.code === 'by-hand.not-yet' ? 'plain' : 'alert'}
          >
            {failures[met.code as FailureCode](met.params)}
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
            <Button onPress={() => work.confirm(given)} isPending={work.working === 'other'}>
              {words.confirm}
            </Button>
          </div>
          <p className={styles.note}>{words.confirmNote}</p>
        </>
      )}
    </section>
  );
}
