/** The post a new window opens: the one in its URL, set by the shell, else the last edited one. */
import { useEffect, type Dispatch } from 'react';
import { call } from '../bridge/call.ts';
import type { Notices } from '../ui/window/notices.tsx';
import type { ViewAction } from '../ui/window/view.ts';

const MARK = '#post=';

/** Undefined in the first window. */
function postOfAddress(): string | undefined {
  const { hash } = window.location;
  return hash.startsWith(MARK) ? decodeURIComponent(hash.slice(MARK.length)) : undefined;
}

/** Opens the post with its last caret. Other windows reopen their post when they are reloaded. */
export function useFirstPost(
  postId: string | null,
  dispatch: Dispatch<ViewAction>,
  notices: Pick<Notices, 'fail'>,
): void {
  useEffect(() => {
    const named = postOfAddress();
    const open = (id: string | undefined, caret: string): void => {
      if (id !== undefined && id !== '') dispatch({ type: 'back-to-post', postId: id, caret });
    };
    call('last-position.get', {}).then(
      ({ position }) => {
        const isLast = named === undefined || named === position?.postId;
        open(named ?? position?.postId, isLast ? (position?.caret ?? '') : '');
      },
      (thrown: unknown) => {
        notices.fail('last-position', thrown);
        open(named, '');
      },
    );
  }, [dispatch, notices]);

  useEffect(() => {
    if (postId !== null && postOfAddress() !== undefined)
      window.history.replaceState(null, '', `${MARK}${encodeURIComponent(postId)}`);
  }, [postId]);
}
