import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useRef, useEffect, useLayoutEffect, useState, type CSSProperties, type ReactNode } from 'react';
import {
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
  $getRoot,
  $isElementNode,
  type LexicalEditor,
} from 'lexical';
import type { Post } from '#interview/document.ts';
import { dictionaryOf } from '#interview/spelling.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { runCommand } from '../commands/commands.ts';
import type { EditorProps } from './Editor.tsx';
import type { Command } from '../model/types.ts';
import { useFindBar } from '../find/FindBar.tsx';
import { insertPicture } from '../cards/pictures.ts';
import { focusText } from '../core/focus-text.ts';
import { NameOffer } from '../names/NameOffer.tsx';
import { NameInLine } from '../names/NameInLine.tsx';
import { SlashMenu } from './SlashMenu.tsx';
import { TitleField } from './TitleField.tsx';
import { PasteOffer } from '../paste/PasteOffer.tsx';
import { pastePlain } from '../paste/plain-paste.ts';
import { HtmlLayer } from '../cards/HtmlLayer.tsx';
import { INSERT_VIDEO_COMMAND, VideoLayer } from '../cards/VideoLayer.tsx';
import { dimAroundCaret, holdCaretLine } from './focus-view.ts';
import { useHandle } from './use-handle.ts';
import type { ToolsLink } from '../toolbar/tools-link.ts';
import { useTypography } from '../typography/use-typography.tsx';
import { afterPaint } from '../../ui/window/after-paint.ts';
import { call } from '../../bridge/call.ts';
import { spellingInput, watchSpelling } from '../extensions/spelling.ts';
import { OPEN_HTML_COMMAND } from '../cards/html-command.ts';
import { servicesOf } from '../core/services.ts';
import { $caretPosition, $restoreCaret } from '../edit/caret-position.ts';
import { announceTurns, followQuestion } from '../extensions/caret-turn.ts';
import { catchUp } from '../core/late-caret.ts';
import { layOutAround } from '../core/staged-layout.ts';
import { $isEmptyBlock } from '../edit/blocks.ts';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import styles from './Editor.module.css';
import { LinkLayer, OPEN_LINK_COMMAND } from './LinkLayer.tsx';
import { useKind } from '../core/use-kind.ts';

type EditorSurfaceProps = Omit<EditorProps, 'postId' | 'onNotice' | 'onDocument' | 'onAnswers'>;

/** Title, text, and the layers over them. */
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
  focusPart = 'all',
  typewriter = false,
}: EditorSurfaceProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const { editor: messages, blocks: blockWords } = useMessages();
  const page = useRef<HTMLDivElement>(null);
  const refocus = (): void => focusText(editor);
  const find = useFindBar();
  const typography = useTypography(refocus);
  const kind = useKind();
  const interview = kind === 'interview';

  /** Runs a command of the editor; false for other commands. */
  function run(command: Command): boolean {
    if (find.run(command) || typography.run(command)) return true;
    if (command === 'link') editor.dispatchCommand(OPEN_LINK_COMMAND, undefined);
    else if (command === 'paste-plain') pastePlain(editor);
    else if (command === 'toolbar') tools.focus();
    else if (command === 'insert-video') editor.dispatchCommand(INSERT_VIDEO_COMMAND, undefined);
    else if (command === 'insert-html') editor.dispatchCommand(OPEN_HTML_COMMAND, undefined);
    else if (command === 'insert-picture' || command === 'insert-gallery') void insertPicture(editor);
    else if (!runCommand(editor, command)) return false;
    // These two focus the name field.
    else if (command !== 'turn-people' && command !== 'split-turn') refocus();
    return true;
  }

  function runFromMenu(command: Command): boolean {
    catchUp(editor);
    return run(command);
  }

  useHandle({ ref, document, run: runFromMenu, onChange });
  useCaret({ caret, onCaret, emptyTitle: document.title === '' });
  useTurn(onQuestion);
  useShortcuts(run);
  useLayoutEffect(
    () => (focusPart === 'all' ? undefined : dimAroundCaret(editor, focusPart)),
    [editor, focusPart],
  );
  useLayoutEffect(() => (typewriter ? holdCaretLine(editor) : undefined), [editor, typewriter]);
  useTools(tools, run, refocus);
  const isSpellChecked = useSpelling({ document, language, enabled: checkSpelling });

  const placeholders = {
    '--escale-lead': cssText(messages.lead),
    '--escale-question': cssText(messages.questionPlaceholder),
    '--escale-answer': cssText(messages.answerPlaceholder),
    ...Object.fromEntries(
      Object.entries(blockWords.hints).map(([line, words]) => [`--escale-${line}`, cssText(words)]),
    ),
    '--escale-first': cssText(
      interview ? messages.bodyPlaceholderInterview : messages.bodyPlaceholderArticle,
    ),
  } as CSSProperties;

  return (
    <>
      {find.bar}
      <div className={styles.scroll} data-escale-scroll="">
        <div ref={page} className={styles.page} style={placeholders} lang={language} data-kind={kind}>
          <TitleField
            kind={kind}
            language={language}
            checked={isSpellChecked}
            onEnter={() => (kind === 'interview' ? focusLead(editor) : focusBody(editor))}
            onText={() => focusBody(editor)}
          />
          <ContentEditable
            className={styles.text ?? ''}
            ariaLabel={messages.body}
            aria-multiline="true"
            spellCheck={isSpellChecked}
            data-escale-text=""
          />
          {typography.dialog}
          <NameInLine page={page} />
          <NameOffer page={page} />
          <SlashMenu onCommand={(command) => run(command) || onCommand?.(command)} />
          <LinkLayer page={page} />
          <VideoLayer />
          <HtmlLayer />
        </div>
      </div>
      <PasteOffer />
    </>
  );
}

/** A CSS string: placeholders of empty blocks are drawn by CSS, so that they are never text. */
function cssText(words: string): string {
  return JSON.stringify(words);
}

/** Registers Ctrl+K for the link. Keys of the interview are in interview-keys.ts and turn-commands.ts. */
function useShortcuts(run: (command: Command) => void): void {
  const [editor] = useLexicalComposerContext();
  const current = useRef(run);
  useEffect(() => {
    current.current = run;
  });
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (
            event.key.toLowerCase() !== 'k' ||
            !(event.ctrlKey || event.metaKey) ||
            event.shiftKey ||
            event.altKey
          )
            return false;
          event.preventDefault();
          current.current('link');
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor],
  );
}

type Spelled = Readonly<{ document: Post; language: string; enabled: boolean }>;

/**
 * Configures the spelling checker with the languages of this post and the names of its people.
 * @returns whether text in the post's own language is checked
 */
function useSpelling({ document, language, enabled }: Spelled): boolean {
  const [editor] = useLexicalComposerContext();
  // Only the first document: later ones come from this editor.
  const [first] = useState(document);
  useEffect(() => {
    let sentKey = '';
    let end: (() => void) | undefined;
    // After the first paint, so that the text is shown before its misspellings.
    const forget = afterPaint(() => {
      end = watchSpelling(editor, first, (passages, people, unjudged) => {
        const { languages, words } = spellingInput(language, passages.slice(1), people, unjudged);
        const input = { languages: enabled ? [...languages] : [], words: [...words] };
        const key = JSON.stringify(input);
        if (key === sentKey) return;
        sentKey = key;
        call('spelling.configure', input).catch((thrown: unknown) => {
          const services = servicesOf(editor);
          services.notify({ tone: 'alert', text: services.failure(thrown) });
        });
      });
    });
    return () => {
      forget();
      end?.();
    };
  }, [editor, first, language, enabled]);
  return enabled && dictionaryOf(language) !== undefined;
}

type CaretGiven = Readonly<{
  caret: string | undefined;
  onCaret: ((caret: string) => void) | undefined;
  emptyTitle: boolean;
}>;

/** Restores the caret, and reports its position immediately, since the window may close at any key. */
function useCaret({ caret, onCaret, emptyTitle }: CaretGiven): void {
  const [editor] = useLexicalComposerContext();
  const tell = useRef(onCaret);
  const first = useRef({ caret, emptyTitle });
  useEffect(() => {
    tell.current = onCaret;
  });

  useEffect(() => {
    const { caret: position } = first.current;
    if (position === undefined) return;
    editor.update(() => $restoreCaret(position), {
      tag: 'history-merge',
      onUpdate: () => scrollToCaret(editor),
    });
  }, [editor]);

  useEffect(() => {
    let last: string | undefined;
    return editor.registerUpdateListener(({ editorState }) => {
      const position = editorState.read(() => $caretPosition());
      if (position === undefined || position === last) return;
      last = position;
      tell.current?.(position);
    });
  }, [editor]);
}

/** Scrolls again after the fonts have loaded, which moves lines, unless the caret has moved. */
function scrollToCaret(editor: LexicalEditor): void {
  const root = editor.getRootElement();
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  const offset = selection?.anchorOffset;
  const element = node instanceof Element ? node : node?.parentElement;
  if (root === null || element === null || element === undefined || !root.contains(element)) return;
  layOutAround(editor, element);
  element.scrollIntoView({ block: 'center' });
  void document.fonts.ready.then(() => {
    if (selection?.anchorNode === node && selection?.anchorOffset === offset && element.isConnected)
      element.scrollIntoView({ block: 'center' });
  });
}

/** Reports the turn at the caret to screen readers and the outline. */
function useTurn(onQuestion: ((question: string | null) => void) | undefined): void {
  const [editor] = useLexicalComposerContext();
  const tell = useRef(onQuestion);
  useEffect(() => {
    tell.current = onQuestion;
  });
  useEffect(() => announceTurns(editor), [editor]);
  useEffect(() => followQuestion(editor, (question) => tell.current?.(question)), [editor]);
}

/** Moves from the title of an interview to its lead; Enter there moves to the first question. */
function focusLead(editor: LexicalEditor): void {
  editor.update(() => $getRoot().selectStart());
  editor.focus(undefined, { defaultSelection: 'rootStart' });
}

/** Moves from the title to the body, skipping an empty lead. */
function focusBody(editor: LexicalEditor): void {
  editor.update(() => {
    const blocks = $getRoot().getChildren();
    const body = blocks.find((block) => !$isLeadNode(block) || !$isEmptyBlock(block));
    if (body !== undefined && $isElementNode(body)) body.selectStart();
    else body?.selectPrevious();
  });
  editor.focus(undefined, { defaultSelection: 'rootStart' });
}

/** Connects the tools above to this text until it unmounts. */
function useTools(tools: ToolsLink, run: (command: Command) => boolean, refocus: () => void): void {
  const [editor] = useLexicalComposerContext();
  const current = useRef({ run, refocus });
  useEffect(() => {
    current.current = { run, refocus };
  });
  useLayoutEffect(
    () =>
      tools.attach(editor, {
        run: (command) => void current.current.run(command),
        refocus: () => current.current.refocus(),
      }),
    [tools, editor],
  );
}
