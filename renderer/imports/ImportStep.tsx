import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { FailedLook } from './FailedLook.tsx';
import { Found } from './Found.tsx';
import { Looking } from './Looking.tsx';
import { Report } from './Report.tsx';
import { Running } from './Running.tsx';
import { StepHeading } from './StepHeading.tsx';
import { StepProgress } from './StepProgress.tsx';
import type { ImportActs } from './use-import-acts.ts';
import type { Import } from './use-imports.ts';
import type { StartImport } from './use-start-import.ts';

type ImportStepProps = Readonly<{
  one: Import;
  acts: ImportActs;
  start: StartImport;
  onAddress: () => void;
  onPosts: () => void;
  onOneByOne: () => void;
  onReview: () => void;
}>;

/** What an import shows, from its state. */
export function ImportStep(props: ImportStepProps): ReactNode {
  const { one, acts, start, onAddress, onPosts, onReview, onOneByOne } = props;
  const words = useMessages().imports;
  switch (one.state) {
    case 'looking':
      return <Looking one={one} acts={acts} />;
    case 'ready':
      return one.found === undefined ? null : (
        <Found
          one={one}
          found={one.found}
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
      if (one.found === undefined)
        return <FailedLook one={one} acts={acts} start={start} onAddress={onAddress} />;
      break;
    case 'done':
    case 'cancelled':
    case 'undone':
      break;
  }
  return <Report one={one} acts={acts} onPosts={onPosts} onReview={onReview} />;
}
