import { createContext, useContext } from 'react';
import type { Dispatch, ReactNode, RefObject } from 'react';
import type { Kind, Post } from '#interview/document.ts';
import type { Command } from '#contract/commands.ts';
import type { OpenPost } from '#contract/posts.ts';
import type { TurnApproval } from '#contract/returns.ts';
import type { Publication } from '#contract/shapes.ts';
import type { AnswersState } from '../answers/use-answers.ts';
import type { PostCheckActs } from '../checks/use-check-acts.ts';
import type { EditorHandle } from '../editor/surface/Editor.tsx';
import type { ToolsLink } from '../editor/toolbar/tools-link.ts';
import type { RevisionDialogs } from '../history/use-revision-dialogs.ts';
import type { Autosaves } from '../saving/autosaves.ts';
import type { View, ViewAction } from '../ui/window/view.ts';
import type { PostActions } from './use-post-actions.ts';

/** The window's data and handlers for the open post. */
export type PostPosition = Readonly<{
  view: View;
  dispatch: Dispatch<ViewAction>;
  panel: 'beside' | 'over' | 'preview' | 'post' | 'hidden';
  /** Whether another screen covers the text, which keeps its undo history. */
  isCovered: boolean;
  autosaves: Autosaves;
  editorRef: RefObject<EditorHandle | null>;
  /** The header above the text, around the text's own tools. */
  header: (tools?: ReactNode, kind?: Kind) => ReactNode;
  actions: PostActions;
  onCaret: (caret: string) => void;
  onCommand: (command: Command) => void;
  /** Searches for all that a person said, in every post. */
  onSearchPerson: (name: string) => void;
  onSearch: (query: string) => void;
}>;

/** The open post, for the components around its text. */
export type OpenedPost = PostPosition &
  Readonly<{
    post: OpenPost;
    /** The text as last read from the editor. */
    document: Post;
    /** Whether the post is in the bin, and read-only. */
    binned: boolean;
    /** On the real blog, else on the practice blog; undefined on neither. */
    publication: Publication | undefined;
    answers: AnswersState;
    /** Statements of people about its turns. */
    stated: readonly TurnApproval[];
    setLabels: (labels: string[]) => void;
    checkActs: PostCheckActs;
    revisionDialogs: RevisionDialogs;
    /** Saves everything; returns the save number. The same function at each render. */
    save: () => Promise<number>;
    onDialog: (dialog: View['dialog'], part?: View['settingsPart']) => void;
    /** The library has another text of this post, which replaces this one. */
    onReplaced: () => void;
    /** The library has a text that the author chose: it replaces the open one, keeping position and undo history. */
    takeChosen: () => Promise<void>;
  }>;

/**
 * The elements for the components around the open post's text. The frame stays mounted across posts; null elements are
 * not rendered.
 */
export type PostFrame = Readonly<{
  /** The first element announced in the region of the text. */
  heading: HTMLElement | null;
  panel: HTMLElement | null;
  status: HTMLElement | null;
  tools: ToolsLink;
  /** Shows the header for a kind of post; undefined for a read-only post. */
  show: (kind: Kind | undefined) => void;
}>;

export const OpenedPostContext = createContext<OpenedPost | undefined>(undefined);

/** The open post. Only inside PostArea. */
export function useOpenedPost(): OpenedPost {
  const value = useContext(OpenedPostContext);
  if (value === undefined) throw new Error('useOpenedPost stands outside PostArea');
  return value;
}
