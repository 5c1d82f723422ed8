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
import { pastePlain } from '../paste/plain.ts';
import { HtmlLayer } from '../cards/HtmlLayer.tsx';
import { INSERT_VIDEO_COMMAND, VideoLayer } from '../cards/VideoLayer.tsx';
import { dimAroundCaret, holdCaretLine } from './focus-view.ts';
import { useHandle } from './use-handle.ts';
import type { ToolsLink } from '../toolbar/tools-link.ts';
import { useTypography } from '../typography/use-typography.tsx';
import { afterPaint } from '../../ui/window/after-paint.ts';
import { call } from '../../bridge/call.ts';
import { spelledIn, watchSpelled } from '../extensions/spelling.ts';
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

/** Title and text, and what floats over them. */
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

  /** False when the command is not the editor's. */
  function run(command: Command): boolean {
    if (find.run(command) || typography.run(command)) return true;
    if (command === 'link') editor.dispatchCommand(OPEN_LINK_COMMAND, undefined);
    else if (command === 'paste-plain') pastePlain(editor);
    else if (command === 'toolbar') tools.focus();
    else if (command === 'insert-video') editor.dispatchCommand(INSERT_VIDEO_COMMAND, undefined);
    else if (command === 'insert-html') editor.dispatchCommand(OPEN_HTML_COMMAND, undefined);
    else if (command === 'insert-picture' || command === 'insert-gallery') void insertPicture(editor);
    else if (!runCommand(editor, command)) return false;
    // Those two open the field of a name, which has the focus then.
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
  const checked = useSpelling({ document, language, wanted: checkSpelling });

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
            checked={checked}
            onEnter={() => (kind === 'interview' ? focusLead(editor) : focusBody(editor))}
            onText={() => focusBody(editor)}
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
          <HtmlLayer />
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

/** Ctrl+K for the link. The interview has its own keys (interview-keys.ts, turn-commands.ts). */
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

type Spelled = Readonly<{ document: Post; language: string; wanted: boolean }>;

/**
 * Keeps the checker to the languages of this post and to the names of its people.
 * @returns whether the text in the post's own language is checked
 */
function useSpelling({ document, language, wanted }: Spelled): boolean {
  const [editor] = useLexicalComposerContext();
  // The first document only: later ones come from this very editor.
  const [first] = useState(document);
  useEffect(() => {
    let told = '';
    let end: (() => void) | undefined;
    // The words are seen before those that are misspelt.
    const forget = afterPaint(() => {
      end = watchSpelled(editor, first, (passages, people, unjudged) => {
        const { languages, words } = spelledIn(language, passages.slice(1), people, unjudged);
        const input = { languages: wanted ? [...languages] : [], words: [...words] };
        const key = JSON.stringify(input);
        if (key === told) return;
        told = key;
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
  }, [editor, first, language, wanted]);
  return wanted && dictionaryOf(language) !== undefined;
}

type CaretGiven = Readonly<{
  caret: string | undefined;
  onCaret: ((caret: string) => void) | undefined;
  emptyTitle: boolean;
}>;

/** Comes back to where the author was, and says where they are: at once, since the window may close at any key. */
function useCaret({ caret, onCaret, emptyTitle }: CaretGiven): void {
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
      onUpdate: () => scrollToCaret(editor),
    });
  }, [editor]);

  useEffect(() => {
    let last: string | undefined;
    return editor.registerUpdateListener(({ editorState }) => {
      const place = editorState.read(() => $caretPosition());
      if (place === undefined || place === last) return;
      last = place;
      tell.current?.(place);
    });
  }, [editor]);
}

/** Scrolls again once the fonts of the text have loaded, which moves its lines, unless the caret has moved meanwhile. */
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

/** Follows the turn the caret is in: said to screen readers, told to the outline. */
function useTurn(onQuestion: ((question: string | null) => void) | undefined): void {
  const [editor] = useLexicalComposerContext();
  const tell = useRef(onQuestion);
  useEffect(() => {
    tell.current = onQuestion;
  });
  useEffect(() => announceTurns(editor), [editor]);
  useEffect(() => followQuestion(editor, (question) => tell.current?.(question)), [editor]);
}

/** From the title of an interview to its lead; Enter there goes on to the first question. */
function focusLead(editor: LexicalEditor): void {
  editor.update(() => $getRoot().selectStart());
  editor.focus(undefined, { defaultSelection: 'rootStart' });
}

/** From the title: to the start of the body, past a lead that has not been written. */
function focusBody(editor: LexicalEditor): void {
  editor.update(() => {
    const blocks = $getRoot().getChildren();
    const body = blocks.find((block) => !$isLeadNode(block) || !$isEmptyBlock(block));
    if (body !== undefined && $isElementNode(body)) body.selectStart();
    else body?.selectPrevious();
  });
  editor.focus(undefined, { defaultSelection: 'rootStart' });
}

/** What is pressed in the tools above is done in this text, as long as it stands. */
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
