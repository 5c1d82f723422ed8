import type { ReactNode } from 'react';
import type { HandJob } from '#contract/by-hand.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { HandStep } from './HandStep.tsx';
import type { HandWork } from './use-hand-job.ts';
import styles from './HandGuide.module.css';

type HandStepsProps = Readonly<{ job: HandJob; work: HandWork }>;

/** From here to Blogger’s editor: what to copy, where it goes. */
export function HandSteps({ job, work }: HandStepsProps): ReactNode {
  const words = useMessages().byHand;
  const update = job.intent === 'update';
  return (
    <ol className={styles.steps} aria-label={words.steps}>
      <HandStep
        number={1}
        done={job.done.opened}
        label={words.open}
        icon="external"
        onPress={work.openEditor}
      >
        <p className={styles.note}>{update ? words.openAdviceUpdate : words.openAdvice}</p>
      </HandStep>
      <CopyStep
        number={2}
        done={job.done.title}
        label={words.copyTitle}
        value={job.title}
        note={job.title === '' ? words.titleNone : words.titleAdvice}
        onPress={() => work.copy('title')}
      />
      <HandStep
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
      </HandStep>
      <CopyStep
        number={4}
        done={job.done.labels}
        label={words.copyLabels}
        value={job.labels}
        note={job.labels === '' ? words.labelsNone : words.labelsAdvice}
        onPress={() => work.copy('labels')}
      />
      <HandStep number={5} label={words.publish}>
        <p className={styles.note}>{update ? words.publishAdviceUpdate : words.publishAdvice}</p>
      </HandStep>
    </ol>
  );
}

type CopyStepProps = Readonly<{
  number: number;
  done: boolean;
  label: string;
  /** What is copied, shown; empty: there is nothing to copy. */
  value: string;
  note: string;
  onPress: () => void;
}>;

function CopyStep({ value, note, ...step }: CopyStepProps): ReactNode {
  return (
    <HandStep {...step} icon="copy" isDisabled={value === ''}>
      {value !== '' && (
        <p className={styles.value} title={value}>
          {value}
        </p>
      )}
      <p className={styles.note}>{note}</p>
    </HandStep>
  );
}
