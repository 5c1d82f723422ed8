/**
 * The editor of a post. The document is read once; changes are reported with a function that reads the document on
 * demand, so that keys never convert it.
 */
import { buildEditorFromExtensions } from '@lexical/extension';
import {
  LexicalComposerContext,
  type LexicalComposerContextWithEditor,
} from '@lexical/react/LexicalComposerContext';
import { memo, useEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import type { FocusPart } from '#contract/library.ts';
import type { Decision } from '#interview/answers/merge-answers.ts';
import type { AnswerBlock, Participant, Post, TopBlock } from '#interview/document.ts';
import type { Selection } from '#interview/quotation/quoted-passage.ts';
import { Cards } from '../cards/Cards.tsx';
import { EditorSurface } from './EditorSurface.tsx';
import { useServices } from './use-services.ts';
import { editorExtension } from '../extensions/editor-extensions.ts';
import type { Direction, Drop } from '../edit/move-turn.ts';
import type { Passage } from '../edit/quotation.ts';
import type { Position } from '../find/position.ts';
import type { DroppedDocument, Hide, Notice, PastedAnswers } from '../core/services.ts';
import { THEME } from '../core/theme.ts';
import type { ToolsLink } from '../toolbar/tools-link.ts';
import type { Command } from '../model/types.ts';
import hidden from '../../ui/fields/hidden.module.css';
import styles from './Editor.module.css';
import './text.css';
import './blocks.css';
import '../names/name.css';
import type { TurnSign } from '../extensions/turn-view.ts';

export type { DroppedDocument, Hide, Notice, PastedAnswers, Position };

export type EditorHandle = {
  /** Puts the caret at its last position; in a new post, in the title. */
  focus(): void;
  /** Runs a command of the menu; commands of the page are ignored. */
  run(command: Command): void;
  /** Scrolls to a turn or to words in it, and highlights it briefly. */
  goTo(position: Position): void;
  read(): Post;
  setLabels(labels: string[]): void;
  /** '' removes it. */
  setDescription(description: string): void;
  addParticipant(participant: Participant): void;
  updateParticipant(participant: Participant): void;
  /** Adds one person's answers, and text at the end of the post, in one undo step. */
  addAnswers(
    person: Participant | undefined,
    decisions: readonly Decision[],
    atEnd: readonly AnswerBlock[],
  ): void;
  /**
   * Inserts whole blocks at the last caret, in one undo step; the focus does not move. The result undoes that step, or
   * returns false if the text changed since.
   */
  insertBlocks(blocks: readonly TopBlock[]): () => boolean;
  /** Inserts « Lire la suite » after the beginning of the text, in one undo step. */
  setJumpBreak(): void;
  /** The selected words by turn; none for a caret. */
  selectedWords(): readonly Selection[];
  /** The selected words with their turn, or the turn of the caret, for a note. */
  passage(): Passage;
  /** Shows signs beside the names of turns, in place of those before. */
  showSigns(signs: ReadonlyMap<string, TurnSign>): void;
  /** Moves a question with its answers past its neighbour. */
  moveQuestion(id: string, direction: Direction): void;
  dropQuestion(id: string, drop: Drop): void;
  /** Whether readers see questions numbered. */
  setNumbered(numbered: boolean): void;
  /** The person's answers stay, without a name. */
  removeParticipant(id: string): void;
  /**
   * Changes the post in one undo step and scrolls to the change; unchanged blocks keep their source. False if `change`
   * returned undefined.
   */
  changePost(change: (post: Post) => Post | undefined): boolean;
  /**
   * Replaces the text by another version of this post, in one undo step. Unchanged blocks keep their nodes, and the
   * caret.
   */
  replacePost(post: Post): void;
};

export type EditorProps = Readonly<{
  ref?: Ref<EditorHandle>;
  /** A new id creates a new editor with its own undo history. */
  postId: string;
  document: Post;
  /** The post's language, as a BCP 47 tag. */
  language: string;
  /** The position last reported by `onCaret`, to restore. */
  caret?: string | undefined;
  /** Whether spelling is checked, if the post's language has a dictionary. */
  checkSpelling?: boolean;
  /** The part of the text that is not dimmed. */
  focusPart?: FocusPart;
  /** Whether the caret's line keeps its height in the window. */
  typewriter?: boolean;
  onChange: (read: () => Post) => void;
  onCaret?: ((caret: string) => void) | undefined;
  /** Receives the id of the question at the caret, when it changes. */
  onQuestion?: ((question: string | null) => void) | undefined;
  /** Receives commands of the page requested in the text. */
  onCommand?: ((command: Command) => void) | undefined;
  onNotice?: ((notice: Notice) => Hide) | undefined;
  /** Receives a document dropped on the text. */
  onDocument?: ((dropped: DroppedDocument) => void) | undefined;
  /** Receives a pasted text that answers questions of the interview. */
  onAnswers?: ((pasted: PastedAnswers) => Hide) | undefined;
  /** Connects the tools, which are outside the editor, to this editor. */
  tools: ToolsLink;
}>;

/** Memoised: the surroundings render again at every answer of the library. */
export const Editor = memo(function Editor(props: EditorProps): ReactNode {
  return <PostEditor key={props.postId} {...props} />;
});

const doNothing = (): void => undefined;
const showNothing = (): Hide => doNothing;

function PostEditor({
  postId,
  document,
  language,
  onNotice = showNothing,
  onDocument = doNothing,
  onAnswers = showNothing,
  ...rest
}: EditorProps): ReactNode {
  const live = useRef<HTMLOutputElement>(null);
  const services = useServices({
    postId,
    language,
    onNotice,
    onDocument,
    onAnswers,
    announce: (text) => {
      if (live.current !== null) live.current.textContent = text;
    },
  });
  // Only the first document: later ones come from this editor.
  const [editor] = useState(() => buildEditorFromExtensions(editorExtension(document, services)));
  const [composer] = useState<LexicalComposerContextWithEditor>(() => [editor, { getTheme: () => THEME }]);
  const stands = useRef(false);
  useEffect(() => {
    stands.current = true;
    return () => {
      stands.current = false;
      // Deferred: React's strict mode unmounts and remounts it at once.
      queueMicrotask(() => {
        if (!stands.current) editor.dispose();
      });
    };
  }, [editor]);
  return (
    <div className={styles.editor}>
      <LexicalComposerContext value={composer}>
        <EditorSurface document={document} language={language} {...rest} />
        <Cards />
      </LexicalComposerContext>
      <output ref={live} className={hidden.hidden} aria-live="polite" />
    </div>
  );
}
