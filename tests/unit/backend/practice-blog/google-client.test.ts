/** Google’s own client on the practice blog, which must follow the real protocol. */
import { blogger, auth } from '@googleapis/blogger';
import { describe, expect, test } from 'vitest';
import { openPracticeBlog, BLOGGER, NOON, REDIRECT } from './test-practice-blog.ts';

async function googleClient() {
  const blog = await openPracticeBlog();
  const oauth = new auth.OAuth2({
    clientId: blog.client.clientId,
    clientSecret: blog.client.clientSecret,
    redirectUri: REDIRECT,
    endpoints: {
      oauth2AuthBaseUrl: `${blog.apiOrigin}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${blog.apiOrigin}/token`,
      oauth2RevokeUrl: `${blog.apiOrigin}/revoke`,
    },
  });
  const { codeVerifier, codeChallenge = '' } = await oauth.generateCodeVerifierAsync();
  const address = oauth.generateAuthUrl({
    scope: BLOGGER,
    access_type: 'offline',
    prompt: 'consent',
    code_challenge: codeChallenge,
    // The library declares the values of this parameter as an enum it does not export here.
    code_challenge_method: 'S256' as never,
  });
  const consent = await fetch(address, { redirect: 'manual' });
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const { tokens } = await oauth.getToken({ code, codeVerifier });
  oauth.setCredentials(tokens);
  const client = blogger({ version: 'v3', auth: oauth, rootUrl: `${blog.apiOrigin}/`, retry: false });
  return { blog, oauth, tokens, client, blogId: blog.blogRemoteId };
}

describe("Google's client", () => {
  test('signs in, writes, publishes, lists, changes and deletes a post', async () => {
    const { blog, client, blogId } = await googleClient();
    const { data: blogs } = await client.blogs.listByUser({ userId: 'self', view: 'AUTHOR' });
    expect(blogs.items?.map(({ id }) => id)).toEqual([blogId]);

    const requestBody = { title: 'Un entretien', content: '<p>Bonjour</p>', labels: ['ville', 'eau'] };
    const { data: draft } = await client.posts.insert({ blogId, isDraft: true, requestBody });
    expect(draft).toMatchObject({ ...requestBody, status: 'DRAFT' });
    const postId = draft.id ?? '';

    const { data: listed } = await client.posts.list({
      blogId,
      status: ['DRAFT', 'SCHEDULED'],
      view: 'AUTHOR',
      orderBy: 'UPDATED',
    });
    expect(listed.items?.map(({ id }) => id)).toEqual([postId]);

    const publishDate = new Date(NOON + 3_600_000).toISOString();
    expect((await client.posts.publish({ blogId, postId, publishDate })).data.status).toBe('SCHEDULED');
    expect((await client.posts.revert({ blogId, postId })).data.status).toBe('DRAFT');
    const { data: online } = await client.posts.publish({ blogId, postId });
    expect(online.url).toBe(`${blog.pagesOrigin}/2026/11/un-entretien.html`);

    const { data: patched } = await client.posts.patch({ blogId, postId, requestBody: { title: 'Deux' } });
    expect(patched).toMatchObject({ title: 'Deux', content: '<p>Bonjour</p>', url: online.url });
    const { data: read } = await client.posts.get({ blogId, postId, view: 'AUTHOR', fields: 'title,status' });
    expect(read).toEqual({ title: 'Deux', status: 'LIVE' });

    expect((await client.posts.delete({ blogId, postId, useTrash: true })).status).toBe(204);
    await expect(client.posts.get({ blogId, postId })).rejects.toMatchObject({
      status: 404,
      message: 'Not Found',
    });
  });

  test('refreshes its token by itself, and reads a refusal as one', async () => {
    const { oauth, tokens, client, blogId } = await googleClient();
    oauth.setCredentials({ ...tokens, expiry_date: 1 });
    expect((await client.posts.list({ blogId })).data).not.toHaveProperty('items');
    expect(oauth.credentials.access_token).not.toBe(tokens.access_token);
    const labels = ['a'.repeat(201)];
    await expect(client.posts.insert({ blogId, requestBody: { labels } })).rejects.toMatchObject({
      status: 400,
      errors: [{ reason: 'invalid' }],
    });
  });

  test('signs out', async () => {
    const { oauth, tokens, client, blogId } = await googleClient();
    await oauth.revokeToken(tokens.refresh_token ?? '');
    oauth.setCredentials({ ...tokens, expiry_date: 1 });
    await expect(client.posts.list({ blogId })).rejects.toThrow('invalid_grant');
  });
});
