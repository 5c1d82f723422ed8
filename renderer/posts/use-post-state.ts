import { startTransition, useEffect, useState, useSyncExternalStore } from 'react';
import type { Post } from '../../interview/document.ts';
import type { Publication } from '../../preload/contract/shapes.ts';
import { useQuery } from '../bridge/use-query.ts';
import type { SaveState } from './autosave.ts';
import type { Autosaves } from './autosaves.ts';

/** The publication the status line speaks of: a real blog's before the practice blog's, the one under way first. */
export function mainPublication(publications: readonly Publication[]): Publication | undefined {
  const shown = publications.filter((publication) => publication.state !== 'none');
  const weight = ({ practice, state }: Publication): number =>
    (practice ? 0 : 2) + (['online', 'scheduled', 'removed'].includes(state) ? 0 : 1);
  return shown.toSorted((one, other) => weight(other) - weight(one))[0];
}

export type PostState = Readonly<{
  /** As last read from the editor; what panel and status line are made from. */
  document: Post;
  setDocument: (document: Post) => void;
  save: SaveState;
  publication: Publication | undefined;
}>;

/** All that stands around the text of an open post. */
export function usePostState(postId: string, first: Post, autosaves: Autosaves): PostState {
  const [document, setDocument] = useState(first);
  const publications = useQuery('publications.of-post', { postId }, [
    'publications.changed',
    'blogs.changed',
  ]);
  const { refresh } = publications;
  const items = publications.value?.items ?? [];
  const atRest = items.some((publication) => publication.state === 'online');

  useEffect(
    () =>
      autosaves.listen({
        onState: () => undefined,
        onRead: (id, read) => {
          if (id === postId) startTransition(() => setDocument(read));
        },
        onSaved: (id) => {
          // What was up to date online no longer is.
          if (id === postId && atRest) refresh();
        },
      }),
    [autosaves, postId, atRest, refresh],
  );
  const save = useSyncExternalStore(
    (changed) => autosaves.listen({ onState: changed, onRead: () => undefined, onSaved: () => undefined }),
    () => autosaves.get(postId)?.state ?? UNSAVED,
  );
  return { document, setDocument, save, publication: mainPublication(items) };
}

const UNSAVED: SaveState = { kind: 'unsaved' };
