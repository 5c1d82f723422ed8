/** A site’s answers to the first request of a sign-in: each has its own message, and nothing is stored. */
import { expect, test } from 'vitest';
import { openDeskBlog, openDesk } from '../../publishing-desk.ts';
import { startSmallSite, PASSWORD, refusal } from './small-site.ts';

const PAGE = '<!doctype html><title>Vérification en deux étapes</title>';

test.each([
  ['a password unknown to the site', 'wordpress.password-refused', refusal(401, 'rest_not_logged_in')],
  ['a password that the site calls wrong', 'wordpress.password-refused', refusal(401, 'incorrect_password')],
  [
    'a site without application passwords',
    'wordpress.no-passwords',
    refusal(401, 'application_passwords_disabled'),
  ],
  [
    'an account without application passwords',
    'wordpress.no-passwords',
    refusal(401, 'application_passwords_disabled_for_user'),
  ],
  ['a plugin that disables the API', 'wordpress.rest-closed', refusal(403, 'rest_cannot_access')],
  ['a missing API', 'wordpress.rest-closed', refusal(404, 'rest_no_route')],
  ['a page for a second factor', 'wordpress.page', { status: 403, body: PAGE }],
  ['a firewall’s page', 'wordpress.page', { status: 406, body: PAGE }],
  [
    'an API on another host',
    'wordpress.redirected',
    { status: 302, headers: { location: 'https://ailleurs.example/' }, body: '' },
  ],
  ['an overloaded server', 'destination.unavailable', { status: 503, body: PAGE }],
])('%s: %s', async (_, code, answer) => {
  const site = await startSmallSite({ me: () => answer });
  const desk = await openDesk(await openDeskBlog());
  const input = { address: site.origin, user: 'lise', password: PASSWORD };
  await expect(desk.call('wordpress.sign-in', input)).rejects.toMatchObject({ code });
  expect(desk.secrets.size).toBe(0);
  expect((await desk.call('blogs.list', {})).items).toEqual([]);
});

test.each([
  [
    'an editor may publish',
    { edit_posts: true, publish_posts: true, edit_others_posts: true },
    'administrator',
    true,
  ],
  ['an author may publish', { edit_posts: true, publish_posts: true }, 'author', true],
  ['a contributor may submit', { edit_posts: true }, 'author', false],
] as const)('%s', async (_, capabilities, role, mayPublish) => {
  const site = await startSmallSite({ capabilities });
  const desk = await openDesk(await openDeskBlog());
  expect(
    await desk.call('wordpress.sign-in', { address: site.origin, user: 'lise', password: PASSWORD }),
  ).toMatchObject({ mayPublish, blog: { role } });
});

test('refuses a subscriber, who cannot publish', async () => {
  const site = await startSmallSite({ capabilities: { read: true } });
  const desk = await openDesk(await openDeskBlog());
  await expect(
    desk.call('wordpress.sign-in', { address: site.origin, user: 'lise', password: PASSWORD }),
  ).rejects.toMatchObject({ code: 'wordpress.no-rights' });
});
