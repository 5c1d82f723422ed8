// @vitest-environment happy-dom
/** All the posts of a window that are not saved yet. */
import { expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import type { OpenPost } from '#contract/posts.ts';
import { Autosaves } from '#renderer/saving/autosaves.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';

const openPost = (id: string): OpenPost => ({
  id,
  saveNumber: 1,
  createdAt: 1,
  updatedAt: 1,
  status: 'draft',
  document: gardenInterview,
  publications: [],
});
const interviewTitled = (title: string) => (): Post => ({ ...gardenInterview, title });

/** The library accepts every post but this one. */
function libraryWithout(refused: string): void {
  const bridge = {
    call: (name: string, input: unknown) =>
      Promise.resolve(
        name === 'posts.save' && String(input).includes(`"id":"${refused}"`)
          ? { ok: false, failure: { code: 'post.changed-elsewhere', params: {} } }
          : { ok: true, value: { saveNumber: 2, savedAt: 2, status: 'draft' } },
      ),
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
}

it('reports what prevents one of them from saving, so that nothing replaces its text', async () => {
  libraryWithout('b');
  const autosaves = new Autosaves();
  autosaves.open(openPost('a')).changed(interviewTitled('A'));
  await autosaves.saved();
  autosaves.open(openPost('b')).changed(interviewTitled('B'));
  await expect(autosaves.saved()).rejects.toMatchObject({ code: 'post.changed-elsewhere' });
  expect(autosaves.get('b')?.unsavedDocument()?.title).toBe('B');
});

it('drops a closed and saved post, and keeps one that could not be saved', async () => {
  libraryWithout('b');
  const autosaves = new Autosaves();
  for (const id of ['a', 'b']) autosaves.open(openPost(id)).changed(interviewTitled(id));
  await Promise.all([autosaves.leave('a'), autosaves.leave('b')]);
  expect(autosaves.get('a')).toBeUndefined();
  expect(autosaves.get('b')?.unsavedDocument()?.title).toBe('b');
});

it('continues saving a post that is reopened before its last save', async () => {
  libraryWithout('none');
  const autosaves = new Autosaves();
  autosaves.open(openPost('a')).changed(interviewTitled('A'));
  const left = autosaves.leave('a');
  const again = autosaves.open(openPost('a'));
  await left;
  expect(autosaves.get('a')).toBe(again);
  again.changed(interviewTitled('A, plus loin'));
  await autosaves.saved();
  expect(again.saveNumber).toBe(2);
  expect(again.pending).toBe(false);
});
