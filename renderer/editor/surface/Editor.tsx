/**
 * The editor: an interview as it is written. The document comes in once; changes are told by a function that reads the
 * document when asked, so that a key press never converts it.
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
import type { Chosen } from '#interview/quotation/of-post.ts';
import { Cards } from '../cards/Cards.tsx';
import { EditorSurface } from './EditorSurface.tsx';
import { useServices } from './use-services.ts';
import { editorExtension } from '../extensions/editor-extensions.ts';
import type { Direction, Drop } from '../edit/move-turn.ts';
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

export type { DroppedDocument, Hide, Notice, PastedAnswers, Position };

export type EditorHandle = {
  /** Puts the caret back where it was; in a new post, in the title. */
  focus(): void;
  /** Runs a command of the menu; those that are not the editor's do nothing. */
  run(command: Command): void;
  /** Scrolls to a turn, or to words in it, and shows it for a moment. */
  goTo(place: Position): void;
  read(): Post;
  setLabels(labels: string[]): void;
  /** '' takes it away. */
  setDescription(description: string): void;
  addParticipant(participant: Participant): void;
  updateParticipant(participant: Participant): void;
  /** One person's answers, and text for the end of the post, in one step to undo. */
  addAnswers(
    person: Participant | undefined,
    decisions: readonly Decision[],
    atEnd: readonly AnswerBlock[],
  ): void;
  /**
   * Whole blocks where the caret last was, in one step to undo; the focus stays where it is. The result undoes that step, or
   * returns false if the text changed since.
   */
  insertBlocks(blocks: readonly TopBlock[]): () => boolean;
  /** « Lire la suite » after the beginning of the text, in one step to undo. */
  setJumpBreak(): void;
  /** The words that are selected, by turn; none for a caret. */
  selectedWords(): readonly Chosen[];
  /** Moves a question with its answers past its neighbour. */
  moveQuestion(id: string, direction: Direction): void;
  dropQuestion(id: string, drop: Drop): void;
  /** Whether readers see questions numbered. */
  setNumbered(numbered: boolean): void;
  /** Their answers stay, without a name. */
  removeParticipant(id: string): void;
  /**
   * Changes the post as it stands, in one step to undo, and shows where; blocks that stay are given back as they came.
   * False where `change` had nothing to change any more.
   */
  mend(change: (post: Post) => Post | undefined): boolean;
  /** Another text of this post, chosen elsewhere, in one step to undo. What did not change stays, the caret with it. */
  takePost(post: Post): void;
};

export type EditorProps = Readonly<{
  ref?: Ref<EditorHandle>;
  /** Another id is another editor, with its own undo. */
  postId: string;
  document: Post;
  /** Of the post, as a BCP 47 tag. */
  language: string;
  /** What `onCaret` last said, to come back there. */
  caret?: string | undefined;
  /** Whether spelling is checked, where the post's language has a dictionary. */
  checkSpelling?: boolean;
  /** All text but this part is dimmed. */
  focusPart?: FocusPart;
  /** The line of the caret keeps its height in the window. */
  typewriter?: boolean;
  onChange: (read: () => Post) => void;
  onCaret?: ((caret: string) => void) | undefined;
  /** The id of the question the caret is in or under, when it changes. */
  onQuestion?: ((question: string | null) => void) | undefined;
  /** A command asked for in the text that is not the editor's own. */
  onCommand?: ((command: Command) => void) | undefined;
  onNotice?: ((notice: Notice) => Hide) | undefined;
  /** A document was dropped on the text. */
  onDocument?: ((dropped: DroppedDocument) => void) | undefined;
  /** A text was pasted that answers questions of the interview. */
  onAnswers?: ((pasted: PastedAnswers) => Hide) | undefined;
  /** Leads the tools, which stand outside the editor, to this one. */
  tools: ToolsLink;
}>;

/** Drawn again for what it is given alone: what is drawn around it changes at every answer of the library. */
export const Editor = memo(function Editor(props: EditorProps): ReactNode {
  return <PostEditor key={props.postId} {...props} />;
});

const silent = (): void => undefined;
const untold = (): Hide => silent;

function PostEditor({
  postId,
  document,
  language,
  onNotice = untold,
  onDocument = silent,
  onAnswers = untold,
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
  // The first document only: later ones come from this very editor.
  const [editor] = useState(() => buildEditorFromExtensions(editorExtension(document, services)));
  const [composer] = useState<LexicalComposerContextWithEditor>(() => [editor, { getTheme: () => THEME }]);
  const stands = useRef(false);
  useEffect(() => {
    stands.current = true;
    return () => {
      stands.current = false;
      // React's strict mode takes it away and puts it back at once, to see that one can.
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
