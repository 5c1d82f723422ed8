import type { RefObject } from 'react';
import type { Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import type { ReturnToTake } from '#contract/returns.ts';
import type { PlacedTurn } from '#interview/returns/placed-turn.ts';
import type { Received } from '../answers/use-answers.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import type { EditorHandle } from '../editor/surface/Editor.tsx';
import { useNotices } from '../ui/window/notices.tsx';

/** The author’s choices in the sheet of a return. */
export type TakenReturn = Readonly<{
  apply: (post: Post) => Post;
  stored: ReturnToTake;
  /** The turn to edit afterwards. */
  goTo: PlacedTurn | undefined;
}>;

/** Writes the chosen words of a return in one undo step, then stores the return with its file and its comments. */
export function useTakeReturn(
  postId: string,
  editorRef: RefObject<EditorHandle | null>,
  save: () => Promise<unknown>,
): (taken: TakenReturn, received: Received) => Promise<void> {
  const words = useMessages().returns;
  const notices = useNotices();
  return async ({ apply, stored, goTo }, { received, blocks, comments = [] }) => {
    const editor = editorRef.current;
    if (editor === null) return;
    await save();
    await call('revisions.keep', { postId });
    const before = editor.read();
    const after = apply(before);
    if (after !== before) {
      editor.replacePost(after);
      await save();
    }
    await call('returns.take', {
      return: stored,
      received: received === undefined ? { text: blocksToText(blocks) } : { token: received.token },
    });
    if (comments.length > 0) await call('notes.add', { postId, notes: [...comments] });
    const count = stored.turns.filter(({ isTaken }) => isTaken).length;
    notices.show({ id: 'returns', postId, text: words.taken(count), tone: 'good' });
    if (goTo !== undefined)
      editor.goTo(goTo.part === 'question' ? { questionId: goTo.turn } : { answerId: goTo.turn });
  };
}
