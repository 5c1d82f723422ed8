import { useState, type ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { sourceName, useImportActs, useImport, useStartImport } from './use-imports.ts';
import type { ImportItem, ImportActs, Import, StartImport } from './use-imports.ts';
import { DropArea, ImportStart } from './ImportStart.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { StepLoading, StepHeading, StepProgress } from './step-parts.tsx';
import { FailedInspection, Inspecting, Running } from './Running.tsx';
import { RecognizedSource } from './RecognizedSource.tsx';
import { Report } from './Report.tsx';
import styles from './ImportScreen.module.css';

type ImportScreenProps = Readonly<{
  /** The shown import; null for the start view. */
  importId: string | null;
  items: readonly ImportItem[];
  onImport: (id: string | null) => void;
  onPosts: () => void;
  /** Decides the tracked changes of a single document one by one. */
  onOneByOne: () => void;
  onProposals: () => void;
}>;

/**
 * « Importer… »: a blog, a backup or texts. The source is inspected, copied and reported; one import is shown at a
 * time.
 */
export function ImportScreen(props: ImportScreenProps): ReactNode {
  const { importId, items, onImport, onPosts, onProposals, onOneByOne } = props;
  const words = useMessages().imports;
  const [address, setAddress] = useState('');
  const start = useStartImport(onImport);
  const one = useImport(importId, items);
  const acts = useImportActs((name) => {
    // Before anything was imported there is no report.
    if (name === 'imports.cancel' && (one.value?.state === 'inspecting' || one.value?.state === 'ready'))
      onImport(null);
  });
  if (importId === null)
    return (
      <ImportStart start={start} address={address} onAddress={setAddress} earlier={items} onOpen={onImport} />
    );
  const toAddress = (): void => {
    if (one.value?.kind === 'address') setAddress(sourceName(one.value.name));
    onImport(null);
  };
  return (
    <DropArea label={words.dropNow} onDrop={start.take}>
      <div className={styles.column}>
        <div className={styles.back}>
          <Button kind="plain" icon="plus" onPress={() => onImport(null)}>
            {words.back}
          </Button>
        </div>
        <FailureNotice failure={one.failure ?? acts.failed} />
        {one.value === undefined ? (
          one.failure === undefined && <StepLoading />
        ) : (
          <ImportStep
            key={importId}
            one={one.value}
            acts={acts}
            start={start}
            onAddress={toAddress}
            onPosts={onPosts}
            onProposals={onProposals}
            onOneByOne={onOneByOne}
          />
        )}
      </div>
    </DropArea>
  );
}

type ImportStepProps = Readonly<{
  one: Import;
  acts: ImportActs;
  start: StartImport;
  onAddress: () => void;
  onPosts: () => void;
  onOneByOne: () => void;
  onProposals: () => void;
}>;

/** The view of an import for its state. */
function ImportStep(props: ImportStepProps): ReactNode {
  const { one, acts, start, onAddress, onPosts, onProposals, onOneByOne } = props;
  const words = useMessages().imports;
  switch (one.state) {
    case 'inspecting':
      return <Inspecting one={one} acts={acts} />;
    case 'ready':
      return one.recognized === undefined ? null : (
        <RecognizedSource
          one={one}
          recognized={one.recognized}
          acts={acts}
          start={start}
          onAddress={onAddress}
          onOneByOne={onOneByOne}
        />
      );
    case 'running':
    case 'paused':
      return <Running one={one} acts={acts} />;
    case 'undoing':
      return (
        <>
          <StepHeading title={words.undoing} />
          <StepProgress label={words.undoing} one={one} />
        </>
      );
    case 'failed':
      if (one.recognized === undefined)
        return <FailedInspection one={one} acts={acts} start={start} onAddress={onAddress} />;
      break;
    case 'done':
    case 'cancelled':
    case 'undone':
      break;
  }
  return <Report one={one} acts={acts} onPosts={onPosts} onProposals={onProposals} />;
}
