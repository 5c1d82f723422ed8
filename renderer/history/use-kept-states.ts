import { useState, useEffect } from 'react';
import type { View } from '../ui/window/view.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import type { Autosaves } from '../saving/autosaves.ts';

/** Which kept state, and whose approval, the windows about them are opened for. */
export type KeptStates = Readonly<{
  revisionId: string | undefined;
  name: string | undefined;
  /** « Historique », on one state. */
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

/** So much of the open post went at once that it may have been a slip: says where the text before it is. */
export function useLargeDeletions(
  autosaves: Autosaves,
  postId: string,
  onRead: (revisionId: string) => void,
): void {
  const { history: words } = useMessages();
  const notices = useNotices();
  useEffect(
    () =>
      autosaves.listen({
        onState: () => undefined,
        onRead: () => undefined,
        onSaved: (id, { pinned }) => {
          if (pinned === undefined || id !== postId) return;
          notices.show({
            id: 'deletion',
            postId,
            text: words.deleted,
            action: { label: words.see, run: () => onRead(pinned) },
          });
        },
      }),
    [autosaves, postId, notices, words, onRead],
  );
  // Of another post it would speak no longer.
  useEffect(() => () => notices.hide('deletion'), [notices]);
}
