import { useState, type ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { sourceName, asThrown } from './use-imports.ts';
import type { ImportActs, Import, StartImport } from './use-imports.ts';
import { RecognizedBlogs, OtherWays } from './RecognizedSource.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { StepHeading, StepProgress } from './step-parts.tsx';
import styles from './ImportScreen.module.css';

type RunningProps = Readonly<{ one: Import; acts: ImportActs }>;

/** The progress of an import of posts or pictures; it can be paused and stopped, and continues in the background. */
export function Running({ one, acts }: RunningProps): ReactNode {
  const words = useMessages().imports;
  const [stopping, setStopping] = useState(false);
  const { id } = one;
  const paused = one.state === 'paused';
  const pictures = one.progress?.phase === 'pictures';
  const came = one.report === undefined ? 0 : one.report.added + one.report.updated;
  return (
    <>
      <StepHeading title={pictures ? words.fetching : words.running(sourceName(one.name))}>
        <RecognizedBlogs blogs={one.blogs} name={one.name} />
      </StepHeading>
      <StepProgress label={paused ? words.paused : pictures ? words.fetching : words.runningNow} one={one} />
      <p className={styles.hint}>{paused ? words.pausedHint : words.runningHint}</p>
      <div className={styles.buttons}>
        {/* One button with two labels, to keep the focus. */}
        <Button
          kind={paused ? 'primary' : 'quiet'}
          onPress={() => acts.act(paused ? 'imports.resume' : 'imports.pause', { id })}
        >
          {paused ? words.resume : words.pause}
        </Button>
        <Button onPress={() => setStopping(true)}>{words.stop}</Button>
      </div>
      <Dialog
        title={words.stopTitle}
        role="alertdialog"
        size="s"
        isOpen={stopping}
        onClose={() => setStopping(false)}
        actions={
          <>
            <Button onPress={() => setStopping(false)}>{words.goOn}</Button>
            <Button
              kind="danger"
              onPress={() => {
                setStopping(false);
                acts.act('imports.cancel', { id });
              }}
            >
              {words.stopNow}
            </Button>
          </>
        }
      >
        <p>{pictures ? words.stopPictures : words.stopKept(came)}</p>
      </Dialog>
    </>
  );
}

type InspectingProps = Readonly<{ one: Import; acts: ImportActs }>;

/** The progress while the source is inspected. */
export function Inspecting({ one, acts }: InspectingProps): ReactNode {
  const words = useMessages().imports;
  return (
    <>
      <StepHeading title={words.reading(sourceName(one.name))}>
        <p className={styles.sentence}>{words.readingHint}</p>
      </StepHeading>
      <StepProgress label={words.readingNow} one={one} />
      <div className={styles.buttons}>
        <Button onPress={() => acts.act('imports.cancel', { id: one.id })}>{words.stopReading}</Button>
      </div>
    </>
  );
}

type FailedInspectionProps = Readonly<{
  one: Import;
  acts: ImportActs;
  start: StartImport;
  onAddress: () => void;
}>;

/** The failure of an inspection, with other sources. Nothing was written. */
export function FailedInspection({ one, acts, start, onAddress }: FailedInspectionProps): ReactNode {
  const words = useMessages().imports;
  return (
    <>
      <StepHeading title={words.notRead(sourceName(one.name))} />
      {one.failure !== undefined && <FailureNotice failure={asThrown(one.failure)} />}
      <OtherWays
        start={start}
        onRetry={() => acts.act('imports.resume', { id: one.id })}
        {...(one.kind === 'address' ? { onAddress } : {})}
      />
    </>
  );
}
