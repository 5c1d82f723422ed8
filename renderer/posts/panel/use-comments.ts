import { useState } from 'react';
import type { RequestInput, RequestOutput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import { call } from '../../bridge/call.ts';
import { useAnswer, useLastAnswer } from '../../bridge/use-query.ts';

type CommentPage = RequestOutput<'comments.list'>;
export type ReaderComment = CommentPage['items'][number];

export type CommentReading = Readonly<{
  /** All loaded pages as one. */
  comments: CommentPage | undefined;
  /** The failure of the last request; `comments` stays from the one before. */
  failure: AppError | undefined;
  waiting: boolean;
  /** Loads one more page; after a failure, the same pages again. */
  more: () => void;
}>;

export const keyOf = ({ blogId, id }: ReaderComment): string => `${blogId}/${id}`;

/** The comments of a post, one page at first. All loaded pages are read again when a blog changes. */
export function useComments(postId: string): CommentReading {
  const [pages, setPages] = useState(1);
  const [read] = useState(() => createPageReader(postId));
  const { value, failure, waiting, refresh } = useAnswer(String(pages), read, ['publications.changed']);
  const comments = useLastAnswer(value);
  return {
    comments,
    failure,
    waiting,
    more: () => {
      if (failure === undefined) setPages(pages + 1);
      else refresh();
    },
  };
}

/** Reads several pages as one: only the last if the previous call read all before it. */
function createPageReader(postId: string): (pages: string) => Promise<CommentPage> {
  let calls = 0;
  let latest: Readonly<{ turn: number; pages: number; page: CommentPage }> | undefined;
  return async (key) => {
    const pages = Number(key);
    const before = latest?.turn === calls && latest.pages === pages - 1 ? latest : undefined;
    calls += 1;
    const turn = calls;
    let page = before?.page ?? (await readPage({ postId }));
    // By key: a comment approved between two requests moves, and would be on both pages.
    const items = new Map(page.items.map((comment) => [keyOf(comment), comment]));
    for (let count = before?.pages ?? 1; count < pages && page.after !== undefined; count += 1) {
      page = await readPage({ postId, after: page.after });
      for (const comment of page.items) items.set(keyOf(comment), comment);
    }
    page = { ...page, items: [...items.values()] };
    if (turn === calls) latest = { turn, pages, page };
    return page;
  };
}

const readPage = (input: RequestInput<'comments.list'>): Promise<CommentPage> => call('comments.list', input);
