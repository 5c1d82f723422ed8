import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useSyncExternalStore } from 'react';
import { $summary, EMPTY_SUMMARY, sameSummary, type Summary } from '../summary.ts';
import type { LexicalEditor } from 'lexical';

const summaries = new WeakMap<LexicalEditor, Summary>();

/** What the toolbar shows; renders again only when it differs. */
export function useSummary(): Summary {
  const [editor] = useLexicalComposerContext();
  return useSyncExternalStore(
    (changed) => editor.registerUpdateListener(changed),
    () => {
      const before = summaries.get(editor) ?? EMPTY_SUMMARY;
      const now = editor.getEditorState().read(() => $summary(), { editor });
      if (sameSummary(before, now)) return before;
      summaries.set(editor, now);
      return now;
    },
  );
}
