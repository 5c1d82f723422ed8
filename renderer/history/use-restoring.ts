import { useState } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/notices.tsx';

export type Restoring = Readonly<{
  pending: boolean;
  failure: AppError | undefined;
  /** The whole post; `moment`: of the state, in words. */
  restore: (revisionId: string, moment: string) => Promise<void>;
  restoreTurn: (revisionId: string, turnId: string, what: 'question' | 'answer') => Promise<void>;
}>;

type Given = Readonly<{
  postId: string;
  /** Everything acknowledged. The same function at each render. */
  save: () => Promise<number>;
  /** The library holds another text of this post. */
  onReplaced: () => void;
}>;

const NOTICE = 'restored';

/** Puts back an earlier state, or one turn of it; the notice that says so takes it back. */
export function useRestoring({ postId, save, onReplaced }: Given): Restoring {
  const { history: words } = useMessages();
  const notices = useNotices();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);

  /** Also long after this window is gone: what was written meanwhile is saved first, and kept. */
  async function undo(before: string): Promise<void> {
    await save();
    const { saveNumber } = await call('posts.get', { id: postId });
    await call('revisions.restore', { id: before, baseSave: saveNumber, saveId: crypto.randomUUID() });
    onReplaced();
    notices.show({ id: NOTICE, text: words.undone });
  }

  async function act(
    name: 'revisions.restore' | 'revisions.restore-turn',
    input: Readonly<{ id: string; turnId: string }>,
    said: string,
  ): Promise<void> {
    setPending(true);
    setFailure(undefined);
    try {
      const { id, turnId } = input;
      const shared = { id, baseSave: await save(), saveId: crypto.randomUUID() };
      const { before } =
        name === 'revisions.restore' ? await call(name, shared) : await call(name, { ...shared, turnId });
      const takeBack = (): void => {
        undo(before).catch((thrown: unknown) => notices.fail(NOTICE, thrown));
      };
      notices.show({ id: NOTICE, text: said, action: { label: words.undo, run: takeBack } });
      onReplaced();
    } catch (thrown) {
      setFailure(asAppError(thrown));
    } finally {
      setPending(false);
    }
  }
  return {
    pending,
    failure,
    restore: (id, moment) => act('revisions.restore', { id, turnId: '' }, words.restored(moment)),
    restoreTurn: (id, turnId, what) =>
      act('revisions.restore-turn', { id, turnId }, words.turnRestored[what]),
  };
}
