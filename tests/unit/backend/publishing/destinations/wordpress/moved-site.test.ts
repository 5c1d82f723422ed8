/**
 * Several sites of one host, one of which claims to be another: no send goes to a new address without a confirmation.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { remoteIdOf } from '#backend/exchange/sources/site-export.ts';
import { type PublishingDesk, interview, openDeskBlog, openDesk } from '../../publishing-desk.ts';
import { PASSWORD } from './small-site.ts';

type Claims = Readonly<Record<string, (origin: string) => string>>;

/** @param claims the home in the API of each folder: `{ '/bob': (origin) => `${origin}/alice` }` */
async function startSharedHost(claims: Claims) {
  const requests: string[] = [];
  const server = createServer(({ method, url = '' }, response) => {
    const folder = /^(.*?)\/wp-json\//.exec(url)?.[1];
    const home = folder === undefined ? undefined : claims[folder]?.(origin);
    const json = (body: unknown, status = 200): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (folder === undefined || home === undefined) return void response.writeHead(404).end('<p>');
    requests.push(`${method} ${url.split('?')[0]}`);
    if (url.startsWith(`${folder}/wp-json/?`))
      return json({
        name: `Le Labo ${folder}`,
        home,
        url: home,
        namespaces: ['wp/v2'],
        authentication: {
          'application-passwords': {
            endpoints: { authorization: `${origin}${folder}/wp-admin/authorize-application.php` },
          },
        },
      });
    if (url.includes('/users/me'))
      return json({ id: 1, name: 'Lise Aubin', capabilities: { edit_posts: true, publish_posts: true } });
    json({ code: 'rest_no_route', message: '' }, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, requests };
}

const addressIn = (folder: string) => (origin: string) => `${origin}${folder}`;
const signInAt = (desk: PublishingDesk, address: string, moved?: Readonly<{ from: string; to: string }>) =>
  desk.call('wordpress.sign-in', {
    address: `${address}/`,
    user: 'lise',
    password: PASSWORD,
    ...(moved && { moved }),
  });
const bases = (desk: PublishingDesk): unknown =>
  desk.backend.db
    .prepare(
      'SELECT blogs.url, accounts.base FROM blogs JOIN accounts ON accounts.id = blogs.account_id ORDER BY blogs.rowid',
    )
    .raw()
    .all();

test('connects a site that claims to be another one of its host under its own address', async () => {
  const { origin, requests } = await startSharedHost({
    '/alice': addressIn('/alice'),
    '/bob': addressIn('/alice'),
  });
  const desk = await openDesk(await openDeskBlog());
  const { blog } = await signInAt(desk, `${origin}/alice`);
  await desk.send(desk.write(interview()), blog.id, 10);
  const bob = await signInAt(desk, `${origin}/bob`);
  expect(bob.blog.id).not.toBe(blog.id);
  expect(bases(desk)).toEqual([
    [`${origin}/alice/`, `${origin}/alice/wp-json/`],
    [`${origin}/bob/`, `${origin}/bob/wp-json/`],
  ]);
  requests.length = 0;
  await desk.finish();
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter((request) => !/ \/alice\//.test(request))).toEqual([]);
});

test('asks before a site that claims to be its parent replaces it', async () => {
  const { origin, requests } = await startSharedHost({ '': addressIn(''), '/bob': addressIn('') });
  const desk = await openDesk(await openDeskBlog());
  const { blog } = await signInAt(desk, origin);
  const jobId = await desk.send(desk.write(interview()), blog.id, 10);
  const secrets = [...desk.secrets];
  requests.length = 0;
  const moved = { from: origin, to: `${origin}/bob` };
  const refusal = { code: 'wordpress.moved', params: { blog: origin, ...moved } };
  const input = { address: `${origin}/bob/` };
  await expect(desk.call('wordpress.find', input)).rejects.toMatchObject(refusal);
  await expect(desk.call('wordpress.authorize', { ...input, returns: true })).rejects.toMatchObject(refusal);
  await expect(signInAt(desk, `${origin}/bob`)).rejects.toMatchObject(refusal);
  // The author confirmed another move.
  await expect(signInAt(desk, `${origin}/bob`, { ...moved, to: `${origin}/eve` })).rejects.toMatchObject(
    refusal,
  );
  expect(requests.filter((request) => request !== 'GET /bob/wp-json/')).toEqual([]);
  expect([...desk.secrets]).toEqual(secrets);
  expect(bases(desk)).toEqual([[`${origin}/`, `${origin}/wp-json/`]]);
  expect(await desk.job(jobId)).toMatchObject({ state: 'waiting' });
});

test('keeps the posts and the queued sends of a blog after a confirmed move', async () => {
  const claims: Record<string, (origin: string) => string> = { '': addressIn('') };
  const { origin, requests } = await startSharedHost(claims);
  const desk = await openDesk(await openDeskBlog());
  const { blog } = await signInAt(desk, origin);
  await desk.send(desk.write(interview()), blog.id, 10);
  delete claims[''];
  claims['/wp'] = addressIn('');
  const moved = { from: origin, to: `${origin}/wp` };
  const again = await signInAt(desk, `${origin}/wp`, moved);
  expect(again.blog.id).toBe(blog.id);
  expect(bases(desk)).toEqual([[`${origin}/`, `${origin}/wp/wp-json/`]]);
  requests.length = 0;
  await desk.finish();
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter((request) => !/ \/wp\/wp-json\//.test(request))).toEqual([]);
  // Requested once.
  await signInAt(desk, `${origin}/wp`);
});

test('needs no confirmation for a renewed password, another route to the API or an imported blog', async () => {
  const { origin } = await startSharedHost({ '': addressIn('') });
  const desk = await openDesk(await openDeskBlog());
  desk.backend.db
    .prepare(
      "INSERT INTO blogs (id, kind, remote_id, name, url, signature, created_at) VALUES ('read', 'wordpress', ?, 'Le Labo', ?, '', 0)",
    )
    .run(remoteIdOf('wordpress', origin), origin.replace('http:', 'https:'));
  const first = await signInAt(desk, origin);
  expect(first.blog.id).toBe('read');
  const account = first.blog.accountId;
  expect(await signInAt(desk, origin)).toMatchObject({ blog: { id: 'read', accountId: account } });
  desk.backend.db.prepare('UPDATE accounts SET base = ?').run(`${origin}/index.php?rest_route=/`);
  expect(await signInAt(desk, origin)).toMatchObject({ blog: { id: 'read', accountId: account } });
  expect(bases(desk)).toEqual([[`${origin}/`, `${origin}/wp-json/`]]);
});
