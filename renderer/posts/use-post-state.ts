import { startTransition, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Dispatch } from 'react';
import type { Post } from '#interview/document.ts';
import type { Publication } from '#contract/shapes.ts';
import { useQuery } from '../bridge/use-query.ts';
import type { MovedTo, ViewAction } from '../ui/window/view.ts';
import type { SaveState } from '../saving/autosave.ts';
import type { Autosaves } from '../saving/autosaves.ts';

/** The publication in the status line: a real blog's before the practice blog's, an active one first. */
function mainPublication(publications: readonly Publication[]): Publication | undefined {
  const active = publications.filter((publication) => publication.state !== 'none');
  const weight = ({ practice, state }: Publication): number =>
    (practice ? 0 : 2) +
    (['online', 'online-unverified', 'online-altered', 'scheduled', 'removed'].includes(state) ? 0 : 1);
  return active.toSorted((one, other) => weight(other) - weight(one))[0];
}

export type PostState = Readonly<{
  /** The text as last read from the editor, for the panel and the status line. */
  document: Post;
  /** Sets a text just read; a pending earlier reading is dropped. */
  setDocument: (document: Post) => void;
  publication: Publication | undefined;
  /** Whether the publications are loaded. */
  publicationKnown: boolean;
  /** Whether the post is on a blog or scheduled there. */
  isOnABlog: boolean;
}>;

/** The state for the components around an open post's text. */
export function usePostState(postId: string, first: Post, autosaves: Autosaves): PostState {
  const [document, show] = useState(first);
  const calm = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waitingSince = useRef(0);
  const setDocument = useCallback((read: Post): void => {
    clearTimeout(calm.current);
    waitingSince.current = 0;
    show(read);
  }, []);
  const publications = useQuery('publications.of-post', { postId }, [
    'publications.changed',
    'blogs.changed',
  ]);
  const { refresh } = publications;
  const items = publications.value?.items ?? [];
  const atRest = items.some(({ state }) => ['online', 'online-unverified', 'online-altered'].includes(state));

  useEffect(
    () =>
      autosaves.listen({
        onState: () => undefined,
        onRead: () => undefined,
        onSaved: (id) => {
          // The published text may now be out of date.
          if (id === postId && atRest) refresh();
        },
      }),
    [autosaves, postId, atRest, refresh],
  );
  useEffect(() => {
    const end = autosaves.listen({
      onState: () => undefined,
      onSaved: () => undefined,
      onRead: (id, read) => {
        if (id !== postId) return;
        clearTimeout(calm.current);
        const now = performance.now();
        if (waitingSince.current === 0) waitingSince.current = now;
        calm.current = setTimeout(
          () => {
            waitingSince.current = 0;
            startTransition(() => show(read));
          },
          Math.max(0, Math.min(CALM_MS, waitingSince.current + LONGEST_MS - now)),
        );
      },
    });
    return () => {
      clearTimeout(calm.current);
      end();
    };
  }, [autosaves, postId]);
  return {
    document,
    setDocument,
    publication: mainPublication(items),
    publicationKnown: publications.value !== undefined,
    isOnABlog: items.some(({ state }) => ON_A_BLOG.includes(state)),
  };
}

/** Whether the post is only on the practice blog although there is a real one: it counts as a draft. */
export function useIsTrialOnly(publication: Publication | undefined): boolean {
  const isPractice = publication?.practice === true;
  const blogs = useQuery('blogs.list', isPractice ? {} : null, ['blogs.changed']).value?.items ?? [];
  return isPractice && blogs.some(({ capabilities }) => capabilities.isPublic);
}

/** The states before a post is online or scheduled. */
const BEFORE: readonly Publication['state'][] = [
  'waiting',
  'waiting-network',
  'sending',
  'checking',
  'by-hand',
];

const ON_A_BLOG: readonly Publication['state'][] = [
  'online',
  'online-unverified',
  'online-changed',
  'online-altered',
  'changed-on-blog',
  'scheduled',
  'to-verify',
];

/**
 * Switches to the list that the post has moved to, so that it stays selected. Also at startup, for posts sent or taken
 * down while Escale was closing.
 */
export function useListSwitch(
  postId: string,
  {
    publication,
    publicationKnown,
    isOnABlog,
  }: Pick<PostState, 'publication' | 'publicationKnown' | 'isOnABlog'>,
  dispatch: Dispatch<ViewAction>,
): void {
  const state = publication?.state;
  const steppedBack = useIsTrialOnly(publication);
  const before = useRef<Publication['state'] | 'nowhere'>(undefined);
  useEffect(() => {
    const was = before.current;
    before.current = publicationKnown ? (state ?? 'nowhere') : undefined;
    if (!publicationKnown || steppedBack) return;
    const move = (screen: MovedTo): void =>
      dispatch({ type: 'post-moved', postId, screen, atStart: was === undefined });
    if (was === undefined || was === 'nowhere' || BEFORE.includes(was)) {
      if (state === 'scheduled') move('scheduled');
      if (state === 'online' || state === 'online-unverified' || state === 'online-altered')
        move('published');
    }
    if (was !== undefined && state === 'removed' && !isOnABlog) move('drafts');
  }, [postId, state, steppedBack, publicationKnown, isOnABlog, dispatch]);
}

/** Delays in ms, after the last key and at most, before the panel updates: rendering it takes as long as a key. */
const CALM_MS = 700;
const LONGEST_MS = 4_000;

const UNSAVED: SaveState = { kind: 'unsaved' };

/** The save state of the text. It changes twice a second while writing, so only its users render. */
export function useSaveState(postId: string, autosaves: Autosaves): SaveState {
  return useSyncExternalStore(
    (changed) => autosaves.listen({ onState: changed, onRead: () => undefined, onSaved: () => undefined }),
    () => autosaves.get(postId)?.state ?? UNSAVED,
  );
}
