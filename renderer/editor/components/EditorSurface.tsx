import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { createPortal } from 'react-dom';
import { useRef, type CSSProperties, type ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { runCommand } from '../commands.ts';
import type { EditorProps } from '../Editor.tsx';
import type { Command } from '../types.ts';
import { useFindBar } from '../find/use-find-bar.tsx';
import { insertPicture } from '../pictures.ts';
import { focusText } from '../focus-text.ts';
import { focusBody } from './focus-body.ts';
import { LinkLayer, OPEN_LINK_COMMAND } from './LinkLayer.tsx';
import { NameOffer } from './NameOffer.tsx';
import { NameInLine } from './NameInLine.tsx';
import { SlashMenu } from './SlashMenu.tsx';
import { TitleField } from './TitleField.tsx';
import { PasteOffer } from '../paste/PasteOffer.tsx';
import { pastePlain } from '../paste/plain.ts';
import { Toolbar } from './Toolbar.tsx';
import { INSERT_VIDEO_COMMAND, VideoLayer } from './VideoLayer.tsx';
import { useCaret } from './use-caret.ts';
import { useHandle } from './use-handle.ts';
import { useTurn } from './use-turn.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useSpelling } from './use-spelling.ts';
import { useTypography } from '../typography/use-typography.tsx';
import styles from './Editor.module.css';

type EditorSurfaceProps = Omit<EditorProps, 'postId' | 'onNotice' | 'onDocument' | 'onAnswers'>;

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
  checkSpelling = false,
}: EditorSurfaceProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const { editor: messages, blocks: blockWords } = useMessages();
  const page = useRef<HTMLDivElement>(null);
  const refocus = (): void => focusText(editor);
  const find = useFindBar();
  const typography = useTypography(refocus);
  const interview = document.kind === 'interview';

  /** False when the command is not the editor's. */
  function run(command: Command): boolean {
    if (find.run(command) || typography.run(command)) return true;
    if (command === 'link') editor.dispatchCommand(OPEN_LINK_COMMAND, undefined);
    else if (command === 'paste-plain') pastePlain(editor);
    else if (command === 'toolbar') tools?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
    else if (command === 'insert-video') editor.dispatchCommand(INSERT_VIDEO_COMMAND, undefined);
    else if (command === 'insert-picture' || command === 'insert-gallery') void insertPicture(editor);
    else if (!runCommand(editor, command)) return false;
    // Those two open the field of a name, which has the focus then.
    else if (command !== 'turn-people' && command !== 'split-turn') refocus();
    return true;
  }

  useHandle({ ref, document, run, onChange });
  useCaret({ caret, onCaret, emptyTitle: document.title === '' });
  useTurn(onQuestion);
  useShortcuts(run);
  const checked = useSpelling({ document, language, wanted: checkSpelling });

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
        createPortal(<Toolbar place={tools} interview={interview} run={run} refocus={refocus} />, tools)}
      {find.bar}
      <div className={styles.scroll} data-escale-scroll="">
        <div
          ref={page}
          className={styles.page}
          style={placeholders}
          lang={language}
          data-kind={document.kind}
        >
          <TitleField
            kind={document.kind}
            language={language}
            checked={checked}
            onEnter={() => focusBody(editor)}
          />
          <ContentEditable
            className={styles.text ?? ''}
            ariaLabel={messages.body}
            aria-multiline="true"
            spellCheck={checked}
            data-escale-text=""
          />
          {typography.dialog}
          <NameInLine page={page} />
          <NameOffer page={page} />
          <SlashMenu onCommand={(command) => run(command) || onCommand?.(command)} />
          <LinkLayer page={page} />
          <VideoLayer />
        </div>
      </div>
      <PasteOffer />
    </>
  );
}

/** As a CSS string: the words of empty blocks are drawn by CSS, so that they are never text. */
function cssText(words: string): string {
  return JSON.stringify(words);
}
