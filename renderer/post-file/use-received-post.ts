import { useEffect, useRef, useState } from 'react';
import type { Dispatch } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import type { Autosaves } from '../saving/autosaves.ts';
import type { ViewAction } from '../ui/window/view.ts';
import { useEvent } from '../bridge/use-event.ts';

/**
 * Receives a post from a file: saves and closes the open post, opens the received one, and reports the result. `choose`
 * is « Recevoir un billet… »; `take` handles a file given in another way.
 */
export function useReceivedPost(
  autosaves: Autosaves,
  openId: string | null,
  dispatch: Dispatch<ViewAction>,
): Readonly<{ choose: () => void; take: (token: string) => Promise<void> }> {
  const words = useMessages().postFile;
  const { untitled } = useMessages().window.lists;
  const notices = useNotices();
  // Several files are received in sequence, without a render between them.
  const open = useRef(openId);
  useEffect(() => {
    open.current = openId;
  }, [openId]);

  async function receive(token: string): Promise<void> {
    // It may be the open post: its last words are saved, then its text is closed here.
    await autosaves.saved();
    const before = open.current;
    if (before !== null) {
      autosaves.forget(before);
      dispatch({ type: 'close-post' });
    }
    try {
      const { postId, title, outcome, notes, cleaned } = await call('post-files.take', { token });
      dispatch({ type: 'open-post', postId });
      open.current = postId;
      notices.show({
        // A notice to review stays when other posts are received.
        id: outcome === 'kept' ? `received-${postId}` : 'received',
        text: [
          words.outcomes[outcome](title === '' ? untitled : title),
          ...(notes > 0 ? [words.notesTaken(notes)] : []),
          ...(cleaned > 0 ? [words.cleaned(cleaned)] : []),
        ].join(' '),
        tone: outcome === 'kept' ? 'alert' : 'good',
      });
    } catch (thrown) {
      if (before !== null) dispatch({ type: 'open-post', postId: before });
      throw thrown;
    }
  }
  const take = (token: string): Promise<void> =>
    receive(token).catch((thrown: unknown) => notices.fail(`received-${token}`, thrown));
  async function choose(): Promise<void> {
    const { file } = await call('dialogs.choose-post-file', {});
    if (file !== undefined) await take(file.token);
  }
  return {
    choose: () => void choose().catch((thrown: unknown) => notices.fail('received', thrown)),
    take,
  };
}

type OpenedLibrary = Readonly<{ token: string }>;
type OpenedFiles = RequestOutput<'files.take-opened'>;

/**
 * Files with which the system opened Escale: posts are received in sequence; of libraries, only the last one is
 * offered, to be restored if confirmed; other files are documents.
 */
export function useOpenedFiles(
  receive: (token: string) => Promise<void>,
  receiveDocument: (file: OpenedFiles['files'][number]) => Promise<unknown>,
): {
  library: OpenedLibrary | undefined;
  forget: () => void;
} {
  const notices = useNotices();
  const [library, setLibrary] = useState<OpenedLibrary>();
  const open = async ({ files }: OpenedFiles): Promise<void> => {
    for (const file of files) {
      if (/\.escale-library$/i.test(file.name)) setLibrary({ token: file.token });
      else if (/\.escale-post$/i.test(file.name)) await receive(file.token);
      else await receiveDocument(file);
    }
  };
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  const ask = useRef(() => {
    call('files.take-opened', {})
      .then((opened) => latest.current(opened))
      .catch((thrown: unknown) => notices.fail('opened', thrown));
  });
  useEffect(() => ask.current(), []);
  useEvent('files.opened', () => ask.current());
  return { library, forget: () => setLibrary(undefined) };
}
