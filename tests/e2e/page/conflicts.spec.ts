/** A post changed on its blog: reported, resolved by turn, and never replaced under the caret. */
import type { Page } from '@playwright/test';
import { gardenInterview } from '../../builders/demo-posts.ts';
import type { PracticeBlogProcess } from '../../builders/practice-blog/start-blog-process.ts';
import { axeFindings } from '../support/axe.ts';
import { connectByRequests, sendByRequests } from '../support/samples/connected-blog.ts';
import { takeScreenshot } from '../support/samples/export-fixture.ts';
import { expect } from '../support/stage/fixtures.ts';
import { BLOG, test } from '../support/outside/google-fixture.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { ConflictWindow } from '../support/pages/ConflictWindow.ts';
import { PublishSheet } from '../support/pages/PublishSheet.ts';
import { SearchPage } from '../support/pages/SearchPage.ts';
import { publicPosts } from '../support/outside/public-posts.ts';
import type { Stage } from '../support/stage/stage.ts';
import { QUICK_TAG } from '../tiers.ts';

const TITLE = gardenInterview.title;
/** React-aria’s announcer keeps the name of the pending button after its sheet closed. */
const BORNE = ['role-img-alt'];

/** The interview open and online, without a send delay. */
async function publishInterview(stage: Stage, google: PracticeBlogProcess) {
  const { page } = stage;
  const [postId = ''] = await addPosts(page, [gardenInterview]);
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await new SearchPage(page).goTo(TITLE, TITLE);
  const blogId = await connectByRequests(stage, google);
  await sendByRequests(page, postId, blogId);
  const sheet = new PublishSheet(page);
  await sheet.says('En ligne, à jour');
  const [publication] = (await ask(page, 'publications.of-post', { postId })).items;
  const id = publication?.remoteId ?? '';
  return {
    postId,
    blogId,
    id,
    sheet,
    /** An edit in Blogger’s own editor. */
    elsewhere: async (...changes: readonly (readonly [string, string])[]) => {
      const { content } = await google.editElsewhere({ act: 'write', id, input: {} });
      const changed = changes.reduce((text, [find, by]) => {
        expect(text).toContain(find);
        return text.replace(find, by);
      }, content);
      await google.editElsewhere({ act: 'write', id, input: { content: changed } });
    },
    text: page.getByRole('textbox', { name: 'Texte du billet' }),
  };
}

/** In the smallest window, dark and English: every control can be reached, and axe finds nothing. */
async function lookSmallAndDark(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.resize({ width: 900, height: 600 });
  await ask(page, 'settings.set', { theme: 'dark', language: 'en' });
  const dialog = page.getByRole('dialog', { name: 'Changed on the web' });
  await expect(dialog.getByRole('button', { name: 'Update the blog' })).toBeVisible();
  await takeScreenshot(page, 'conflict-small');
  expect(await axeFindings(page, BORNE)).toEqual([]);
  expect(await dialog.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  await ask(page, 'settings.set', { theme: 'light', language: 'fr' });
  await stage.resize({ width: 1280, height: 775 });
}

/** Types at the end of the line with these words. */
async function typeAfter(page: Page, words: string, typed: string): Promise<void> {
  await page.getByText(words, { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(typed);
}

test(
  'merges changes of different turns; takes both versions of one turn after a confirmation',
  { tag: QUICK_TAG },
  async ({ page, stage, google }) => {
    const { sheet, elsewhere, text } = await publishInterview(stage, google);
    await elsewhere(['De prêter une clef.', 'De prêter deux clefs.'], ['Patience.', 'Patience, toujours.']);
    await typeAfter(page, 'De prêter une clef.', ' La première.');
    await typeAfter(page, 'Vivant', ', très.');
    await sheet.says('En ligne, à mettre à jour');
    await sheet.open('Mettre à jour…');
    await sheet.send(`Mettre à jour sur ${BLOG}`);
    await sheet.says('Votre choix est nécessaire');
    expect((await publicPosts(google.pagesOrigin))[0]?.page).toContain('De prêter deux clefs.');

    // The banner over the text gives place and time, and its one button opens the conflict.
    const banner = page.getByRole('main').getByText(/^Modifié sur le web à \d+\sh\s\d\d$/);
    await expect(banner).toBeVisible();
    await expect(sheet.status.getByRole('button', { name: /^(Publier|Mettre à jour)/ })).toHaveCount(0);
    expect(await axeFindings(page, BORNE)).toEqual([]);
    await takeScreenshot(page, 'conflict-banner');
    await sheet.status.getByRole('button', { name: 'Choisir…' }).press('Enter');
    const conflict = new ConflictWindow(page);
    await expect(conflict.dialog).toContainText(
      'Modifié sur le web depuis votre dernier envoi. Rien n’est parti\u202f; votre texte est dans l’historique.',
    );
    const answerName = 'Réponse\u00a0: Anne Martin';
    await expect(conflict.choice(answerName).getByRole('radio')).toHaveCount(3);
    for (const radio of await conflict.choice(answerName).getByRole('radio').all())
      await expect(radio).not.toBeChecked();
    await expect(conflict.update).toBeDisabled();
    await expect(conflict.changes('Modifié sur le blog')).toHaveText(
      /Question \d+\. .*Réponse Anne Martin · modification.*toujours/s,
    );
    await expect(conflict.changes('Modifié ici')).toHaveText(/Réponse Karim Benali · modification.*très/s);
    expect(await axeFindings(page, BORNE)).toEqual([]);
    await takeScreenshot(page, 'conflict-choose');
    await lookSmallAndDark(stage);

    await conflict.dialog.getByRole('button', { name: 'Copier mon texte' }).click();
    await expect(conflict.dialog.getByText('Votre texte est dans le presse-papiers.')).toBeVisible();
    const copied = await stage.copied();
    expect(copied.text).toContain('De prêter une clef. La première.');
    expect(copied.html).toContain('<strong>');

    await conflict.choose(answerName, 'Reprendre les deux');
    const field = conflict.dialog.getByRole('textbox', { name: 'Texte repris des deux côtés' });
    await expect(field).toHaveValue('De prêter une clef. La première.\n\nDe prêter deux clefs.');
    await expect(conflict.update).toBeDisabled();
    await field.fill('De prêter deux clefs, la première d’abord.');
    await conflict.dialog.getByRole('button', { name: 'Confirmer ce texte' }).click();
    await expect(conflict.dialog.getByText('Tout est choisi.')).toBeVisible();
    await takeScreenshot(page, 'conflict-chosen');
    await conflict.settled();

    await sheet.says('En ligne, à jour');
    const [post] = await publicPosts(google.pagesOrigin);
    for (const words of [
      'De prêter deux clefs, la première d’abord.',
      'Patience, toujours.',
      'Vivant, très.',
    ]) {
      await expect(text).toContainText(words);
      expect(post?.page).toContain(words);
    }
    // Typing continues in the text.
    await typeAfter(page, 'Patience, toujours.', ' Et encore.');
    await sheet.says('En ligne, à mettre à jour');
    await expect(text).toContainText('Patience, toujours. Et encore.');
  },
);

test('puts the chosen text into the open post and keeps caret, scroll position and undo steps', async ({
  page,
  stage,
  google,
}) => {
  const { sheet, elsewhere, text } = await publishInterview(stage, google);
  await elsewhere(['De prêter une clef.', 'De prêter deux clefs.']);
  await typeAfter(page, 'Vivant', ', très.');
  await sheet.open('Mettre à jour…');
  await sheet.send(`Mettre à jour sur ${BLOG}`);
  await sheet.says('Votre choix est nécessaire');
  await page.getByText('Vivant, très.', { exact: true }).click();
  await page.keyboard.press('End');
  const scrolled = () =>
    page.locator('[data-escale-scroll]').evaluate((column) => Math.round(column.scrollTop));
  const before = await scrolled();

  await sheet.status.getByRole('button', { name: 'Choisir…' }).click();
  await new ConflictWindow(page).settled();
  await expect(text).toContainText('De prêter deux clefs.');
  expect(Math.abs((await scrolled()) - before)).toBeLessThan(40);
  await expect(text).toBeFocused();
  await page.keyboard.type(' Vraiment.');
  await expect(text).toContainText('Vivant, très. Vraiment.');
  await sheet.says('En ligne, à mettre à jour');
  await page.keyboard.press('Control+z');
  await expect(text).not.toContainText('Vraiment');
  await page.keyboard.press('Control+z');
  await expect(text).toContainText('De prêter une clef.');
  await page.keyboard.press('Control+Shift+z');
  await expect(text).toContainText('De prêter deux clefs.');
});

test('resolves a conflict by keyboard from « Envois », after postponing it', async ({
  page,
  stage,
  google,
}) => {
  const { sheet, elsewhere } = await publishInterview(stage, google);
  await elsewhere(['De prêter une clef.', 'De prêter deux clefs.']);
  await typeAfter(page, 'De prêter une clef.', ' La première.');
  await sheet.open('Mettre à jour…');
  await sheet.send(`Mettre à jour sur ${BLOG}`);
  await sheet.says('Votre choix est nécessaire');
  await page.getByRole('button', { name: /^Envois/ }).click();
  const choose = page.getByRole('main', { name: 'Envois' }).getByRole('button', { name: 'Choisir…' });
  await choose.focus();
  await page.keyboard.press('Enter');
  const conflict = new ConflictWindow(page);
  const mine = conflict.choice('Réponse\u00a0: Anne Martin').getByRole('radio', { name: 'Garder mon texte' });
  await expect(mine).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(conflict.dialog).toBeHidden();
  await sheet.says('Votre choix est nécessaire');

  const again = sheet.status.getByRole('button', { name: 'Choisir…' });
  await again.focus();
  await page.keyboard.press('Enter');
  await expect(mine).toBeAttached();
  const theirs = conflict.dialog.getByRole('radio', { name: 'Garder celui du blog' });
  for (
    let steps = 0;
    steps < 12 && !(await mine.evaluate((radio) => radio === document.activeElement));
    steps += 1
  )
    await page.keyboard.press('Tab');
  await expect(mine).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(theirs).toBeChecked();
  await expect(conflict.update).toBeEnabled();
  await conflict.update.focus();
  await page.keyboard.press('Enter');
  await expect(conflict.dialog).toBeHidden();
  await sheet.says('En ligne, à jour');
  await expect(page.getByText('De prêter deux clefs.', { exact: true })).toBeVisible();
});

test('leaves the open text unchanged when only the blog changed, until the author asks for the change', async ({
  page,
  stage,
  google,
}) => {
  const { sheet, elsewhere, text, postId, blogId } = await publishInterview(stage, google);
  await elsewhere(['Patience.', 'Patience, toujours.']);
  await page.getByText('De prêter une clef.', { exact: true }).click();
  // An update without changes of its own finds the change on the blog.
  await sendByRequests(page, postId, blogId);
  await sheet.says('Modifié sur le web');
  await expect(page.getByText(/Le texte ouvert reste tel qu’il est en attendant\.$/)).toBeVisible();
  await expect(text).toContainText('Patience.');
  await expect(text).not.toContainText('toujours');
  await expect(text).toBeFocused();
  await takeScreenshot(page, 'conflict-notice');

  await sheet.status.getByRole('button', { name: 'Voir ce qui a changé' }).click();
  const conflict = new ConflictWindow(page);
  await expect(conflict.changes('Modifié sur le blog')).toHaveText(/toujours/);
  expect(await axeFindings(page, BORNE)).toEqual([]);
  await conflict.dialog.getByRole('button', { name: 'Afficher la version du blog' }).click();
  await expect(conflict.dialog).toBeHidden();
  await expect(text).toContainText('Patience, toujours.');
  await sheet.says('En ligne, à jour');
});

test('reports a post deleted on Blogger, erases nothing, and publishes it again under a new address', async ({
  page,
  stage,
  google,
}) => {
  const { sheet, id, text } = await publishInterview(stage, google);
  await google.editElsewhere({ act: 'remove', id });
  await typeAfter(page, 'De prêter une clef.', ' La première.');
  await sheet.open('Mettre à jour…');
  await sheet.send(`Mettre à jour sur ${BLOG}`);
  await sheet.status.getByRole('button', { name: 'Que faire\u202f?' }).click();
  const away = page.getByRole('dialog', { name: 'Ce billet n’est plus en ligne' });
  await expect(away).toContainText('Ce billet a été supprimé sur le blog. Votre texte est intact ici');
  expect(await axeFindings(page, BORNE)).toEqual([]);
  await takeScreenshot(page, 'conflict-away');
  await away.getByRole('button', { name: 'Publier de nouveau…' }).click();
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
  await expect(text).toContainText('De prêter une clef. La première.');
  expect((await publicPosts(google.pagesOrigin)).map(({ title }) => title)).toEqual([TITLE]);
});
