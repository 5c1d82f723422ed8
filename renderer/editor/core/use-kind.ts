import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useSyncExternalStore } from 'react';
import type { Kind } from '#interview/document.ts';
import { $kind } from '../model/nodes/state.ts';

/** The kind of the post, updated when it changes. */
export function useKind(): Kind {
  const [editor] = useLexicalComposerContext();
  return useSyncExternalStore(
    (changed) => editor.registerUpdateListener(changed),
    () => editor.getEditorState().read($kind, { editor }),
  );
}
