// @vitest-environment happy-dom
/** The description of a post: counted, proposed from the lead, shown as others see it, copied by hand and never sent. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exports as words } from '#assets/messages/fr/exchange.ts';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { MOST_DESCRIPTION } from '#interview/description.ts';
import { gardenPicture } from '#tests/builders/demo-picture.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { picture } from '#tests/builders/interview-builder.ts';
import { addPosts } from '#tests/builders/export-library.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { setWindowSize } from '../window-size.ts';

let opened: TestWindow;
let postId = '';
const user = userEvent.setup();

beforeEach(async () => {
  // Wide enough for the panel beside the text.
  setWindowSize(1_440, 900);
  opened = await openTestWindow(
    async (backend) => {
      backend.backend.db.exec(`
        INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
          VALUES ('account', 'practice', 'i', 'b', '1', 'Essai', 1, 0, 0);
        INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
          VALUES ('practice', 'account', 'practice', '99', 'Blog d’essai', 'http://127.0.0.1:1', 'Essai', 0);`);
      const file = { name: 'jardin.png', bytes: await gardenPicture() };
      const { sha256 } = await addAsset(backend.backend, file, backend.clock.now);
      const body = [...gardenInterview.body, picture(sha256, 'Un jardin')];
      [postId = ''] = addPosts(backend, [{ ...gardenInterview, body }]);
      await backend.call('settings.set', { welcomed: true, panelShown: true });
      await backend.call('last-position.set', { postId, caret: '' });
    },
    { publishing: true },
  );
  await screen.findByDisplayValue(gardenInterview.title);
});
afterEach(() => opened.close());

const panel = (): HTMLElement => screen.getByRole('complementary', { name: 'Volet' });

async function findField(): Promise<HTMLTextAreaElement> {
  const part = await within(panel()).findByRole('button', { name: new RegExp(`^${words.description}`) });
  if (part.getAttribute('aria-expanded') !== 'true') await user.click(part);
  return within(panel()).findByRole('textbox', { name: words.descriptionLabel });
}

/** Proposes the description from the lead, and returns it. */
async function propose(): Promise<string> {
  const field = await findField();
  await user.click(within(panel()).getByRole('button', { name: words.fromLead }));
  await waitFor(() => expect(field.value).not.toBe(''));
  return field.value;
}

it('counts a description only near Blogger’s limit', async () => {
  const field = await findField();
  await user.click(field);
  await user.paste('x'.repeat(20));
  expect(within(panel()).queryByText(/\/150/)).toBeNull();
  await user.paste('x'.repeat(120));
  const count = plainSpaces(words.signs(140, MOST_DESCRIPTION));
  expect((await within(panel()).findAllByText(count, { exact: false })).length).toBeGreaterThan(0);
});

it('reports that a description is too long for Blogger', async () => {
  const field = await findField();
  await user.click(field);
  await user.paste('x'.repeat(MOST_DESCRIPTION + 1));
  expect(await within(panel()).findByText(words.tooLong(MOST_DESCRIPTION))).toBeTruthy();
});

it('proposes the lead, within Blogger’s limit, and saves it', async () => {
  const description = await propose();
  expect(description).toMatch(/^Anne Martin et Karim Benali ont passé une année .+\.$/);
  expect(description.length).toBeLessThanOrEqual(MOST_DESCRIPTION);
  await waitFor(async () =>
    expect((await opened.backend.call('posts.get', { id: postId })).document.description).toBe(description),
  );
});

it('is copied by hand, with the notice that Escale cannot send it', async () => {
  const description = await propose();
  expect(within(panel()).getByText(plainSpaces(words.byHand))).toBeTruthy();
  await user.click(within(panel()).getByRole('button', { name: words.copyDescription }));
  await waitFor(() =>
    expect(opened.requests.find(({ name }) => name === 'clipboard.write')?.input).toEqual({
      text: description,
    }),
  );
});

it('is previewed in the sheet as search results and shares show it, with the reason for a missing picture', async () => {
  const description = await propose();
  await waitFor(async () =>
    expect((await opened.backend.call('posts.get', { id: postId })).document.description).toBe(description),
  );
  opened.tell('menu.command', { command: 'publish' });
  const sheet = within(await screen.findByRole('dialog', { name: 'Publier' }));
  await user.click(await sheet.findByRole('button', { name: words.shown }));
  const search = await sheet.findByRole('region', { name: words.inSearch });
  expect(within(search).getByText(description)).toBeTruthy();
  const card = sheet.getByRole('region', { name: words.inShare });
  expect(within(card).getByText(words.noPicture)).toBeTruthy();
  expect(within(card).getByText(words.pictureInside)).toBeTruthy();
  expect(within(card).queryByRole('img')).toBeNull();
  expect(sheet.getByText(plainSpaces(words.byHand))).toBeTruthy();
});
