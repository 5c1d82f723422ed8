/** A file that was sent for review comes back on the list « À valider »: it opens its interview and what was sent back. */
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { callRaw } from '../support/bridge.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { expect, test } from '../support/stage/fixtures.ts';

test('opens the interview of a file dropped on the list of approvals', async ({ page, stage }, testInfo) => {
  await ask(page, 'settings.set', { welcomed: true });
  const [postId = ''] = await addPosts(page, [gardenInterview, { ...gardenInterview, title: 'Un autre' }]);
  const file = testInfo.outputPath('relecture.docx');
  await stage.choose(file);
  const chosen = await callRaw(page, 'dialogs.choose-destination', {
    what: 'file',
    format: 'docx',
    name: 'relecture',
  });
  if (!chosen.ok) throw new Error('no destination');
  const { destination } = chosen.value as { destination: { token: string } };
  const sent = { postId, destination: destination.token, format: 'docx', recipient: 'Anne Martin' } as const;
  await ask(page, 'exports.send', { ...sent, wantedAt: Date.now() - 86_400_000 });
  await page.reload();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^À valider/ })
    .click();
  const people = page.getByRole('region', { name: 'Personnes attendues' });
  await expect(people.getByText('en retard de 1 jour')).toBeVisible();
  await expect(people.getByText(/envoyé aujourd’hui/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  const box = await people.boundingBox();
  const at = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 40 };
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(
    page
      .getByRole('dialog')
      .getByText(/Anne Martin/)
      .first(),
  ).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('return.png') });
});
