import { createContext, useContext } from 'react';
import type { Dispatch, ReactNode, RefObject } from 'react';
import type { Kind, Post } from '#interview/document.ts';
import type { Command } from '#contract/commands.ts';
import type { OpenPost } from '#contract/posts.ts';
import type { Publication } from '#contract/shapes.ts';
import type { AnswersState } from '../answers/use-answers.ts';
import type { PostCheckActs } from '../checks/use-check-acts.ts';
import type { EditorHandle } from '../editor/surface/Editor.tsx';
import type { ToolsLink } from '../editor/toolbar/tools-link.ts';
import type { KeptStates } from '../history/use-kept-states.ts';
import type { Autosaves } from '../saving/autosaves.ts';
import type { View, ViewAction } from '../ui/window/view.ts';
import type { PostActions } from './use-post-actions.ts';

/** What the window gives to the post that is open in it. */
export type PostPosition = Readonly<{
  view: View;
  dispatch: Dispatch<ViewAction>;
  panel: 'beside' | 'over' | 'preview' | 'post' | 'hidden';
  /** Another screen takes the place of the text, which keeps its undo meanwhile. */
  covered: boolean;
  autosaves: Autosaves;
  editorRef: RefObject<EditorHandle | null>;
  /** What stands above the text, around the text's own tools. */
  header: (tools?: ReactNode, kind?: Kind) => ReactNode;
  actions: PostActions;
  onCaret: (caret: string) => void;
  onCommand: (command: Command) => void;
  /** To all that somebody said, in every post. */
  onSearchPerson: (name: string) => void;
  onSearch: (query: string) => void;
}>;

/** The open post, for all that stands around its text. */
export type OpenedPost = PostPosition &
  Readonly<{
    post: OpenPost;
    /** As last read from the editor. */
    document: Post;
    /** A post in the bin is read, not sent or added to. */
    binned: boolean;
    /** Of the real blog before the practice blog; undefined: on no blog. */
    publication: Publication | undefined;
    answers: AnswersState;
    setLabels: (labels: string[]) => void;
    checkActs: PostCheckActs;
    kept: KeptStates;
    /** Everything acknowledged, and the number of that save. The same function at each render. */
    save: () => Promise<number>;
    onDialog: (dialog: View['dialog'], part?: View['settingsPart']) => void;
    /** The library holds another text of this post, which takes the place of this one. */
    onReplaced: () => void;
    /** The same, where the text was chosen by the author: it comes into the open one, which keeps its place and its undo. */
    takeChosen: () => Promise<void>;
  }>;

/**
 * Where what stands around the open post's text is drawn; the text stands where the post does. The frame stays while one post
 * gives way to another; null: it is not there.
 */
export type PostFrame = Readonly<{
  /** What is heard first of the region of the text. */
  heading: HTMLElement | null;
  panel: HTMLElement | null;
  status: HTMLElement | null;
  tools: ToolsLink;
  /** What the frame shows of the post that stands in it; `kind` undefined: a post that is not written, only read. */
  show: (kind: Kind | undefined) => void;
}>;

export const OpenedPostContext = createContext<OpenedPost | undefined>(undefined);

/** The post that is open. Only inside PostArea. */
export function useOpenedPost(): OpenedPost {
  const value = useContext(OpenedPostContext);
  if (value === undefined) throw new Error('useOpenedPost stands outside PostArea');
  return value;
}
