/** What the cards of videos show of their completion (complete-videos.ts), apart so that what draws them can read it. */
import type { LexicalEditor } from 'lexical';

/** `refused`: the site has nothing to tell of it. `settled`: nothing is awaited. */
export type VideoState = 'asking' | 'waiting' | 'refused' | 'settled';

export type VideoCompletion = Readonly<{
  stateOf: (url: string) => VideoState;
  subscribe: (listener: () => void) => () => void;
  /** On the author's act: now, whatever came before. */
  ask: (url: string) => void;
  end: () => void;
}>;

const completions = new WeakMap<LexicalEditor, VideoCompletion>();

/** Undefined once the editor's extensions are gone. */
export function videosOf(editor: LexicalEditor): VideoCompletion | undefined {
  return completions.get(editor);
}

export function keepVideosOf(editor: LexicalEditor, completion: VideoCompletion): void {
  completions.set(editor, completion);
}
