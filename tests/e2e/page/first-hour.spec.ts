/** A newcomer’s first publication with its acts counted, as docs/design/first-hour.md states them. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { paste } from '#assets/messages/fr/editor.ts';
import { publishing } from '#assets/messages/fr/publishing.ts';
import { window } from '#assets/messages/fr/window.ts';
import { gardenPicture } from '../../builders/demo-picture.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { appFolder } from '../support/stage/launch.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { asPlainText, garden } from '../support/samples/sample-interview.ts';

/** The column « after » of the table, by its first column. */
function documentedCounts(): Record<string, number> {
  const page = readFileSync(path.join(appFolder, 'docs/design/first-hour.md'), 'utf8');
  return Object.fromEntries(
    [...page.matchAll(/^\| (\w[^|]*?) \| [^|]* \| (\d+) \|/gmu)].map(([, name = '', count]) => [
      name,
      Number(count),
    ]),
  );
}

test('publishes a first interview in the number of acts that docs/design/first-hour.md states', async ({
  page,
  stage,
}, testInfo) => {
  const steps: Record<string, number> = {};
  /** One click, one key combination, one choice; a typed or pasted text is one. */
  const act = async (part: string, work: Promise<unknown>): Promise<void> => {
    await work;
    steps[part] = (steps[part] ?? 0) + 1;
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const editor = new EditorPage(page);
  const status = page.getByRole('contentinfo');
  const saved = (): Promise<void> => expect(status).toContainText('Enregistré');

  await act('welcome', button(window.welcome.example).click());
  const note = page.getByRole('note', { name: window.example.title });
  await act('example', note.getByRole('button', { name: window.example.search }).click());
  const search = new SearchPage(page);
  await expect(search.results.getByRole('option').first()).toBeVisible();
  await act('example', search.results.getByRole('option').first().dblclick());
  await act('example', note.getByRole('button', { name: window.example.remove }).click());
  await act(
    'example',
    page.getByRole('alertdialog').getByRole('button', { name: window.example.removeTitle }).click(),
  );
  await expect(note).toHaveCount(0);

  await act('paste', page.keyboard.press('Control+Shift+N'));
  await expect(page.getByRole('textbox', { name: 'Titre' })).toBeFocused();
  await act('paste', page.keyboard.press('Enter'));
  await act('paste', editor.paste(stage, asPlainText(garden)));
  await act('paste', button(paste.makeTurns).click());
  await expect(page.locator('[data-kind="interview"]')).toBeVisible();
  await saved();

  const file = testInfo.outputPath('jardin.png');
  writeFileSync(file, await gardenPicture());
  await stage.choose(file);
  await editor.text.getByText('De prêter une clef.').click();
  await page.keyboard.press('End');
  // The file is chosen in the system's dialog.
  await act('picture', page.keyboard.press('Control+Shift+I'));
  steps['picture'] = (steps['picture'] ?? 0) + 1;
  await expect(editor.text.locator('img')).toHaveCount(1);
  await saved();

  await editor.text.getByText('De prêter une clef.').click();
  await act('publish', page.keyboard.press('Control+Shift+P'));
  await act('publish', button(publishing.tryPractice).click());
  const send = page.getByRole('dialog').getByRole('button', { name: window.publishPractice });
  await act('publish', send.click());
  const card = page.getByRole('dialog', { name: publishing.sent.published });
  await expect(card.getByRole('button', { name: publishing.sent.see })).toBeVisible();
  await act('publish', page.keyboard.press('Escape'));

  await editor.text.getByText('De prêter une clef.').click();
  await page.keyboard.press('End');
  await act('change', page.keyboard.type(' Puis deux.'));
  await expect(status).toContainText(window.statuses.changed, { ignoreCase: true });
  await act('change', page.keyboard.press('Control+Shift+P'));
  await act('change', page.getByRole('dialog').getByRole('button', { name: window.updatePractice }).click());
  await expect(page.getByRole('dialog', { name: publishing.sent.updated })).toBeVisible();
  await page.keyboard.press('Escape');

  await act('find again', page.keyboard.press('Control+Shift+F'));
  await act('find again', page.keyboard.type('deux clef'));
  await expect(search.results.getByRole('option').first()).toBeVisible();
  await act('find again', page.keyboard.press('Enter'));
  await act('find again', page.keyboard.press('Enter'));
  await expect(editor.text.getByText('Puis deux.')).toBeVisible();

  const { conflict: _, ...walked } = documentedCounts();
  expect(steps).toEqual(walked);
});
