/** « Demander les réponses… » by keyboard; the mail in the mail program; the rows of a form that come back. */
import { writeFile } from 'node:fs/promises';
import { questionCodes } from '#interview/answers/question-codes.ts';
import type { Post } from '#interview/document.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { takeScreenshot } from '../support/samples/export-fixture.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { expect, test } from '../support/stage/fixtures.ts';
import { wordsOf } from '../support/writing-surfaces.ts';

const asked: Post = {
  ...gardenInterview,
  body: gardenInterview.body.filter(({ type }) => type === 'question').slice(0, 3),
};
const [anne, karim] = gardenInterview.participants;

for (const language of ['fr', 'en'] as const)
  test.describe(language, () => {
    test.use({ language });
    test('asks by keyboard, and takes the rows of two people without typing', async ({
      stage,
      page,
    }, testInfo) => {
      const { answers: words } = wordsOf(language);
      const [id = ''] = await addPosts(page, [asked]);
      await ask(page, 'people.save', { id: karim?.id ?? '', set: { email: 'karim@example.org' } });
      await page.reload();
      await page.getByText(asked.title, { exact: true }).first().click();
      await stage.command('ask-for-answers');
      const dialog = page.getByRole('dialog', { name: words.ask });
      await expect(dialog.getByRole('combobox', { name: words.askWhom })).toBeFocused();
      await expect(dialog.getByRole('combobox', { name: words.askWhom })).toHaveValue('Karim Benali');
      await expect(dialog.getByText('karim@example.org')).toBeVisible();
      await takeScreenshot(page, `ask-${language}`);
      expect(await axeFindings(page)).toEqual([]);
      for (const name of [words.askSave, words.askOpen]) {
        await expect(async () => {
          await page.keyboard.press('Tab');
          await expect(dialog.getByRole('button', { name })).toBeFocused({ timeout: 500 });
        }).toPass();
      }
      await page.keyboard.press('Enter');
      await expect(dialog.getByText(words.askOpened)).toBeVisible();
      expect((await stage.opened()).at(-1)).toMatch(/^mailto:karim@example\.org\?subject=/);
      await dialog.getByRole('button', { name: words.askCopy }).click();
      await expect(dialog.getByText(words.questionsCopied(3))).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();

      const codes = questionCodes(asked).map(({ code }) => code);
      const file = testInfo.outputPath('formulaire.csv');
      const row = (name: string): string =>
        [name, ...codes.map((_, index) => `"${name} ${index}"`)].join(';');
      await writeFile(
        file,
        [['Nom', ...codes].join(';'), row(anne?.name ?? ''), row(karim?.name ?? '')].join('\n'),
      );
      await stage.choose(file);
      await stage.command('add-answers');
      const sheet = page.getByRole('dialog', { name: words.title });
      await sheet.getByRole('button', { name: words.chooseFile }).click();
      await expect(sheet.getByText(words.recognized(3, 3))).toBeVisible();
      await takeScreenshot(page, `rows-${language}`);
      expect(await axeFindings(page)).toEqual([]);
      await sheet.getByRole('button', { name: words.add(3, 0) }).click();
      await expect(sheet.getByRole('button', { name: words.row(2, 'Karim Benali', false) })).toBeVisible();
      await sheet.getByRole('button', { name: words.add(3, 0) }).click();
      await expect(sheet).toBeHidden();
      await expect
        .poll(
          async () =>
            (await ask(page, 'posts.get', { id })).document.body.filter(({ type }) => type === 'answer')
              .length,
        )
        .toBe(6);
    });
  });
