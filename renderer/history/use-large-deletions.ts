import { useEffect } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/notices.tsx';
import type { Autosaves } from '../saving/autosaves.ts';

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
