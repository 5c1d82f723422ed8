import { startTransition, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Dispatch } from 'react';
import type { Post } from '#interview/document.ts';
import type { Publication } from '#contract/shapes.ts';
import { useQuery } from '../bridge/use-query.ts';
import type { MovedTo, ViewAction } from '../ui/window/view.ts';
import type { SaveState } from '../saving/autosave.ts';
import type { Autosaves } from '../saving/autosaves.ts';

/** The publication the status line speaks of: a real blog's before the practice blog's, the one under way first. */
function mainPublication(publications: readonly Publication[]): Publication | undefined {
  const shown = publications.filter((publication) => publication.state !== 'none');
  const weight = ({ trial, state }: Publication): number =>
    (trial ? 0 : 2) +
    (['online', 'online-unverified', 'online-altered', 'scheduled', 'removed'].includes(state) ? 0 : 1);
  return shown.toSorted((one, other) => weight(other) - weight(one))[0];
}

export type PostState = Readonly<{
  /** As last read from the editor; what panel and status line are made from. */
  document: Post;
  /** As read just now: a reading from before, still waiting for the hands to rest, is dropped. */
  setDocument: (document: Post) => void;
  publication: Publication | undefined;
  /** False until the library has said where the post stands. */
  publicationKnown: boolean;
  /** On one blog at least, or with a date there. */
  isOnABlog: boolean;
}>;

/** All that stands around the text of an open post. */
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
          // What was up to date online no longer is.
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

/** The post stands on the practice blog only, and there is a real one: it is a draft, to be published there. */
export function useSteppedBack(publication: Publication | undefined): boolean {
  const isTrial = publication?.trial === true;
  const blogs = useQuery('blogs.list', isTrial ? {} : null, ['blogs.changed']).value?.items ?? [];
  return isTrial && blogs.some(({ capabilities }) => capabilities.isPublic);
}

/** What a publication may be at before it is online or has its date. */
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
 * Once the post has left the list it was in, the list follows: the post stays chosen, under its new state. So too at the
 * start, for what was sent or taken off as Escale was closing.
 */
export function useListThatFollows(
  postId: string,
  {
    publication,
    publicationKnown,
    isOnABlog,
  }: Pick<PostState, 'publication' | 'publicationKnown' | 'isOnABlog'>,
  dispatch: Dispatch<ViewAction>,
): void {
  const state = publication?.state;
  const steppedBack = useSteppedBack(publication);
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

/** What is said of the text beside it follows once the hands rest, or after this long: drawing it takes as long as keys. */
const CALM_MS = 700;
const LONGEST_MS = 4_000;

const UNSAVED: SaveState = { kind: 'unsaved' };

/** Whether the text is saved, as it changes: twice a second while one writes, so only what shows it is drawn again. */
export function useSaveState(postId: string, autosaves: Autosaves): SaveState {
  return useSyncExternalStore(
    (changed) => autosaves.listen({ onState: changed, onRead: () => undefined, onSaved: () => undefined }),
    () => autosaves.get(postId)?.state ?? UNSAVED,
  );
}
