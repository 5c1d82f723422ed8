/** The storage of a sign-in’s tokens. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { endpointsAt, GOOGLE, googleEndpoints } from '#backend/network/endpoints.ts';
import { openDesk, openConnectedDesk } from '../../publishing-desk.ts';
import type { DeskOptions } from '../../publishing-desk.ts';

describe('the tokens', () => {
  test('are stored by the shell only: not in the library, not in the log', async () => {
    const lines: DeskOptions['lines'] = [];
    const { blog, desk, blogId, postId } = await openConnectedDesk({ lines });
    blog.faults.add({ method: 'posts.insert', status: 401, reason: 'authError' });
    blog.faults.add({ method: 'oauth.token', status: 500, times: 9 });
    await desk.send(postId, blogId);
    await desk.settled();
    blog.faults.clear();
    await desk.finish();
    const entries = [...desk.secrets.entries()];
    const secrets = entries.flatMap(([, value]) => {
      const { refreshToken, clientSecret } = JSON.parse(value) as {
        refreshToken?: string;
        clientSecret?: string;
      };
      return [refreshToken, clientSecret].filter((secret) => secret !== undefined);
    });
    expect(secrets.length).toBeGreaterThanOrEqual(3);
    const sent = blog.faults
      .log()
      .map((one) => one.answer)
      .flatMap((answer) => JSON.stringify(answer ?? '').match(/ya29[\w.-]+|"access_token":"([^"]+)"/g) ?? []);
    const log = lines.map((line) => line.text).join('\n');
    const files = readdirSync(desk.folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(desk.folder, name))
      .filter((path) => statSync(path).isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const secret of [...secrets, ...sent, 'Bearer ']) {
      expect(log).not.toContain(secret);
      for (const file of files) expect([file, readFileSync(file).includes(secret)]).toEqual([file, false]);
    }
  });

  test('are stored by issuer and base, and not used for another', async () => {
    const { blog, desk, accountId } = await openConnectedDesk();
    const [key = ''] = [...desk.secrets.keys()].filter((one) => one.startsWith('tokens:'));
    expect(key).toMatch(new RegExp(`^tokens:${accountId}:[0-9a-f]{16}$`));
    const secret = JSON.parse(desk.secrets.get(key) ?? '') as Record<string, string>;
    expect(secret).toMatchObject({ issuer: blog.apiOrigin, base: blog.apiOrigin });
    await desk.close();
    // The same library with the real Google: this account’s tokens do not apply, and no request is sent.
    const requests: string[] = [];
    const elsewhere = await openDesk(blog, {
      folder: desk.folder,
      secrets: desk.secrets,
      packaged: true,
      fetch: (input) => (
        requests.push(new Request(input).url),
        Promise.reject(new TypeError('fetch failed'))
      ),
    });
    await expect(elsewhere.call('accounts.blogs', { accountId })).rejects.toMatchObject({
      code: 'destination.signed-out',
    });
    expect(requests).toEqual([]);
    await elsewhere.close();
    // A secret with a changed base is not used either.
    desk.secrets.set(key, JSON.stringify({ ...secret, base: 'https://evil.example' }));
    blog.faults.clearLog();
    const altered = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets });
    await expect(altered.call('accounts.blogs', { accountId })).rejects.toMatchObject({
      code: 'destination.signed-out',
    });
    expect(blog.faults.log()).toEqual([]);
  });

  test('are revoked at Google and deleted by a sign-out, even when Google is unreachable', async () => {
    const { blog, desk, accountId, blogId } = await openConnectedDesk();
    expect(await desk.call('accounts.sign-out', { accountId })).toEqual({ revoked: true });
    expect(blog.faults.log().map((one) => one.method)).toEqual(['oauth.revoke']);
    expect([...desk.secrets.keys()]).toEqual(['google-client']);
    expect((await desk.call('blogs.list', {})).items).toEqual([
      expect.objectContaining({ id: blogId, state: 'sign-in-needed' }),
    ]);
    await expect(desk.call('accounts.blogs', { accountId })).rejects.toMatchObject({
      code: 'destination.signed-out',
    });
    await desk.call('accounts.sign-in', {});
    blog.faults.add({ method: 'oauth.revoke', line: 'drop-before', times: 9 });
    expect(await desk.call('accounts.sign-out', { accountId })).toEqual({ revoked: false });
    expect([...desk.secrets.keys()]).toEqual(['google-client']);
  });

  test('revoked elsewhere: the job waits for the author, and resumes after the next sign-in', async () => {
    const { blog, desk, accountId, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method: 'posts.insert', status: 401, reason: 'authError' });
    blog.faults.add({ method: 'oauth.token', status: 400, reason: 'invalid_grant' });
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({
      state: 'needs-author',
      failure: { code: 'destination.signed-out' },
    });
    expect(await desk.publications(postId)).toEqual([expect.objectContaining({ state: 'needs-sign-in' })]);
    expect((await desk.call('blogs.list', {})).items[0]?.state).toBe('sign-in-needed');
    expect((await desk.call('accounts.sign-in', {})).accountId).toBe(accountId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
    expect(blog.live()).toHaveLength(1);
  });
});

test('in a locked key store: reported at startup, nobody is signed out, and work resumes once it is open', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk();
  const { folder, secrets } = desk;
  await desk.close();
  const locked = await openDesk(blog, { folder, secrets, locked: true });
  const jobId = await locked.send(postId, blogId);
  await locked.finish();
  expect(await locked.job(jobId)).toMatchObject({
    state: 'needs-author',
    failure: { code: 'secrets.unavailable' },
  });
  expect((await locked.call('blogs.list', {})).items).toMatchObject([{ id: blogId, state: 'connected' }]);
  await locked.close();
  const open = await openDesk(blog, { folder, secrets });
  await open.call('jobs.retry', { id: jobId });
  await open.finish();
  expect(blog.live()).toHaveLength(1);
});

test('a server other than Google’s is accepted on this computer only, and not in a packaged app', () => {
  const base = 'http://127.0.0.1:4000';
  expect(googleEndpoints({ packaged: false, base: base })).toEqual(endpointsAt(base));
  expect(googleEndpoints({ packaged: true, base: base })).toBe(GOOGLE);
  for (const base of [
    'http://127.0.0.1.evil.example/',
    'https://127.0.0.1/',
    'http://localhost:1',
    'http://10.0.0.1/',
    'http://a@127.0.0.1@evil.example/',
    'x',
    undefined,
  ]) {
    expect(googleEndpoints({ packaged: false, base })).toBe(GOOGLE);
  }
});
