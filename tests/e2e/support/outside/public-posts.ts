/** The posts of a blog, as its readers and its owner see them: over HTTP, without Escale’s code. */
import { z } from 'zod';
import type { PracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';

const feedSchema = z.object({
  feed: z.object({
    entry: z
      .array(
        z.object({
          title: z.object({ $t: z.string() }),
          link: z.array(z.object({ rel: z.string(), href: z.string() })),
        }),
      )
      .optional(),
  }),
});

export type PublicPost = Readonly<{ title: string; url: string; page: string }>;

/** Every post of the public feed, with the page it links to. */
export async function publicPosts(pagesOrigin: string): Promise<PublicPost[]> {
  const answer = await fetch(new URL('/feeds/posts/default?alt=json', pagesOrigin));
  const { feed } = feedSchema.parse(await answer.json());
  return Promise.all(
    (feed.entry ?? []).map(async ({ title, link }) => {
      const url = link.find(({ rel }) => rel === 'alternate')?.href ?? '';
      const page = await fetch(url);
      if (page.status !== 200) throw new Error(`${url} of the feed answers ${page.status}`);
      return { title: title.$t, url, page: await page.text() };
    }),
  );
}

const tokenSchema = z.object({ access_token: z.string() });
const listSchema = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })).optional() });

/** The number of posts that the API shows its owner, by status, without the bin. */
export async function ownersCounts(
  blog: Pick<PracticeBlogProcess, 'apiOrigin' | 'client' | 'blogRemoteId'>,
): Promise<{ live: number; drafts: number }> {
  const authorization = await signInAsOwner(blog);
  const count = async (status: string): Promise<number> => {
    const url = new URL(`/v3/blogs/${blog.blogRemoteId}/posts`, blog.apiOrigin);
    url.search = String(new URLSearchParams({ status, view: 'ADMIN', maxResults: '50' }));
    return (
      listSchema.parse(await (await fetch(url, { headers: { authorization } })).json()).items?.length ?? 0
    );
  };
  return { live: await count('LIVE'), drafts: await count('DRAFT') };
}

async function signInAsOwner({
  apiOrigin,
  client,
}: Pick<PracticeBlogProcess, 'apiOrigin' | 'client'>): Promise<string> {
  const redirect = 'http://127.0.0.1:9/';
  const url = new URL('/o/oauth2/v2/auth', apiOrigin);
  url.search = String(
    new URLSearchParams({
      client_id: client.clientId,
      redirect_uri: redirect,
      response_type: 'code',
      scope: 'https://www.googleapis.com/auth/blogger',
    }),
  );
  const sentBack = await fetch(url, { redirect: 'manual' });
  const code = new URL(sentBack.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = await fetch(new URL('/token', apiOrigin), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uri: redirect,
      code,
    }),
  });
  return `Bearer ${tokenSchema.parse(await answer.json()).access_token}`;
}
