import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Post } from '#interview/document.ts';
import { AppError } from '#contract/failure.ts';
import type { OpenPost } from '#contract/posts.ts';
import { asAppError, subscribe } from '../bridge/call.ts';
import { holdAgain, holdPost, releasePost } from '../conflicts/hold.ts';
import type { Autosaves } from '../saving/autosaves.ts';
import { readPost, readyPost } from './ask-post.ts';

type Opening = Readonly<
  | { kind: 'loading' }
  | { kind: 'failed'; failure: AppError; retry: () => void }
  /** `document`: the stored one, or the text that was left here unsaved. */
  | { kind: 'open'; post: OpenPost; document: Post }
>;

/** What stands where a post is read and written; another `turn` is another standing, of the same post too. */
export type Standing = Readonly<{ postId: string; turn: string; opening: Opening }>;

const LOADING: Opening = { kind: 'loading' };
/** Longer than this, ms, one post does not stand for another that is being read. */
const PATIENCE = 300;

/**
 * Reads the post that is asked for. The text of the one before stands until it is here: nothing goes blank in between, and
 * the window is laid out once. Of the same post, what is read anew does not stand: it is another text in the library.
 */
export function useStanding(postId: string, turn: string, autosaves: Autosaves): Standing {
  const [last, stand] = useState<Standing>({ postId, turn, opening: LOADING });
  const waits = last.turn !== turn;
  const standing = waits && last.postId === postId ? { postId, turn, opening: LOADING } : last;
  const stands = useRef(standing);
  useLayoutEffect(() => {
    stands.current = standing;
  });

  // A text that is here already is drawn with what shows the press: in one picture.
  useLayoutEffect(() => {
    let current = true;
    let failed = false;
    const say = (opening: Opening): void => stand({ postId, turn, opening });
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
    /** Unless it holds words that are not saved: those are refused, and kept in sight. */
    function readAnew(): void {
      if (current && autosaves.get(postId)?.pending !== true) again();
    }
    /** Another window has changed its text in the library, by an act on several posts for example. */
    async function follow(): Promise<void> {
      const autosave = autosaves.get(postId);
      if (autosave === undefined || autosave.pending) return;
      const text = await holdAgain(postId);
      if (typeof text === 'number' && text !== autosave.saveNumber) readAnew();
    }
    const hold = holdPost(postId);
    // Not what came back before another one took its place.
    if (stands.current.turn !== turn || stands.current.opening.kind !== 'open') {
      const ready = readyPost(postId);
      if (ready === undefined) load(hold);
      else {
        show(ready.post);
        void ready.isLatest.then((isLatest) => (isLatest ? undefined : readAnew()));
      }
    }
    const patience = setTimeout(() => {
      if (stands.current.turn !== turn) say(LOADING);
    }, PATIENCE);
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
      if (postIds.includes(postId)) readAnew();
    });
    return () => {
      current = false;
      clearTimeout(patience);
      for (const stop of [end, endLeft, endChanged, endErased]) stop();
      releasePost(postId);
    };
  }, [postId, turn, autosaves]);

  useEffect(() => (waits ? refuseWords() : undefined), [waits]);
  return standing;
}

/** What is typed or pasted into a text that is being left would stand in another post than the one that was asked for. */
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
