import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getRoot,
  $getState,
  $setState,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  PASTE_COMMAND,
  REDO_COMMAND,
  SKIP_DOM_SELECTION_TAG,
  UNDO_COMMAND,
} from 'lexical';
import {
  type ChangeEvent,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { Kind } from '#interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { linesOf } from '../edit/paste.ts';
import { TypographyExtension } from '../typography/typography-extension.ts';
import { titleState } from '../model/nodes/state.ts';
import { lineAsTyped } from '../typography/title.ts';
import styles from './Editor.module.css';

type TitleFieldProps = Readonly<{
  kind: Kind;
  language: string;
  /** Whether spelling is checked. */
  checked: boolean;
  onEnter: () => void;
  /** Called on a paste of text, which goes to the body. */
  onText: () => void;
}>;

const LONGEST_TITLE = 2_000;
/** A copied title of at most so many lines is joined into one. */
const MOST_LINES = 2;
/** Keys within this interval form one undo step. */
const ONE_STEP_MS = 1_500;

/**
 * The title field; its value is in the editor's state, so that undo covers it. It is one line that wraps: Enter moves
 * to the text.
 */
export function TitleField({ kind, language, checked, onEnter, onText }: TitleFieldProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages().editor;
  const lastKey = useRef(0);
  const field = useRef<HTMLTextAreaElement>(null);
  /** The title as last corrected by typography, and its caret. */
  const corrected = useRef<{ text: string; caret: number } | null>(null);
  const title = useSyncExternalStore(
    (changed) => editor.registerUpdateListener(changed),
    () => editor.getEditorState().read(() => $getState($getRoot(), titleState)),
  );

  // React moves the caret to the end when the value changes.
  useLayoutEffect(() => {
    if (corrected.current?.text === title && document.activeElement === field.current)
      field.current?.setSelectionRange(corrected.current.caret, corrected.current.caret);
  }, [title]);

  function write(text: string, tag: string): void {
    editor.update(() => $setState($getRoot(), titleState, text), {
      discrete: true,
      tag: [tag, SKIP_DOM_SELECTION_TAG],
    });
  }

  function change({ target, nativeEvent }: ChangeEvent<HTMLTextAreaElement>): void {
    const now = performance.now();
    const step = now - lastKey.current < ONE_STEP_MS ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG;
    lastKey.current = now;
    const text = target.value.replace(/\s*\n\s*/gu, ' ').slice(0, LONGEST_TITLE);
    write(text, step);
    corrected.current = null;
    const { asTyped, house } = getExtensionDependencyFromEditor(editor, TypographyExtension).output;
    if (!asTyped || text !== target.value || (nativeEvent as InputEvent).isComposing) return;
    const line = lineAsTyped(title, { text, caret: target.selectionStart }, { language, house });
    if (line === undefined || line.text.length > LONGEST_TITLE) return;
    corrected.current = line;
    // A separate step, so that undo restores the typed text.
    lastKey.current = 0;
    write(line.text, HISTORY_PUSH_TAG);
  }

  function key(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'Backspace' && corrected.current?.text === title) {
      event.preventDefault();
      undo(UNDO_COMMAND, event.currentTarget);
    } else if (
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

  /** Pastes several lines into the text instead of the title. */
  function paste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const { clipboardData } = event;
    const text = clipboardData.getData('text/plain');
    if (text.length <= LONGEST_TITLE && linesOf(text).length <= MOST_LINES) return;
    event.preventDefault();
    onText();
    // Commits the caret: the paste reads the text, and reading within an earlier update would freeze it.
    editor.read(() => undefined);
    editor.dispatchCommand(PASTE_COMMAND, new window.ClipboardEvent('paste', { clipboardData }));
  }

  /** Undo or redo moves the caret of the text; the focus stays in the title. */
  function undo(command: typeof UNDO_COMMAND, input: HTMLTextAreaElement): void {
    lastKey.current = 0;
    corrected.current = null;
    editor.dispatchCommand(command, undefined);
    queueMicrotask(() => input.focus({ preventScroll: true }));
  }

  return (
    <div className={styles.title} data-value={title}>
      <textarea
        ref={field}
        className={styles.titleInput}
        rows={1}
        value={title}
        lang={language}
        spellCheck={checked}
        aria-label={messages.title}
        placeholder={kind === 'interview' ? messages.titlePlaceholder : messages.titlePlaceholderArticle}
        data-escale-title=""
        onChange={change}
        onKeyDown={key}
        onPaste={paste}
      />
    </div>
  );
}
