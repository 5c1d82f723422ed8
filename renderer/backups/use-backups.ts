import { useState } from 'react';
import type { BackupStatus, KeptCopy } from '#contract/backups.ts';
import { call } from '../bridge/call.ts';
import { useQuery } from '../bridge/use-query.ts';

export type BackupActs = Readonly<{
  status: BackupStatus | undefined;
  /** Undefined until it is known which there are. */
  copies: readonly KeptCopy[] | undefined;
  /** What the last act threw, or undefined. */
  failed: unknown;
  backUp: () => void;
  choosePlace: () => void;
  forgetPlace: () => void;
}>;

/** The copies of the library, and what the author does with them. */
export function useBackups(): BackupActs {
  const status = useQuery('backups.status', {}, ['backups.changed']).value;
  // Progress says the same event: the list is asked for when something was made, not at each step.
  const made = JSON.stringify([status?.lastAt, status?.second, status?.work === undefined]);
  const [failed, setFailed] = useState<unknown>(undefined);
  const copies = useKeptCopies(made);

  const act = (work: () => Promise<unknown>): void => {
    setFailed(undefined);
    work().catch(setFailed);
  };
  return {
    status,
    copies,
    failed,
    backUp: () => act(() => call('backups.make', {})),
    choosePlace: () =>
      act(async () => {
        const { file } = await call('dialogs.choose-second-place', {});
        if (file !== undefined) await call('backups.set-second-place', { token: file.token });
      }),
    forgetPlace: () => act(() => call('backups.forget-second-place', {})),
  };
}

function useKeptCopies(made: string): readonly KeptCopy[] | undefined {
  const list = useQuery('backups.list', {});
  const [asked, setAsked] = useState(made);
  if (asked !== made) {
    setAsked(made);
    list.refresh();
  }
  return list.value?.items;
}
