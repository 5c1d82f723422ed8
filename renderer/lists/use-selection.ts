import { useRef, useState } from 'react';
import { MOST_SELECTED } from '#contract/plain-values.ts';
import { call } from '../bridge/call.ts';
import { positionOf, rowAt } from './post-window.ts';
import type { Posts } from './use-posts.ts';

export type Selection = Readonly<{
  /** Of the posts, whatever rows are drawn. */
  ids: ReadonlySet<string>;
  /** One opened this post: the next range begins there. */
  opened: (place: number) => void;
  toggle: (place: number) => void;
  /**
   * From where the last range began, else from the post that is open, else from `begin`, to this place: instead of what was
   * selected, or with `added` beside it.
   */
  extend: (place: number, added: boolean, begin?: number) => void;
  all: () => void;
  clear: () => void;
}>;

const NONE: ReadonlySet<string> = new Set();

/**
 * Which posts of a list are selected. Rows that are not here are asked for by their ids alone. What is selected stays as the
 * list changes, and is let go with another list or other filters: nothing is acted on that one no longer sees named.
 *
 * @param openId the post beside the list, which is what one has chosen as long as nothing is selected
 */
export function useSelection(posts: Posts, openId: string | null): Selection {
  const { asked } = posts;
  /** What is selected belongs to one question. */
  const of = JSON.stringify(asked);
  const [selected, setSelected] = useState<Readonly<{ of: string; ids: ReadonlySet<string> }>>({
    of,
    ids: NONE,
  });
  const ids = selected.of === of ? selected.ids : NONE;
  const setIds = (next: ReadonlySet<string>): void => setSelected({ of, ids: next });
  /** Where a range begins, by its post too: places move with the list. */
  const anchor = useRef<Readonly<{ of: string; place: number; id: string | undefined }>>(undefined);
  /** Counts acts: an answer that comes after another one selects nothing. */
  const turn = useRef(0);

  const idAt = (place: number): string | undefined => rowAt(posts, place)?.id;
  const beginAt = (place: number): void => {
    anchor.current = { of, place, id: idAt(place) };
  };
  const anchored = (): number | undefined => {
    const { current } = anchor;
    if (current?.of === of)
      return (current.id === undefined ? undefined : positionOf(posts, current.id)) ?? current.place;
    return openId === null ? undefined : positionOf(posts, openId);
  };

  async function range(first: number, last: number): Promise<readonly string[]> {
    const here: string[] = [];
    for (let place = first; place <= last; place += 1) {
      const id = idAt(place);
      if (id === undefined)
        return (await call('posts.ids', { ...asked, from: first, limit: last - first + 1 })).ids;
      here.push(id);
    }
    return here;
  }

  function select(found: Promise<readonly string[]>, before: ReadonlySet<string>): void {
    turn.current += 1;
    const mine = turn.current;
    found.then(
      (some) => {
        if (mine === turn.current) setIds(new Set([...before, ...some]));
      },
      // What was selected stays; the list itself says that nothing answers.
      () => undefined,
    );
  }

  return {
    ids,
    opened(place) {
      turn.current += 1;
      beginAt(place);
      setIds(NONE);
    },
    toggle(place) {
      const id = idAt(place);
      if (id === undefined) return;
      turn.current += 1;
      const next = new Set(ids);
      // The post that was opened in this list is the first of them, as anywhere where one is chosen by a press.
      const first = anchor.current?.of === of ? anchor.current.id : undefined;
      if (ids.size === 0 && first !== undefined && first === openId && first !== id) next.add(first);
      if (!next.delete(id)) next.add(id);
      beginAt(place);
      setIds(next);
    },
    extend(place, added, begin = place) {
      const from = anchored() ?? begin;
      if (anchor.current?.of !== of) beginAt(from);
      select(range(Math.min(from, place), Math.max(from, place)), added ? ids : NONE);
    },
    all: () =>
      select(
        call('posts.ids', { ...asked, from: 0, limit: MOST_SELECTED }).then((found) => found.ids),
        NONE,
      ),
    clear() {
      turn.current += 1;
      setIds(NONE);
    },
  };
}
