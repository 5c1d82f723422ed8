/** The system’s help menu, and « Fichier de diagnostic… » with the shell’s log. */
import { guide } from '#assets/messages/fr/window.ts';
import { menu } from '#assets/messages/fr/menu.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { DiagnosticFilePage } from '../support/pages/DiagnosticFilePage.ts';

test('the help menu lists the guide, the keys, the diagnostic file and the log folder; its first item opens the guide', async ({
  app,
  page,
}) => {
  const items = await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.getMenuItemById('menu-help')
      ?.submenu?.items.filter(({ type }) => type !== 'separator')
      .map(({ label }) => label),
  );
  expect(items).toEqual([
    menu.commands.guide,
    menu.commands.shortcuts,
    menu.commands.example,
    menu.commands['diagnostic-file'],
    menu.showLog,
    menu.commands.about,
  ]);
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('menu-help')?.submenu?.items[0]?.click();
  });
  await expect(
    page
      .getByRole('dialog', { name: guide.title })
      .getByRole('heading', { level: 3, name: 'Un premier entretien', exact: true }),
  ).toBeVisible();
});

test('shows a diagnostic file first, writes it where asked, without any text of the author', async ({
  page,
  stage,
}, testInfo) => {
  const SECRET = 'Quatrebarbes';
  await addPosts(page, [
    {
      ...gardenInterview,
      title: `Le secret de ${SECRET}`,
      labels: [SECRET],
      participants: gardenInterview.participants.map((person) => ({ ...person, organisation: SECRET })),
    },
  ]);
  await ask(page, 'settings.set', { equivalents: [[SECRET, `${SECRET} et fils`]] });
  await new AppPage(page).openPost(`Le secret de ${SECRET}`);
  await stage.command('diagnostic-file');
  const diagnostic = new DiagnosticFilePage(stage);
  const { dialog, shown: shownText } = diagnostic;
  await expect(shownText).toContainText('SQLite:');
  await expect(shownText).toContainText('info Escale starts');
  await expect(shownText).toContainText('posts: draft 1');
  const written = await diagnostic.save(testInfo.outputPath('Diagnostic.txt'));
  expect(written).not.toContain(SECRET);
  for (const { name } of gardenInterview.participants) expect(written).not.toContain(name);
  // Neither the library’s folder nor the profile’s.
  expect(written).not.toContain(testInfo.outputPath('escale'));
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
