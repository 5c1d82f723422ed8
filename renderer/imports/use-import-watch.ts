import { useEffect, useRef } from 'react';
import type { Dispatch } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import type { View, ViewAction } from '../ui/window/view.ts';
import { isUnfinished, shareOf, useImports, sourceName } from './use-imports.ts';
import type { ImportItem } from './use-imports.ts';

export type ImportWatch = Readonly<{
  items: readonly ImportItem[];
  /** The import that is running or waits for a decision; its progress, if known. */
  unfinished: Readonly<{ id: string; share: number | undefined }> | undefined;
  /** Opens the unfinished import, else the start view. */
  open: () => void;
}>;

/** The state of imports for the window: one continues while the author writes, and a notice reports its end. */
export function useImportWatch(
  view: Pick<View, 'screen' | 'importId'>,
  dispatch: Dispatch<ViewAction>,
): ImportWatch {
  const words = useMessages().imports;
  const notices = useNotices();
  const items = useImports().value?.items ?? [];
  const lastItems = useRef<ReadonlyMap<string, ImportItem>>(new Map());
  const openImportId = view.screen === 'import' ? view.importId : null;

  useEffect(() => {
    const before = lastItems.current;
    lastItems.current = new Map(items.map((one) => [one.id, one]));
    for (const one of items) {
      const was = before.get(one.id);
      if (was === undefined || !isUnfinished(was) || isUnfinished(one) || one.id === openImportId) continue;
      const action = {
        label: words.seeReport,
        run: () => dispatch({ type: 'open-import', importId: one.id }),
      };
      const id = `import ${one.id}`;
      if (one.state === 'failed')
        notices.show({ id, tone: 'alert', text: words.interrupted(sourceName(one.name)), action });
      if (one.state === 'undone')
        notices.show({ id, tone: 'good', text: words.undoFinished(sourceName(one.name)), action });
      if (one.state !== 'done') continue;
      if (was.progress?.phase === 'pictures')
        notices.show({ id, tone: 'good', text: words.picturesFinished(sourceName(one.name)), action });
      else
        call('imports.get', { id: one.id }).then(
          ({ report }) =>
            notices.show({
              id,
              tone: 'good',
              text: words.finished(sourceName(one.name), report?.added ?? 0),
              action,
            }),
          (thrown: unknown) => notices.fail(id, thrown),
        );
    }
  });

  const unfinished = items.find(isUnfinished);
  return {
    items,
    unfinished: unfinished === undefined ? undefined : { id: unfinished.id, share: shareOf(unfinished) },
    open: () => {
      // Reads the list again: the cached one may lead to an import that has just ended.
      call('imports.list', {}).then(
        (answer) => dispatch({ type: 'open-import', importId: answer.items.find(isUnfinished)?.id ?? null }),
        (thrown: unknown) => notices.fail('import', thrown),
      );
    },
  };
}
