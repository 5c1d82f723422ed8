import { useState } from 'react';
import type { View } from '../ui/view.ts';

/** Which kept state, and whose approval, the windows about them are opened for. */
export type KeptStates = Readonly<{
  revisionId: string | undefined;
  name: string | undefined;
  /** « Modifications », on one state. */
  onRead: (revisionId: string) => void;
  /** « Marquer comme validé… », by somebody, of one state; each if it is known. */
  onApprove: (given: Readonly<{ name?: string | undefined; revisionId?: string | undefined }>) => void;
  /** Asked by its command next time: for nothing in particular. */
  forget: () => void;
}>;

type Given = Readonly<{ name?: string | undefined; revisionId?: string | undefined }>;
const NONE: Given = {};

export function useKeptStates(onDialog: (dialog: View['dialog']) => void): KeptStates {
  const [given, setGiven] = useState(NONE);
  return {
    revisionId: given.revisionId,
    name: given.name,
    onRead: (revisionId) => {
      setGiven({ revisionId });
      onDialog('history');
    },
    onApprove: (wanted) => {
      setGiven(wanted);
      onDialog('approve');
    },
    forget: () => setGiven(NONE),
  };
}
