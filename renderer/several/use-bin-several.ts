import { useMemo, useState } from 'react';
import type { RequestInput } from '#contract/bridge.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import type { PostUndo } from '../ui/window/post-undo.ts';
import { useStableCallback } from '../ui/use-stable-callback.ts';
import { useRunSummary } from './use-run-summary.ts';
import { runToEnd, type Run } from './use-run.ts';

export type BinSeveral = Readonly<{
  /** The run in progress. */
  run: Run | undefined;
  bin: (ids: readonly string[]) => void;
  restore: (ids: readonly string[]) => void;
  stop: () => void;
}>;

const NOTICE = 'bin-several';

/**
 * Moves several posts to the bin or out of it: followed across screens, then reported in a notice with an undo.
 * @param undos the acts that « Annuler » undoes
 * @param letGo saves the posts and closes the open one
 */
export function useBinSeveral(undos: PostUndo, letGo: (ids: readonly string[]) => Promise<void>): BinSeveral {
  const words = useMessages().several;
  const notices = useNotices();
  const sentence = useRunSummary();
  const [run, setRun] = useState<Run>();

  async function follow(begun: Promise<Readonly<{ id: string }>>): Promise<void> {
    try {
      const ended = await runToEnd(begun, setRun);
      const canUndo = ended.undoable && ended.changed > 0;
      if (canUndo) undos.add(ended.id, () => undo(ended.id));
      notices.show({
        id: NOTICE,
        text:
          ended.leftCount > 0 ? `${sentence(ended)} ${words.leftTitle(ended.leftCount)}.` : sentence(ended),
        ...(canUndo ? { action: { label: words.undo, run: () => undo(ended.id) } } : {}),
      });
    } catch (thrown) {
      notices.fail(NOTICE, thrown);
    } finally {
      setRun(undefined);
    }
  }
  const undo = (id: string): void => {
    undos.remove(id);
    void follow(call('several.undo', { id }));
  };
  const begin = async (act: RequestInput<'several.start'>): Promise<Readonly<{ id: string }>> => {
    if (act.what === 'bin') await letGo(act.ids);
    return await call('several.start', act);
  };
  const bin = useStableCallback(
    (ids: readonly string[]) => void follow(begin({ what: 'bin', ids: [...ids] })),
  );
  const restore = useStableCallback(
    (ids: readonly string[]) => void follow(begin({ what: 'restore', ids: [...ids] })),
  );
  const stop = useStableCallback(() => {
    if (run !== undefined)
      call('several.cancel', { id: run.id }).catch((thrown: unknown) => notices.fail(NOTICE, thrown));
  });
  return useMemo(() => ({ run, bin, restore, stop }), [run, bin, restore, stop]);
}
