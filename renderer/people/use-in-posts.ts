import { useEffect, useReducer } from 'react';
import type { BackendOutput } from '#contract/backend.ts';
import type { PostSummary } from '#contract/shapes.ts';
import { call } from '../bridge/call.ts';
import { useEvent } from '../bridge/use-event.ts';

export type InPost = BackendOutput<'people.in-posts'>['items'][number];
type Known = ReadonlyMap<string, InPost>;
type Step = Readonly<{ add: readonly InPost[]; of: readonly PostSummary[] } | { forget: true }>;

const FEW = 50;
const keyOf = ({ id, updatedAt }: PostSummary): string => `${id} ${updatedAt}`;

function knownAfter(known: Known, step: Step): Known {
  if ('forget' in step) return new Map();
  const keys = new Map(step.of.map((post) => [post.id, keyOf(post)] as const));
  return new Map([...known, ...step.add.map((item) => [keys.get(item.postId) ?? '', item] as const)]);
}

/** What the posts shown say of a person, as it becomes known; asked for a few at a time, again where one was changed. */
export function useInPosts(
  personId: string,
  posts: readonly PostSummary[],
): (post: PostSummary) => InPost | undefined {
  const [known, dispatch] = useReducer(knownAfter, new Map());
  useEvent('people.changed', () => dispatch({ forget: true }));
  const missing = posts.filter((post) => !known.has(keyOf(post))).slice(0, FEW);
  const asked = missing.map(keyOf).join('\n');
  useEffect(() => {
    if (asked === '') return undefined;
    let current = true;
    const few = asked.split('\n').map((key) => key.slice(0, key.indexOf(' ')));
    call('people.in-posts', { id: personId, postIds: few }).then(
      ({ items }) => {
        if (!current) return;
        const of = posts.filter(({ id }) => few.includes(id));
        dispatch({ add: items, of });
      },
      // The list says what it knows itself.
      () => undefined,
    );
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `asked` names the posts that matter
  }, [personId, asked]);
  return (post) => known.get(keyOf(post));
}
