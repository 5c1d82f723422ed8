import { useRef, useState } from 'react';
import { MOST_SELECTED } from '#contract/plain-values.ts';
import { call } from '../bridge/call.ts';
import { positionOf, rowAt } from './post-window.ts';
import type { Posts } from './use-posts.ts';

export type Selection = Readonly<{
  /** The ids of the selected posts, rendered or not. */
  ids: ReadonlySet<string>;
  /** A post was opened: the next range begins there. */
  opened: (index: number) => void;
  toggle: (index: number) => void;
  /**
   * Selects a range from the last start, else from the open post, else from `begin`, to this row. Replaces the
   * selection, or extends it with `added`.
   */
  extend: (index: number, added: boolean, begin?: number) => void;
  all: () => void;
  clear: () => void;
}>;

const NONE: ReadonlySet<string> = new Set();

/**
 * The selection in a list of posts. Rows not loaded are requested by id. The selection survives changes of the list and
 * is cleared with another list or other filters, so that no hidden post is changed.
 *
 * @param openId the post beside the list, which counts as chosen while nothing is selected
 */
export function useSelection(posts: Posts, openId: string | null): Selection {
  const { query } = posts;
  /** The query of the selection. */
  const of = JSON.stringify(query);
  const [selected, setSelected] = useState<Readonly<{ of: string; ids: ReadonlySet<string> }>>({
    of,
    ids: NONE,
  });
  const ids = selected.of === of ? selected.ids : NONE;
  const setIds = (next: ReadonlySet<string>): void => setSelected({ of, ids: next });
  /** The start of a range, also by post id, since rows move. */
  const anchor = useRef<Readonly<{ of: string; place: number; id: string | undefined }>>(undefined);
  /** Counts acts, to drop answers to earlier ones. */
  const turn = useRef(0);

  const idAt = (index: number): string | undefined => rowAt(posts, index)?.id;
  const beginAt = (index: number): void => {
    anchor.current = { of, place: index, id: idAt(index) };
  };
  const anchored = (): number | undefined => {
    const { current } = anchor;
    if (current?.of === of)
      return (current.id === undefined ? undefined : positionOf(posts, current.id)) ?? current.place;
    return openId === null ? undefined : positionOf(posts, openId);
  };

  async function range(first: number, last: number): Promise<readonly string[]> {
    const rangeIds: string[] = [];
    for (let index = first; index <= last; index += 1) {
      const id = idAt(index);
      if (id === undefined)
        return (await call('posts.ids', { ...query, from: first, limit: last - first + 1 })).ids;
      rangeIds.push(id);
    }
    return rangeIds;
  }

  function select(request: Promise<readonly string[]>, before: ReadonlySet<string>): void {
    turn.current += 1;
    const mine = turn.current;
    request.then(
      (some) => {
        if (mine === turn.current) setIds(new Set([...before, ...some]));
      },
      // The selection stays; the list itself reports the failure.
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
      // A post opened in this list is the start of the first range.
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
        call('posts.ids', { ...query, from: 0, limit: MOST_SELECTED }).then((answer) => answer.ids),
        NONE,
      ),
    clear() {
      turn.current += 1;
      setIds(NONE);
    },
  };
}
