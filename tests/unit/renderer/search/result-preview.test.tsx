// @vitest-environment happy-dom
/** « Copier la citation » quotes the chosen result, also when requested before the post was read. */
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PassageHit, SearchHit } from '#contract/search.ts';
import { ResultPreview } from '#renderer/search/ResultPreview.tsx';
import type { ToQuote } from '#renderer/search/use-search-acts.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

let reads: Map<string, (value: unknown) => void>;
beforeEach(() => {
  reads = new Map();
  const bridge = {
    call: (_name: string, { postId }: { postId: string }) =>
      new Promise((resolve) => reads.set(postId, (value) => resolve({ ok: true, value }))),
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
});
afterEach(cleanup);

const postSaying = (words: string) =>
  buildInterview().titled(words).asking('Quoi ?').answering('Anne Martin', words).post;
const passageOf = (words: string): PassageHit => {
  const answer = postSaying(words).body.find((block) => block.type === 'answer');
  return {
    type: 'answer',
    excerpt: words,
    marks: [],
    ...(answer === undefined ? {} : { answerId: answer.id }),
  };
};
const hit = (postId: string, words: string): SearchHit => ({
  postId,
  title: words,
  kind: 'interview',
  status: 'draft',
  updatedAt: 1,
  labels: [],
  score: 1,
  passages: [passageOf(words)],
});
const arrives = (postId: string, words: string): Promise<void> =>
  act(async () => {
    reads.get(postId)?.({ document: postSaying(words), status: 'draft', updatedAt: 1 });
    await Promise.resolve();
  });

it('waits for the chosen passage, and never takes the one before it', async () => {
  const quoted: ToQuote[] = [];
  const quote = (what: ToQuote) => {
    quoted.push(what);
    return Promise.resolve({ text: 'Citation copiée.', tone: 'good' as const });
  };
  const acted: string[] = [];
  let copy: (() => void) | null = null;
  const preview = (postId: string, words: string) => (
    <ResultPreview
      resultKey={postId}
      hit={hit(postId, words)}
      passage={passageOf(words)}
      isWholePost={false}
      onWhole={() => undefined}
      onOpen={() => undefined}
      onBeside={() => undefined}
      onMoreOf={() => undefined}
      onHide={() => undefined}
      onAct={() => acted.push(postId)}
      quotations={{ copy: quote, insert: quote }}
      openTitle={undefined}
      copyRef={(act) => (copy = act)}
    />
  );
  const copyQuotation = (): void => act(() => copy?.());

  const { rerender } = render(preview('one', 'Le pont est neuf.'));
  copyQuotation();
  expect(quoted).toEqual([]);
  await arrives('one', 'Le pont est neuf.');
  expect(quoted).toMatchObject([{ postId: 'one', chosen: [{ parts: [['Le pont est neuf.']] }] }]);

  rerender(preview('two', 'Le bac est vieux.'));
  copyQuotation();
  expect(quoted).toHaveLength(1);
  await arrives('two', 'Le bac est vieux.');
  expect(quoted[1]).toMatchObject({ postId: 'two', chosen: [{ parts: [['Le bac est vieux.']] }] });

  // The selection has moved: a request for the third does not apply to the fourth.
  rerender(preview('three', 'Jamais lu.'));
  copyQuotation();
  rerender(preview('four', 'Autre chose.'));
  await arrives('four', 'Autre chose.');
  expect(quoted).toHaveLength(2);
  // An act on a result chooses it.
  expect(acted).toEqual(['one', 'two']);
});
