/** The consent for Drive: asked apart, refused without harm, withdrawn, and where its token is. */
import { describe, expect, test } from 'vitest';
import { aDesk, interview } from '../a-desk.ts';
import type { ADesk } from '../a-desk.ts';
import { aDriveDesk, anAllowedDesk, askedOfDrive, DRIVE_SCOPE } from './a-drive-desk.ts';
import { photosOf, withPhotos } from './a-picture-desk.ts';

const driveKeys = (desk: ADesk): string[] =>
  [...desk.secrets.keys()].filter((key) => key.startsWith('drive:'));

test('asks for one scope, apart, with what was granted; says whose Drive it is', async () => {
  const opened: string[] = [];
  const { desk, blog, blogId } = await aDriveDesk({
    browser: async (url) => {
      opened.push(url);
      await (await fetch(url)).arrayBuffer();
    },
  });
  expect(await desk.call('pictures.of-blog', { blogId })).toEqual({
    practice: false,
    host: 'drive',
    drive: { allowed: false },
  });
  expect(await desk.call('pictures.allow-drive', { blogId })).toEqual({ kept: true });
  const [signIn, drive] = opened.map((url) => Object.fromEntries(new URL(url).searchParams));
  expect(signIn).not.toHaveProperty('include_granted_scopes');
  expect(drive).toMatchObject({
    scope: DRIVE_SCOPE,
    include_granted_scopes: 'true',
    access_type: 'offline',
    code_challenge_method: 'S256',
  });
  const owner = (await desk.call('accounts.list', {})).items[0]?.name;
  expect((await desk.call('pictures.of-blog', { blogId })).drive).toEqual({ allowed: true, owner });
  // A token of its own: the blog's is what it was.
  expect([...desk.secrets.keys()].filter((key) => key.startsWith('tokens:'))).toHaveLength(1);
  expect(driveKeys(desk)).toHaveLength(1);
  const said = JSON.stringify([desk.lines, desk.backend.db.prepare('SELECT * FROM accounts').all()]);
  const { refreshToken } = JSON.parse(desk.secrets.get(driveKeys(desk)[0] ?? '') ?? '{}') as Record<
    string,
    string
  >;
  expect(refreshToken?.length).toBeGreaterThan(20);
  expect(said).not.toContain(refreshToken);
  expect(blog.faults.log().filter(({ method }) => method === 'drive.about.get')).toHaveLength(1);
});

describe('refused', () => {
  test.each([
    { consent: 'deny', unitesScopes: true, partial: 0 },
    { consent: 'partial', unitesScopes: true, partial: 1 },
    { consent: 'partial', unitesScopes: false, partial: 1 },
  ] as const)(
    '$consent ($unitesScopes): it is said, and the blog goes on',
    async ({ partial, ...answer }) => {
      const { blog, desk, blogId } = await aDriveDesk();
      Object.assign(blog.faults.behaviours, answer);
      await expect(desk.call('pictures.allow-drive', { blogId })).rejects.toMatchObject({
        code: 'pictures.drive-refused',
        params: { partial },
      });
      expect(driveKeys(desk)).toEqual([]);
      expect((await desk.call('pictures.of-blog', { blogId })).drive).toEqual({ allowed: false });
      const postId = desk.write(withPhotos(await photosOf(desk, 1)));
      const sheet = await desk.call('publications.prepare', { postId, blogId });
      expect(sheet.photos).toMatchObject({ host: 'drive', missing: [{ name: 'Été au jardin.jpg' }] });
      expect(sheet.checks).toContainEqual(
        expect.objectContaining({ code: 'pictures-missing', blocks: true }),
      );
      await expect(desk.send(postId, blogId)).rejects.toMatchObject({ code: 'pictures.drive-not-set' });
      await desk.send(desk.write(interview()), blogId);
      await desk.finish();
      expect(blog.live()).toHaveLength(1);
      expect(askedOfDrive(blog)).toEqual([]);
    },
  );

  test('the API was never enabled: said with the project, nothing is kept', async () => {
    const { blog, desk, blogId } = await aDriveDesk();
    blog.faults.behaviours.driveDisabled = true;
    await expect(desk.call('pictures.allow-drive', { blogId })).rejects.toMatchObject({
      code: 'pictures.drive-not-enabled',
      params: { project: '104729312764' },
    });
    expect(driveKeys(desk)).toEqual([]);
    expect((await desk.call('pictures.of-blog', { blogId })).drive).toEqual({ allowed: false });
  });

  test('given up by the author, like any sign-in', async () => {
    let shown: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (shown = resolve));
    let first = true;
    const { desk, blogId } = await aDriveDesk({
      browser: async (url) => {
        if (first) await (await fetch(url)).arrayBuffer();
        else shown();
        first = false;
      },
    });
    const asked = desk.call('pictures.allow-drive', { blogId }).catch((error: unknown) => error);
    await waiting;
    await desk.call('accounts.cancel-sign-in', {});
    expect(await asked).toMatchObject({ code: 'sign-in.cancelled' });
  });
});

test.each([true, false])('works whether Google unites what was granted (%s) or not', async (unitesScopes) => {
  const { blog, desk, blogId } = await aDriveDesk();
  blog.faults.behaviours.unitesScopes = unitesScopes;
  await desk.call('pictures.allow-drive', { blogId });
  await desk.send(desk.write(withPhotos(await photosOf(desk, 1))), blogId);
  await desk.finish();
  expect(blog.live()[0]?.content).toContain('/d/');
});

test('withdrawn at Google: the send stops, the blog stays connected; allowed again, it goes by itself', async () => {
  const { blog, desk, blogId } = await anAllowedDesk();
  const postId = desk.write(withPhotos(await photosOf(desk, 1)));
  const [key = ''] = driveKeys(desk);
  const { refreshToken } = JSON.parse(desk.secrets.get(key) ?? '{}') as { refreshToken: string };
  const body = new URLSearchParams({ token: refreshToken });
  expect((await fetch(`${blog.apiOrigin}/revoke`, { method: 'POST', body })).status).toBe(200);
  const jobId = await desk.send(postId, blogId);
  await desk.settled();
  expect(await desk.job(jobId)).toMatchObject({
    state: 'needs-author',
    failure: { code: 'pictures.drive-not-set' },
  });
  expect(blog.posts()).toEqual([]);
  expect((await desk.call('blogs.list', {})).items[0]?.state).toBe('connected');
  expect((await desk.call('pictures.of-blog', { blogId })).drive).toEqual({ allowed: false });
  await desk.call('pictures.allow-drive', { blogId });
  await desk.finish();
  expect(blog.live()).toHaveLength(1);
});

test('an access token that ran out is renewed, and the blog’s own scope is no use there', async () => {
  const { blog, desk, blogId } = await anAllowedDesk();
  blog.faults.add({ method: 'drive.files.list', status: 401, reason: 'authError' });
  await desk.send(desk.write(withPhotos(await photosOf(desk, 1))), blogId);
  await desk.finish();
  expect(blog.live()).toHaveLength(1);
  expect(blog.faults.log().filter(({ method }) => method === 'oauth.token')).toHaveLength(1);
});

test('without a key store it holds until the app quits; then it is asked again', async () => {
  const { blog, desk, blogId } = await aDriveDesk({ kept: false });
  expect(await desk.call('pictures.allow-drive', { blogId })).toEqual({ kept: false });
  // The shell that forgot.
  for (const key of driveKeys(desk)) desk.secrets.delete(key);
  await desk.close();
  const next = await aDesk(blog, { folder: desk.folder, secrets: desk.secrets });
  const postId = next.write(withPhotos(await photosOf(next, 1)));
  const jobId = await next.send(postId, blogId);
  await next.settled();
  expect(await next.job(jobId)).toMatchObject({ failure: { code: 'pictures.drive-not-set' } });
  expect((await next.call('pictures.of-blog', { blogId })).drive).toEqual({ allowed: false });
});

test('signing out takes Drive along, here and at Google', async () => {
  const { blog, desk, blogId } = await anAllowedDesk();
  const [key = ''] = driveKeys(desk);
  const { refreshToken, clientId, clientSecret } = JSON.parse(desk.secrets.get(key) ?? '{}') as Record<
    string,
    string
  >;
  const accountId = (await desk.call('accounts.list', {})).items[0]?.id ?? '';
  expect(await desk.call('accounts.sign-out', { accountId })).toEqual({ revoked: true });
  expect([...desk.secrets.keys()]).toEqual(['google-client']);
  const renewed = await fetch(`${blog.apiOrigin}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: clientId ?? '',
      client_secret: clientSecret ?? '',
      grant_type: 'refresh_token',
      refresh_token: refreshToken ?? '',
    }),
  });
  expect(await renewed.json()).toMatchObject({ error: 'invalid_grant' });
  expect((await desk.call('pictures.of-blog', { blogId })).drive).toEqual({ allowed: false });
});
