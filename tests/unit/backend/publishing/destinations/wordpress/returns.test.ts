/** A site’s answer returned by the browser: accepted once, from the requested site, in time. */
import { expect, test } from 'vitest';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { receiveReturn } from '#backend/publishing/destinations/wordpress/returns.ts';
import type { Returned } from '#contract/host.ts';
import { type PublishingDesk, openDeskBlog, openDesk } from '../../publishing-desk.ts';
import { startSmallSite, PASSWORD, refusal } from './small-site.ts';

const receive = (desk: PublishingDesk, returned: Returned): void =>
  receiveReturn(publishingOf(desk.backend), returned);
const changeCount = (desk: PublishingDesk): number =>
  desk.events.filter(({ event }) => event === 'wordpress.returned').length;

async function startAuthorization(site: Awaited<ReturnType<typeof startSmallSite>>) {
  const desk = await openDesk(await openDeskBlog(), { returns: true });
  const authorize = async (): Promise<string> => {
    const { url } = await desk.call('wordpress.authorize', { address: site.origin, returns: true });
    const back = new URL(new URL(url).searchParams.get('success_url') ?? '');
    return back.searchParams.get('state') ?? '';
  };
  const returned = (state: string, more = {}): Returned => ({
    state,
    site: site.origin,
    user: 'lise',
    password: PASSWORD,
    ...more,
  });
  return { desk, authorize, returned };
}

test('the opened page names Escale, and returns by an address that WordPress accepts', async () => {
  const { origin } = await startSmallSite();
  const desk = await openDesk(await openDeskBlog(), { returns: true });
  expect(await desk.call('wordpress.find', { address: origin })).toEqual({
    home: origin,
    name: 'Le Labo',
    returns: true,
  });
  const { url } = await desk.call('wordpress.authorize', { address: origin, returns: true });
  const { pathname, searchParams } = new URL(url);
  expect(pathname).toBe('/wp-admin/authorize-application.php');
  expect(searchParams.get('app_name')).toBe('Escale');
  expect(searchParams.get('app_id')).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(searchParams.get('success_url')).toMatch(/^escale:\/\/wordpress\?state=[\w-]{43}$/);
  const byHand = await desk.call('wordpress.authorize', { address: origin, returns: false });
  expect([...new URL(byHand.url).searchParams.keys()]).toEqual(['app_name', 'app_id']);
});

test('signs in once; a repeated return changes nothing', async () => {
  const { desk, authorize, returned } = await startAuthorization(await startSmallSite());
  const answer = returned(await authorize());
  receive(desk, answer);
  receive(desk, answer);
  expect(changeCount(desk)).toBe(1);
  expect(await desk.call('wordpress.take-return', {})).toMatchObject({
    blog: { name: 'Le Labo' },
    mayPublish: true,
  });
  await expect(desk.call('wordpress.take-return', {})).rejects.toMatchObject({ code: 'sign-in.timed-out' });
  expect(desk.lines.map(({ text }) => text).join('\n')).not.toContain(PASSWORD);
});

test('accepts a site in a folder that names itself by http behind TLS', async () => {
  const site = await startSmallSite({ url: (origin) => `${origin.replace('http:', 'https:')}/wp/` });
  const { desk, authorize, returned } = await startAuthorization(site);
  receive(desk, returned(await authorize(), { site: `${site.origin}/wp` }));
  expect(await desk.call('wordpress.take-return', {})).toMatchObject({ blog: { name: 'Le Labo' } });
});

test('ignores a return that was not requested, of another site, too late, or after a cancel', async () => {
  const { desk, authorize, returned } = await startAuthorization(await startSmallSite());
  receive(desk, returned('A'.repeat(43)));
  const state = await authorize();
  receive(desk, returned('A'.repeat(43)));
  receive(desk, returned(state, { site: 'https://ailleurs.example' }));
  // Its state is consumed by then.
  receive(desk, returned(state));
  const before = await authorize();
  const after = await authorize();
  receive(desk, returned(before));
  desk.clock.at += 15 * 60_000 + 1;
  receive(desk, returned(after));
  const last = await authorize();
  await desk.call('wordpress.give-up', {});
  receive(desk, returned(last));
  expect(changeCount(desk)).toBe(0);
  await expect(desk.call('wordpress.take-return', {})).rejects.toMatchObject({ code: 'sign-in.timed-out' });
  const why = desk.lines.map(({ text }) => /is not the one that is awaited \{"why":"(.*)"\}/.exec(text)?.[1]);
  expect(why.filter(Boolean)).toEqual([
    'unasked',
    'unasked',
    'site',
    'unasked',
    'unasked',
    'late',
    'unasked',
  ]);
  expect(desk.lines.map(({ text }) => text).join('\n')).not.toContain(PASSWORD);
  expect(await desk.call('blogs.list', {})).toMatchObject({ items: [] });
});

test.each([
  ['by-author', 'wordpress.refused'],
  ['by-site', 'wordpress.no-passwords'],
] as const)('reports a refusal %s', async (why, code) => {
  const { desk, authorize } = await startAuthorization(await startSmallSite());
  receive(desk, { state: await authorize(), refused: why });
  expect(changeCount(desk)).toBe(1);
  await expect(desk.call('wordpress.take-return', {})).rejects.toMatchObject({ code });
});

test('explains a new password that the site does not recognize: the host drops the header', async () => {
  const { desk, authorize, returned } = await startAuthorization(
    await startSmallSite({ me: () => refusal(401, 'rest_not_logged_in') }),
  );
  receive(desk, returned(await authorize()));
  await expect(desk.call('wordpress.take-return', {})).rejects.toMatchObject({
    code: 'wordpress.header-dropped',
  });
  expect(desk.secrets.size).toBe(0);
});
