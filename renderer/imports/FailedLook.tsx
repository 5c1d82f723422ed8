import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { sourceName } from './source-name.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { asThrown } from './import-failure.ts';
import { OtherWays } from './OtherWays.tsx';
import { StepHeading } from './StepHeading.tsx';
import type { ImportActs } from './use-import-acts.ts';
import type { Import } from './use-imports.ts';
import type { StartImport } from './use-start-import.ts';

type FailedLookProps = Readonly<{ one: Import; acts: ImportActs; start: StartImport; onAddress: () => void }>;

/** The source could not be read at all: why, and the other ways in. Nothing was written. */
export function FailedLook({ one, acts, start, onAddress }: FailedLookProps): ReactNode {
  const words = useMessages().imports;
  return (
    <>
      <StepHeading title={words.notRead(sourceName(one.name))} />
      {one.failure !== undefined && <FailureNotice thrown={asThrown(one.failure)} />}
      <OtherWays
        start={start}
        onRetry={() => acts.act('imports.resume', { id: one.id })}
        {...(one.kind === 'address' ? { onAddress } : {})}
      />
    </>
  );
}
