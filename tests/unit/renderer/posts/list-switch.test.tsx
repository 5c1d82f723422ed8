// @vitest-environment happy-dom
/** The list beside a post follows it when it is sent or withdrawn, or was sent before the window opened. */
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Publication } from '#contract/shapes.ts';
import { useListSwitch } from '#renderer/posts/use-post-state.ts';
import type { ViewAction } from '#renderer/ui/window/view.ts';

type State = Publication['state'];

// No request to the library: for a post on a real blog, the hook needs its states only.
beforeEach(() => void vi.stubGlobal('escale', { subscribe: () => () => undefined }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The moves of the list through these publication states. `elsewhere`: it is published on another blog. */
function movesOf(states: readonly State[], elsewhere = false): string[] {
  const moves: string[] = [];
  const dispatch = (action: ViewAction): void => {
    if (action.type === 'post-moved')
      moves.push(`${action.screen}${action.atStart === true ? ' at start' : ''}`);
  };
  const stateOf = (state: State | undefined) => ({
    publication: state === undefined ? undefined : ({ state, practice: false } as Publication),
    publicationKnown: state !== undefined,
    isOnABlog: elsewhere || state === 'online' || state === 'scheduled',
  });
  const { rerender } = renderHook(
    (state: State | undefined) => useListSwitch('p1', stateOf(state), dispatch),
    { initialProps: undefined as State | undefined },
  );
  for (const state of states) rerender(state);
  return moves;
}

it('moves to the published posts once a send has ended', () => {
  expect(movesOf(['waiting', 'sending', 'checking', 'online'])).toEqual(['published']);
  expect(movesOf(['waiting', 'scheduled'])).toEqual(['scheduled']);
});

it('moves to the drafts once the post is withdrawn', () => {
  expect(movesOf(['online', 'waiting', 'sending', 'removed'])).toContain('drafts');
  expect(movesOf(['scheduled', 'removed'])).toContain('drafts');
});

it('stays while another blog shows the post', () => {
  expect(movesOf(['online', 'sending', 'removed'], true)).not.toContain('drafts');
});

it('reports that a post was sent before the window opened', () => {
  expect(movesOf(['online'])).toEqual(['published at start']);
});
