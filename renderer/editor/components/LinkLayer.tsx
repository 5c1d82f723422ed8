import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  getNearestEditorFromDOMNode,
  mergeRegister,
  type LexicalCommand,
  type LexicalEditor,
} from 'lexical';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { $setLink, linkAtCaret } from '../edit/links.ts';
import { LINK_IN_LINE_COMMAND } from '../line-editor.ts';
import { servicesOf } from '../services.ts';
import { LinkEditor } from './LinkEditor.tsx';
import styles from './Editor.module.css';

/** Ctrl+K: asks for the address of the link at the caret, in the text or in a card's line that has the focus. */
export const OPEN_LINK_COMMAND: LexicalCommand<void> = createCommand('escale/open-link');

type LinkLayerProps = Readonly<{ page: RefObject<HTMLElement | null> }>;

/** The link editor, where the caret is; the focus goes back there. */
export function LinkLayer({ page }: LinkLayerProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const refusal = useMessages().editor.linkWords;
  const anchor = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState<{ line: LexicalEditor; url: string | null } | null>(null);

  useEffect(() => {
    const start = (line: LexicalEditor): boolean => {
      const url = linkAtCaret(line);
      if (url === undefined) servicesOf(editor).notify({ tone: 'info', text: refusal });
      else {
        placeAtCaret(anchor.current, page.current);
        setOpen({ line, url });
      }
      return true;
    };
    return mergeRegister(
      editor.registerCommand(LINK_IN_LINE_COMMAND, start, COMMAND_PRIORITY_EDITOR),
      editor.registerCommand(
        OPEN_LINK_COMMAND,
        () => {
          const active = document.activeElement;
          return start((active === null ? null : getNearestEditorFromDOMNode(active)) ?? editor);
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    );
  }, [editor, page, refusal]);

  function close(): void {
    open?.line.focus();
    setOpen(null);
  }

  return (
    <>
      <span ref={anchor} className={styles.linkAnchor} />
      {open !== null && (
        <LinkEditor
          post={editor}
          services={servicesOf(editor)}
          url={open.url}
          anchor={anchor}
          within={page.current?.parentElement ?? null}
          onLink={(address, words) => {
            open.line.update(() => $setLink(address, words), { discrete: true, tag: 'history-push' });
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}

/** Lays an invisible mark over the caret: what opens there stands under it, or over it, never on it. */
function placeAtCaret(mark: HTMLElement | null, page: HTMLElement | null): void {
  const selection = window.getSelection();
  if (mark === null || page === null || selection === null || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const caret = caretBox(range);
  const around = page.getBoundingClientRect();
  mark.style.insetBlockStart = `${caret.top - around.top}px`;
  mark.style.insetInlineStart = `${caret.left - around.left}px`;
  mark.style.blockSize = `${caret.height}px`;
}

/** An empty line has no box of its own: its element has. */
function caretBox(range: Range): DOMRect {
  const box = range.getBoundingClientRect();
  if (box.height > 0) return box;
  const node = range.startContainer;
  return (node instanceof Element ? node : node.parentElement)?.getBoundingClientRect() ?? box;
}
