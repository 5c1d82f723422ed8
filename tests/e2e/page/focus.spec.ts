/** The focus is never lost: whatever closes, vanishes or is undone, it moves to an element nearby. */
import { expect, test } from '../support/stage/fixtures.ts';
import { focused, openSamplePost } from '../support/samples/open-sample-post.ts';
import { caretAfter, textOf, wordsOf } from '../support/writing-surfaces.ts';
import { pressEnter } from '../support/keys.ts';

const fr = wordsOf('fr');
const { panel, actions } = fr.window;

test('keeps the focus when panels, previews and full-screen writing close around it', async ({
  page,
  stage,
}) => {
  // A width at which the panel overlays the text and has a button of its own.
  await stage.resize({ width: 1_100, height: 800 });
  await openSamplePost(stage);
  const side = page.getByRole('complementary');
  const focusedAfter: Record<string, string> = {};
  const after = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    await act();
    focusedAfter[what] = await focused(page);
  };
  await stage.command('outline');
  await expect(side.getByRole('row').first()).toBeFocused();
  await after('the panel, by its key', () => stage.command('toggle-panel'));
  await stage.command('toggle-panel');
  await after('the panel, by its button', () =>
    pressEnter(side.getByRole('button', { name: actions.hidePanel })),
  );
  await stage.command('toggle-panel');
  await after('the last label', () =>
    pressEnter(side.getByRole('button', { name: panel.removeLabel('Eau') })),
  );
  await stage.command('toggle-panel');
  await stage.command('preview-beside');
  await after('the preview, by its button', () =>
    pressEnter(side.getByRole('button', { name: fr.preview.close })),
  );
  await stage.command('preview-beside');
  await after('the preview, by its key', async () => {
    await side.getByRole('radio').first().focus();
    await stage.command('preview-beside');
  });
  await after('the list', async () => {
    await page.getByRole('row', { name: 'Un étang' }).focus();
    await stage.command('toggle-list');
  });
  await stage.command('toggle-list');
  await after('the sidebar', async () => {
    await page.getByRole('navigation').getByRole('button').first().focus();
    await stage.command('toggle-sidebar');
  });
  await stage.command('toggle-sidebar');
  await after('the tools, when only the text stays', async () => {
    await page
      .getByRole('toolbar', { name: fr.editor.toolbar, exact: true })
      .getByRole('button')
      .first()
      .focus();
    await stage.command('focus-mode');
  });
  await after('the text alone', () => pressEnter(page.getByRole('button', { name: actions.leaveFocus })));
  expect(focusedAfter).toEqual({
    'the panel, by its key': 'text',
    'the panel, by its button': 'text',
    // The field next to it, for another label.
    'the last label': 'input',
    'the preview, by its button': 'text',
    'the preview, by its key': 'text',
    'the list': 'text',
    // The sidebar shrinks to icons, which keep the focus.
    'the sidebar': 'button',
    'the tools, when only the text stays': 'text',
    'the text alone': 'text',
  });
});

test('the panel replaces the list of posts beside the text, and the list overlays it on request', async ({
  page,
  stage,
}) => {
  await stage.resize({ width: 1_280, height: 800 });
  await openSamplePost(stage);
  const side = page.getByRole('complementary');
  const list = page.getByRole('region', { name: fr.window.regions.list });
  const text = page.getByRole('main');
  await page.keyboard.press('Shift+F9');
  await expect(side).toBeVisible();
  await expect(list).toBeHidden();
  const ends = async (): Promise<[number, number]> => {
    const [words, beside] = [await text.boundingBox(), await side.boundingBox()];
    return [(words?.x ?? 0) + (words?.width ?? 0), beside?.x ?? 0];
  };
  // The end of one is the start of the other.
  const [end, begin] = await ends();
  expect(end).toBe(begin);
  await page.keyboard.press('Control+F9');
  await list.getByRole('row', { name: 'Un étang' }).press('Enter');
  await expect(list).toBeHidden();
  await expect(side).toBeVisible();
  // The choice is kept.
  await page.reload();
  await expect(side).toBeVisible();
  await stage.resize({ width: 1_440, height: 900 });
  await expect(list).toBeVisible();
  await stage.resize({ width: 1_280, height: 800 });
  await expect(list).toBeHidden();
  await page.keyboard.press('Shift+F9');
  await expect(side).toBeHidden();
  await expect(list).toBeVisible();
});

test('keeps the focus when cards vanish, dialogs close or an undo runs', async ({ page, stage }) => {
  const where = await openSamplePost(stage);
  const { pictures, editor, find, blocks } = fr;
  const alt = page.getByRole('textbox', { name: editor.altText });
  const title = page.getByRole('textbox', { name: pictures.videoTitle });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const acts: readonly (readonly [string, () => Promise<unknown>, ('text' | 'input')?])[] = [
    [
      'a picture removed by its button',
      async () => {
        await alt.first().focus();
        await button(pictures.remove).first().press('Enter');
      },
    ],
    [
      'a card selected and deleted',
      async () => {
        await page.getByRole('figure').first().locator('[data-card]').first().click();
        await page.keyboard.press('Delete');
      },
    ],
    [
      'a picture taken out of its row',
      async () => {
        const row = page.getByRole('figure', { name: pictures.row(2) });
        await row.getByRole('textbox', { name: editor.altText }).first().focus();
        await pressEnter(row.getByRole('button', { name: pictures.more }).first());
        await page.getByRole('menuitem', { name: pictures.takeOut }).press('Enter');
      },
    ],
    [
      'a video turned into a link',
      async () => {
        await title.focus();
        await button(pictures.asLink).press('Enter');
      },
    ],
    [
      'a video removed',
      async () => {
        await title.focus();
        await button(pictures.removeVideo).press('Enter');
      },
    ],
    [
      'a table deleted',
      async () => {
        await caretAfter(where, '2 m');
        await stage.command('table-delete');
      },
    ],
    [
      'a turn moved',
      async () => {
        await caretAfter(where, 'Des gens, surtout.');
        await page.keyboard.press('Alt+Shift+ArrowUp');
      },
    ],
    [
      'a name chosen',
      async () => {
        await caretAfter(where, 'Des gens, surtout.');
        await stage.command('turn-people');
        await expect(page.getByRole('combobox', { name: editor.nameField })).toBeFocused();
        await page.keyboard.type('Anne');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('combobox', { name: editor.nameField })).toBeHidden();
      },
    ],
    [
      'a block chosen in the slash menu',
      async () => {
        await caretAfter(where, 'Merci à tous deux.');
        await page.keyboard.type(' /code');
        await expect(page.getByRole('listbox', { name: blocks.slashMenu })).toBeVisible();
        await page.keyboard.press('Enter');
      },
    ],
  ];
  const focusedAfter: Record<string, string> = {};
  for (const [what, act] of acts) {
    await act();
    const at = await focused(page);
    await page.keyboard.press('Control+z');
    focusedAfter[what] = `${at}, undone: ${await focused(page)}`;
  }
  expect(focusedAfter).toEqual(Object.fromEntries(acts.map(([what]) => [what, 'text, undone: text'])));

  await stage.command('find');
  await page.keyboard.type('barque');
  await pressEnter(page.getByRole('search').getByRole('button', { name: find.close }));
  expect(await focused(page)).toBe('text');
  for (const dialog of [
    'settings',
    'about',
    'shortcuts',
    'go-to',
    'publish',
    'preview',
    'typography',
  ] as const) {
    await stage.command(dialog);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(`${dialog}: ${await focused(page)}`).toBe(`${dialog}: text`);
  }
  await stage.command('bin-post');
  await expect(textOf(where)).toBeHidden();
  expect(await focused(page)).toBe('button');
});
