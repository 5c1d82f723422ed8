import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useEffect, useRef } from 'react';
import { $caretPlace, $restoreCaret } from '../place.ts';

type Given = Readonly<{
  caret: string | undefined;
  onCaret: ((caret: string) => void) | undefined;
  emptyTitle: boolean;
}>;

/** Comes back to where the author was, and says where they are: at once, since the window may close at any key. */
export function useCaret({ caret, onCaret, emptyTitle }: Given): void {
  const [editor] = useLexicalComposerContext();
  const tell = useRef(onCaret);
  const first = useRef({ caret, emptyTitle });
  useEffect(() => {
    tell.current = onCaret;
  });

  useEffect(() => {
    const { caret: place } = first.current;
    if (place === undefined) return;
    editor.update(() => $restoreCaret(place), {
      tag: 'history-merge',
      onUpdate: () => scrollToCaret(editor.getRootElement()),
    });
  }, [editor]);

  useEffect(() => {
    let last: string | undefined;
    return editor.registerUpdateListener(({ editorState }) => {
      const place = editorState.read(() => $caretPlace());
      if (place === undefined || place === last) return;
      last = place;
      tell.current?.(place);
    });
  }, [editor]);
}

function scrollToCaret(root: HTMLElement | null): void {
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  if (root !== null && element !== null && element !== undefined && root.contains(element))
    element.scrollIntoView({ block: 'center' });
}
