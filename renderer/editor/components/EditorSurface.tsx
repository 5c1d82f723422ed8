import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { FORMAT_TEXT_COMMAND } from 'lexical';
import { createPortal } from 'react-dom';
import { useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { linkAtCaret, runCommand } from '../commands.ts';
import type { EditorProps } from '../Editor.tsx';
import { servicesOf } from '../services.ts';
import type { Command } from '../types.ts';
import { useFindBar } from '../find/use-find-bar.tsx';
import { insertPicture } from '../pictures.ts';
import { focusBody } from './focus-body.ts';
import { LinkEditor } from './LinkEditor.tsx';
import { NameInLine } from './NameInLine.tsx';
import { SlashMenu } from './SlashMenu.tsx';
import { TitleField } from './TitleField.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useCaret } from './use-caret.ts';
import { useHandle } from './use-handle.ts';
import { useTurn } from './use-turn.ts';
import { useShortcuts } from './use-shortcuts.ts';
import styles from './Editor.module.css';

type EditorSurfaceProps = Omit<EditorProps, 'postId' | 'onNotice'>;

/** Toolbar, title and text, and what floats over them. */
export function EditorSurface({
  ref,
  document,
  language,
  caret,
  onChange,
  onCaret,
  onQuestion,
  onCommand,
  tools,
}: EditorSurfaceProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const { editor: messages, blocks: blockWords } = useMessages();
  const page = useRef<HTMLDivElement>(null);
  const linkAnchor = useRef<HTMLSpanElement>(null);
  const [link, setLink] = useState<string | null | undefined>(undefined);
  const find = useFindBar();
  const interview = document.kind === 'interview';

  /** False when the command is not the editor's. */
  function run(command: Command): boolean {
    if (find.run(command)) return true;
    if (command === 'link') openLink();
    else if (command === 'insert-picture') void insertPicture(editor);
    else if (!runCommand(editor, command)) return false;
    // Those two open the field of a name, which has the focus then.
    else if (command !== 'turn-people' && command !== 'split-turn') focusText();
    return true;
  }

  function focusText(): void {
    editor.focus(undefined, { defaultSelection: 'rootStart' });
  }

  function openLink(): void {
    const url = linkAtCaret(editor);
    if (url === undefined) {
      servicesOf(editor).notify({ tone: 'info', text: messages.linkWords });
      return;
    }
    placeAtCaret(linkAnchor.current, page.current);
    setLink(url);
  }

  useHandle({ ref, document, run, onChange });
  useCaret({ caret, onCaret, emptyTitle: document.title === '' });
  useTurn(onQuestion);
  useShortcuts(run);

  const placeholders = {
    '--escale-lead': cssText(messages.lead),
    '--escale-question': cssText(messages.questionPlaceholder),
    '--escale-answer': cssText(messages.answerPlaceholder),
    '--escale-source': cssText(blockWords.source),
    '--escale-caption': cssText(blockWords.tableCaption),
    '--escale-first': cssText(
      interview ? messages.bodyPlaceholderInterview : messages.bodyPlaceholderArticle,
    ),
  } as CSSProperties;

  return (
    <>
      {tools !== null &&
        createPortal(
          <Toolbar
            interview={interview}
            run={run}
            format={(format) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, format)}
            refocus={focusText}
          />,
          tools,
        )}
      {find.bar}
      <div className={styles.scroll} data-escale-scroll="">
        <div
          ref={page}
          className={styles.page}
          style={placeholders}
          lang={language}
          data-kind={document.kind}
        >
          <TitleField kind={document.kind} language={language} onEnter={() => focusBody(editor)} />
          <ContentEditable
            className={styles.text ?? ''}
            ariaLabel={messages.body}
            aria-multiline="true"
            spellCheck={false}
            data-escale-text=""
            data-numbered={document.numbered === true ? '' : undefined}
          />
          <NameInLine page={page} />
          <SlashMenu onCommand={(command) => run(command) || onCommand?.(command)} />
          <span ref={linkAnchor} className={styles.linkAnchor} />
          {link !== undefined && (
            <LinkEditor
              url={link}
              anchor={linkAnchor}
              onClose={() => {
                setLink(undefined);
                focusText();
              }}
            />
          )}
        </div>
      </div>
    </>
  );
}

/** As a CSS string: the words of empty blocks are drawn by CSS, so that they are never text. */
function cssText(words: string): string {
  return JSON.stringify(words);
}

/** Moves an invisible mark to the caret, for what opens there. */
function placeAtCaret(mark: HTMLElement | null, page: HTMLElement | null): void {
  const range = window.getSelection()?.rangeCount === 0 ? undefined : window.getSelection()?.getRangeAt(0);
  if (mark === null || page === null || range === undefined) return;
  const caret = range.getBoundingClientRect();
  const around = page.getBoundingClientRect();
  mark.style.insetBlockStart = `${caret.bottom - around.top}px`;
  mark.style.insetInlineStart = `${caret.left - around.left}px`;
}
