import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Post } from '#interview/document.ts';
import { AppError } from '#contract/failure.ts';
import type { OpenPost } from '#contract/posts.ts';
import { asAppError, subscribe } from '../bridge/call.ts';
import { holdAgain, holdPost, releasePost } from '../conflicts/hold-post.ts';
import type { Autosaves } from '../saving/autosaves.ts';
import { readPost, takePreloaded } from './read-post.ts';

type Opening = Readonly<
  | { kind: 'loading' }
  | { kind: 'failed'; failure: AppError; retry: () => void }
  /** `document`: the stored text, or an unsaved one left in this window. */
  | { kind: 'open'; post: OpenPost; document: Post }
>;

/** The post in the editor area. `turn` changes each time a post is opened. */
export type DisplayedPost = Readonly<{ postId: string; turn: string; opening: Opening }>;

const LOADING: Opening = { kind: 'loading' };
/** Time in ms after which the previous post is no longer shown while the next one loads. */
const LONGEST_STAY = 300;

/**
 * Loads the requested post. The previous text stays until the next is loaded, so that nothing is blank and the layout
 * runs once. A reload of the same post does not keep its old text.
 */
export function useDisplayedPost(postId: string, turn: string, autosaves: Autosaves): DisplayedPost {
  const [last, setDisplayed] = useState<DisplayedPost>({ postId, turn, opening: LOADING });
  const waits = last.turn !== turn;
  const displayed = waits && last.postId === postId ? { postId, turn, opening: LOADING } : last;
  const latest = useRef(displayed);
  useLayoutEffect(() => {
    latest.current = displayed;
  });

  // A preloaded text is rendered with the press, in one frame.
  useLayoutEffect(() => {
    let current = true;
    let failed = false;
    const say = (opening: Opening): void => setDisplayed({ postId, turn, opening });
    function show(post: OpenPost): void {
      const document = autosaves.open(post).unsavedDocument() ?? post.document;
      say({ kind: 'open', post, document });
    }
    function load(hold: ReturnType<typeof holdPost>): void {
      failed = false;
      Promise.all([readPost(postId), hold])
        .then(([post, text]) => {
          if (text === 'elsewhere') throw new AppError('post.open-elsewhere');
          if (current) show(post);
          return undefined;
        })
        .catch((thrown: unknown) => {
          if (!current) return;
          failed = true;
          say({ kind: 'failed', failure: asAppError(thrown), retry: again });
        });
    }
    function again(): void {
      say(LOADING);
      load(holdAgain(postId));
    }
    /** Not with unsaved words, which the library refuses and the window keeps. */
    function reload(): void {
      if (current && autosaves.get(postId)?.pending !== true) again();
    }
    /** Another window changed the text in the library, for example by an act on several posts. */
    async function follow(): Promise<void> {
      const autosave = autosaves.get(postId);
      if (autosave === undefined || autosave.pending) return;
      const text = await holdAgain(postId);
      if (typeof text === 'number' && text !== autosave.saveNumber) reload();
    }
    const hold = holdPost(postId);
    // Ignored if another post has replaced it.
    if (latest.current.turn !== turn || latest.current.opening.kind !== 'open') {
      const ready = takePreloaded(postId);
      if (ready === undefined) load(hold);
      else {
        show(ready.post);
        void ready.isLatest.then((isLatest) => (isLatest ? undefined : reload()));
      }
    }
    const patience = setTimeout(() => {
      if (latest.current.turn !== turn) say(LOADING);
    }, LONGEST_STAY);
    const end = subscribe('backend.restarted', () => {
      if (failed) again();
      else void holdAgain(postId);
    });
    const endLeft = subscribe('posts.left', ({ ids }) => {
      if (failed && ids.includes(postId)) again();
    });
    const endChanged = subscribe('posts.changed', ({ ids }) => {
      if (ids.includes(postId) && !document.hasFocus()) void follow();
    });
    const endErased = subscribe('people.erased', ({ postIds }) => {
      if (postIds.includes(postId)) reload();
    });
    return () => {
      current = false;
      clearTimeout(patience);
      for (const stop of [end, endLeft, endChanged, endErased]) stop();
      releasePost(postId);
    };
  }, [postId, turn, autosaves]);

  useEffect(() => (waits ? refuseWords() : undefined), [waits]);
  return displayed;
}

/** Refuses typing and pasting into a text being replaced: the words would be in the wrong post. */
function refuseWords(): () => void {
  const refuse = (event: Event): void => {
    const into = event.target instanceof Element ? event.target.closest('[data-escale-scroll]') : null;
    if (into === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const events = ['keydown', 'beforeinput', 'paste', 'cut', 'drop'];
  for (const name of events) window.addEventListener(name, refuse, { capture: true });
  return () => {
    for (const name of events) window.removeEventListener(name, refuse, { capture: true });
  };
}
