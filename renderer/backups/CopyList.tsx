import type { ReactNode } from 'react';
import type { KeptCopy } from '#contract/backups.ts';
import { useMessages } from '../bridge/messages.tsx';
import { CopyRows } from './CopyRows.tsx';

type CopyListProps = Readonly<{ copies: readonly KeptCopy[]; onRestore: (copy: KeptCopy) => void }>;

/** The copies that are kept of a library that is open. */
export function CopyList({ copies, onRestore }: CopyListProps): ReactNode {
  const words = useMessages().backups;
  return (
    <CopyRows
      label={words.list}
      copies={copies}
      shownFirst={5}
      keyOf={({ id }) => id}
      where={({ here, second }) => (second ? (here ? words.onSecond : words.onlySecond) : undefined)}
      button={{ text: words.restoreOne, nameOf: words.restoreOf, kind: 'plain' }}
      onRestore={onRestore}
    />
  );
}
