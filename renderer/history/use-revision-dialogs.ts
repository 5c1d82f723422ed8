import { useState, useEffect } from 'react';
import type { View } from '../ui/window/view.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import type { Autosaves } from '../saving/autosaves.ts';

/** The revision and person for which the history and approval dialogs open. */
export type RevisionDialogs = Readonly<{
  revisionId: string | undefined;
  name: string | undefined;
  /** Opens « Historique » on one revision. */
  onRead: (revisionId: string) => void;
  /** Opens « Marquer comme validé… », with the person and the revision if known. */
  onApprove: (target: Readonly<{ name?: string | undefined; revisionId?: string | undefined }>) => void;
  /** Resets both, for the next use of the command. */
  forget: () => void;
}>;

type Given = Readonly<{ name?: string | undefined; revisionId?: string | undefined }>;
const NONE: Given = {};

export function useRevisionDialogs(onDialog: (dialog: View['dialog']) => void): RevisionDialogs {
  const [target, setGiven] = useState(NONE);
  return {
    revisionId: target.revisionId,
    name: target.name,
    onRead: (revisionId) => {
      setGiven({ revisionId });
      onDialog('history');
    },
    onApprove: (next) => {
      setGiven(next);
      onDialog('approve');
    },
    forget: () => setGiven(NONE),
  };
}

/** After a large deletion, possibly accidental, offers the text before it in a notice. */
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
  // The notice is about this post only.
  useEffect(() => () => notices.hide('deletion'), [notices]);
}
