import type { Dispatch } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../frame/notices.tsx';
import type { Autosaves } from '../posts/autosaves.ts';
import type { ViewAction } from '../view.ts';

/** « Recevoir un billet… »: a file is chosen, what is open is saved and let go, and what came of it is opened and told. */
export function useReceivedPost(
  autosaves: Autosaves,
  openId: string | null,
  dispatch: Dispatch<ViewAction>,
): () => void {
  const words = useMessages().postFile;
  const { untitled } = useMessages().window.lists;
  const notices = useNotices();

  async function receive(): Promise<void> {
    const { file } = await call('dialogs.choose-post-file', {});
    if (file === undefined) return;
    // It may be the very post that is open: its last words first, then nothing of it is held here any more.
    await autosaves.saved();
    if (openId !== null) {
      autosaves.forget(openId);
      dispatch({ type: 'close-post' });
    }
    try {
      const { postId, title, outcome, notes, cleaned } = await call('post-files.take', { token: file.token });
      dispatch({ type: 'open-post', postId });
      notices.show({
        id: 'received',
        text: [
          words.outcomes[outcome](title === '' ? untitled : title),
          ...(notes > 0 ? [words.notesTaken(notes)] : []),
          ...(cleaned > 0 ? [words.cleaned(cleaned)] : []),
        ].join(' '),
        tone: outcome === 'kept' ? 'alert' : 'good',
      });
    } catch (thrown) {
      if (openId !== null) dispatch({ type: 'open-post', postId: openId });
      throw thrown;
    }
  }
  return () => void receive().catch((thrown: unknown) => notices.fail('received', thrown));
}
