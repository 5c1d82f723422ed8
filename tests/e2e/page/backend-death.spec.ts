/** The library’s process dies while the author types: nothing is lost, and a notice reports it. */
import { existsSync } from 'node:fs';
import { expect, test } from '../support/stage/fixtures.ts';
import { ask } from '../support/samples/library.ts';
import { processesWhere } from '../support/outside/running-processes.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { publicPostOf, garden } from '../support/samples/sample-interview.ts';

/** Process id of the backend that has this library open. */
function backendPid(library: string): number {
  const backends = processesWhere(({ environment }) =>
    environment.includes(`ESCALE_LIBRARY=${library}`),
  ).filter(({ command }) => command.includes('backend.cjs'));
  if (backends[0] === undefined || backends.length > 1)
    throw new Error(`${backends.length} backends are running`);
  return backends[0].pid;
}

const turns = garden.turns.slice(0, 3);

test.describe('between COMMIT and the reply', () => {
  test.use({
    env: async ({}, use, testInfo) => {
      await use({
        ESCALE_TEST_DIE_AT: 'posts.save:committed',
        ESCALE_TEST_DIE_MARKER: testInfo.outputPath('died'),
      });
    },
  });

  test('recognizes the save as committed: one notice, no conflict, and the author continues writing', async ({
    stage,
    page,
  }, testInfo) => {
    const window = new AppPage(page);
    const editor = new EditorPage(page);
    await window.startWithoutBlog();
    const before = backendPid(stage.library);
    await editor.writeTitle(garden.title);
    await editor.writeTurns(turns);
    await expect(window.message(window.names.backendBack)).toBeVisible();
    expect(existsSync(testInfo.outputPath('died'))).toBe(true);
    expect(backendPid(stage.library)).not.toBe(before);
    await window.saved();
    await expect(window.status.getByText(window.names.conflict)).toBeHidden();

    const { items } = await ask(page, 'posts.list', { list: 'all', limit: 10 });
    expect(items).toHaveLength(1);
    const { document } = await ask(page, 'posts.get', { id: items[0]?.id ?? '' });
    expect(publicPostOf(document)).toEqual({ title: garden.title, lead: [], turns });
  });
});

test('replaces a hung backend while the author types, without lost words or a conflict', async ({
  stage,
  page,
}) => {
  const window = new AppPage(page);
  const editor = new EditorPage(page);
  await window.startWithoutBlog();
  await editor.writeTitle(garden.title);
  await editor.writeTurns(turns.slice(0, 2));
  await window.saved();
  const before = backendPid(stage.library);
  // Like a process that waits for a disk or loops for ever: alive, without answering.
  process.kill(before, 'SIGSTOP');
  await editor.type(' Écrit pendant ce temps.');
  await expect(window.message(window.names.backendBack)).toBeVisible();
  await window.saved();
  await expect(window.status.getByText(window.names.conflict)).toBeHidden();
  expect(backendPid(stage.library)).not.toBe(before);
  const [post] = (await ask(page, 'posts.list', { list: 'all', limit: 10 })).items;
  const { document } = await ask(page, 'posts.get', { id: post?.id ?? '' });
  expect(JSON.stringify(document)).toContain('Écrit pendant ce temps.');
});
