import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getRoot,
  $getState,
  $setState,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  REDO_COMMAND,
  SKIP_DOM_SELECTION_TAG,
  UNDO_COMMAND,
} from 'lexical';
import { useRef, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
import type { Kind } from '#interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { titleState } from '../nodes/state.ts';
import styles from './Editor.module.css';

type TitleFieldProps = Readonly<{
  kind: Kind;
  language: string;
  /** Whether spelling is checked. */
  checked: boolean;
  onEnter: () => void;
}>;

/** Keys in one go are one step to undo. */
const ONE_STEP_MS = 1_500;

/**
 * The title, in the editor's own state so that undo covers it. One line that wraps: Enter goes to the text.
 */
export function TitleField({ kind, language, checked, onEnter }: TitleFieldProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages().editor;
  const lastKey = useRef(0);
  const title = useSyncExternalStore(
    (changed) => editor.registerUpdateListener(changed),
    () => editor.getEditorState().read(() => $getState($getRoot(), titleState)),
  );

  function change(typed: string): void {
    const now = performance.now();
    const step = now - lastKey.current < ONE_STEP_MS ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG;
    lastKey.current = now;
    const text = typed.replace(/\s*\n\s*/gu, ' ').slice(0, 2_000);
    editor.update(() => $setState($getRoot(), titleState, text), {
      discrete: true,
      tag: [step, SKIP_DOM_SELECTION_TAG],
    });
  }

  function key(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    if (
      event.key === 'Enter' ||
      (event.key === 'ArrowDown' && event.currentTarget.selectionStart === title.length)
    ) {
      event.preventDefault();
      onEnter();
    } else if (command && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      undo(event.shiftKey ? REDO_COMMAND : UNDO_COMMAND, event.currentTarget);
    } else if (command && event.key.toLowerCase() === 'y') {
      event.preventDefault();
      undo(REDO_COMMAND, event.currentTarget);
    }
  }

  /** Going back in time moves the text's caret; the focus stays here. */
  function undo(command: typeof UNDO_COMMAND, field: HTMLTextAreaElement): void {
    lastKey.current = 0;
    editor.dispatchCommand(command, undefined);
    queueMicrotask(() => field.focus({ preventScroll: true }));
  }

  return (
    <div className={styles.title} data-value={title}>
      <textarea
        className={styles.titleInput}
        rows={1}
        value={title}
        lang={language}
        spellCheck={checked}
        aria-label={messages.title}
        placeholder={kind === 'interview' ? messages.titlePlaceholder : messages.titlePlaceholderArticle}
        data-escale-title=""
        onChange={(event) => change(event.target.value)}
        onKeyDown={key}
      />
    </div>
  );
}
