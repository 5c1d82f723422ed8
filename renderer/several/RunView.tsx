import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useRunSummary } from './use-run-summary.ts';
import { failureOf, type Run, type RunState } from './use-run.ts';
import styles from './Several.module.css';

type RunViewProps = Readonly<{
  state: RunState;
  /** The result, shown instead of the counts. */
  sentence?: string;
}>;

/** An act on several posts: its progress, then its results and failures. Nothing before it starts. */
export function RunView({ state: { run, failure }, sentence }: RunViewProps): ReactNode {
  if (failure !== undefined) return <FailureNotice isAnnounced failure={failure} />;
  if (run === undefined) return null;
  return run.state === 'running' ? <Running run={run} /> : <Ended run={run} sentence={sentence} />;
}

/** Announced four times, not for each post. */
function Running({ run }: Readonly<{ run: Run }>): ReactNode {
  const words = useMessages().several;
  const { done, total, what, undoes } = run;
  const title = undoes ? words.undoing : words.running[what];
  const share = total === 0 ? 0 : done / total;
  const quarter = Math.floor(share * 4) * 25;
  return (
    <div className={styles.form}>
      <Progress label={title} {...(total === 0 ? {} : { value: share })} />
      {total > 0 && <p className={styles.numbers}>{words.progress(done, total)}</p>}
      <VisuallyHidden role="status">{quarter > 0 ? `${title} ${quarter}\u00a0%` : title}</VisuallyHidden>
    </div>
  );
}

/** The number of failures named; the counts are complete. */
const SHOWN = 12;

function Ended({ run, sentence }: Readonly<{ run: Run; sentence: string | undefined }>): ReactNode {
  const words = useMessages().several;
  const say = useFailureWords();
  const counts = useRunSummary()(run);
  const { left, leftCount } = run;
  const title = words.leftTitle(leftCount);
  return (
    <div className={styles.form} role="status">
      {run.failure !== undefined && (
        <Notice isAnnounced tone="alert">
          {say(failureOf(run.failure)).sentence}
        </Notice>
      )}
      <Notice isAnnounced tone={run.state === 'done' && run.changed > 0 ? 'good' : 'plain'}>
        {sentence ?? counts}
      </Notice>
      {leftCount > 0 && (
        <section aria-label={title}>
          <h3 className={styles.title}>{title}</h3>
          <ul className={styles.lines}>
            {left.slice(0, SHOWN).map((one, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a post may be named twice, once for each blog
              <li key={`${one.id} ${at}`} className={styles.line}>
                {words.left(one.title, say(failureOf(one.failure)).sentence)}
              </li>
            ))}
            {leftCount > SHOWN && <li className={styles.numbers}>{words.more(leftCount - SHOWN)}</li>}
          </ul>
        </section>
      )}
    </div>
  );
}

type RunButtonsProps = Readonly<{
  state: RunState;
  onClose: () => void;
  /** The label of the undo button; undefined if nothing can be undone. */
  undoLabel?: string;
}>;

/** The buttons of a running or finished act. They take the focus of the removed ones. */
export function RunButtons({ state: { run, stop, undo }, onClose, undoLabel }: RunButtonsProps): ReactNode {
  const words = useMessages().several;
  if (run?.state === 'running')
    return (
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- what had the focus is gone
      <Button key="stop" autoFocus onPress={stop}>
        {words.stop}
      </Button>
    );
  return (
    <>
      {undoLabel !== undefined && run?.undoable === true && run.changed > 0 && (
        <Button onPress={undo}>{undoLabel}</Button>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- what had the focus is gone */}
      <Button key="close" kind="primary" autoFocus onPress={onClose}>
        {words.close}
      </Button>
    </>
  );
}
