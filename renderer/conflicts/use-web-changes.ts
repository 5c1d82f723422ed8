import { useEffect, useRef } from 'react';
import type { Dispatch } from 'react';
import { call, subscribe } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import type { ViewAction } from '../ui/window/view.ts';

/**
 * Shows a notice for posts changed on the web; each also has a banner.
 * @param openPostId the post whose text is visible
 */
export function useWebChanges(openPostId: string | null, dispatch: Dispatch<ViewAction>): void {
  const { conflicts: words, window: names } = useMessages();
  const notices = useNotices();
  const open = useRef(openPostId);
  useEffect(() => {
    open.current = openPostId;
  });
  useEffect(() => {
    /** Ids since the last notice was read. */
    const announcedIds = new Set<string>();
    const onRead = (): void => announcedIds.clear();
    const onOpen = (postId: string): void => dispatch({ type: 'open-post', postId });
    const onOpenChanges = (postId: string): void => {
      if (postId !== open.current) onOpen(postId);
      dispatch({ type: 'dialog', dialog: 'changed-on-web' });
    };
    return subscribe('conflicts.changed-on-web', ({ postIds, taken }) => {
      for (const id of postIds) announcedIds.add(id);
      const [postId] = postIds;
      if (postId === undefined) return;
      if (announcedIds.size > 1) {
        notices.show({
          id: 'changed-on-web',
          text: words.noticeMany(announcedIds.size),
          action: { label: names.screens.all, run: () => dispatch({ type: 'go', screen: 'all' }) },
          onRead,
        });
        return;
      }
      Promise.all([call('posts.get', { id: postId }), call('publications.of-post', { postId })]).then(
        ([{ document }, { items }]) => {
          const title = document.title.trim() === '' ? names.lists.untitled : document.title;
          const choose = items.some(({ state }) => state === 'needs-choice');
          const openChanges = { label: words.whatChanged, run: () => onOpenChanges(postId) };
          if (taken) {
            const isOpen = open.current === postId;
            const action = isOpen ? undefined : { label: words.open, run: () => onOpen(postId) };
            notices.show({
              id: 'changed-on-web',
              text: words.noticeTaken(title),
              action,
              onRead,
            });
          } else if (open.current === postId) {
            // The banner over the text shows it.
            announcedIds.delete(postId);
          } else if (choose)
            notices.show({
              id: 'changed-on-web',
              text: words.noticeChoose(title),
              action: openChanges,
              onRead,
            });
          else
            notices.show({
              id: 'changed-on-web',
              text: words.noticeOpen(title),
              action: openChanges,
              onRead,
            });
        },
        // The post was deleted since.
        () => announcedIds.delete(postId),
      );
    });
  }, [notices, words, names, dispatch]);
}
