import type { ReactNode } from 'react';
import type { HandJob } from '../../../preload/contract/by-hand.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { HandStep } from './HandStep.tsx';
import type { HandWork } from './use-hand-job.ts';
import styles from './HandGuide.module.css';

type HandStepsProps = Readonly<{ job: HandJob; work: HandWork }>;

/** From here to Blogger’s editor: what to copy, where it goes. */
export function HandSteps({ job, work }: HandStepsProps): ReactNode {
  const words = useMessages().byHand;
  const update = job.intent === 'update';
  const hasTitle = job.title !== '';
  const hasLabels = job.labels !== '';
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
      <HandStep
        number={2}
        done={job.done.title}
        label={words.copyTitle}
        icon="copy"
        onPress={() => work.copy('title')}
        isDisabled={!hasTitle}
      >
        {hasTitle && (
          <p className={styles.value} title={job.title}>
            {job.title}
          </p>
        )}
        <p className={styles.note}>{hasTitle ? words.titleAdvice : words.titleNone}</p>
      </HandStep>
      <HandStep
        number={3}
        done={job.done.text}
        label={words.copyText}
        icon="copy"
        onPress={() => work.copy('text')}
      >
        <p className={styles.note}>{words.textAdvice}</p>
        {job.pictures > 0 && (
          <p className={styles.note}>{words.picturesInside(job.pictures, Math.ceil(job.bytes / 1024))}</p>
        )}
      </HandStep>
      <HandStep
        number={4}
        done={job.done.labels}
        label={words.copyLabels}
        icon="copy"
        onPress={() => work.copy('labels')}
        isDisabled={!hasLabels}
      >
        {hasLabels && (
          <p className={styles.value} title={job.labels}>
            {job.labels}
          </p>
        )}
        <p className={styles.note}>{hasLabels ? words.labelsAdvice : words.labelsNone}</p>
      </HandStep>
      <HandStep number={5} label={words.publish}>
        <p className={styles.note}>{update ? words.publishAdviceUpdate : words.publishAdvice}</p>
      </HandStep>
    </ol>
  );
}
