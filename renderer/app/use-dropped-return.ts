import { useEffect } from 'react';
import type { Dispatch } from 'react';
import type { ReadDocument } from '#contract/exchange.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { isDocumentFile, uploadDocument } from '../editor/core/upload.ts';
import { isWindowOpen } from '../ui/overlays/over-window.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { useStableCallback } from '../ui/use-stable-callback.ts';
import type { ViewAction } from '../ui/window/view.ts';

/**
 * Receives a document dropped on the window, such as its list, or read by `receive`: opens the interview that it answers,
 * found by its id in the file, with its return. The text, fields and imports take their own drops.
 */
export function useDroppedReturn(
  dispatch: Dispatch<ViewAction>,
): (name: string, read: () => Promise<ReadDocument>) => Promise<boolean> {
  const words = useMessages().answers;
  const notices = useNotices();
  const receive = useStableCallback(
    async (name: string, read: () => Promise<ReadDocument>): Promise<boolean> => {
      notices.show({ id: 'return', text: words.readingFile(name) });
      try {
        const document = await read();
        const postId = postOf(document);
        const post = postId === undefined ? undefined : (await call('posts.get', { id: postId })).document;
        if (postId === undefined || post?.kind !== 'interview') {
          notices.show({ id: 'return', text: words.noInterview, tone: 'alert' });
          return false;
        }
        notices.hide('return');
        dispatch({ type: 'open-return', postId, document });
        return true;
      } catch (thrown) {
        notices.fail('return', thrown);
        return false;
      }
    },
  );
  const take = useStableCallback(async (files: readonly File[]): Promise<void> => {
    const [file, ...others] = files;
    if (file === undefined) return;
    const isOpened = await receive(file.name, () => uploadDocument(file));
    if (isOpened && others.length > 0)
      notices.show({ id: 'return', text: words.oneAtATime(file.name), tone: 'alert' });
  });
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!isOurs(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent): void => {
      if (!isOurs(event)) return;
      event.preventDefault();
      void take([...(event.dataTransfer?.files ?? [])].filter(isDocumentFile));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [take]);
  return receive;
}

/** The post that the document names. */
const postOf = ({ returned = [], sentFrom }: ReadDocument): string | undefined =>
  returned.find(({ postId }) => postId !== undefined)?.postId ?? sentFrom;

/** Whether files are dropped where nothing else takes them. */
const isOurs = (event: DragEvent): boolean =>
  !event.defaultPrevented &&
  event.dataTransfer?.types.includes('Files') === true &&
  !isWindowOpen() &&
  event.target instanceof Element &&
  event.target.closest('[contenteditable="true"], input, textarea') === null;
