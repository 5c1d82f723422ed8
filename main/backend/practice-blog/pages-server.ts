/** The second port: what readers see. No script, no form, no write. */
import type { Blog } from './blog.ts';
import { answerFeed } from './feed.ts';
import type { Handler } from './listen.ts';
import { homePage, labelPage, missingPage, postPage } from './pages.ts';
import { STYLE } from './page-style.ts';
import { isPublic } from './post-states.ts';
import type { Reply } from './reply.ts';
import type { Respond } from './respond.ts';
import { addressed, plain, send } from './wire.ts';

/**
 * Whatever HTML a post holds, nothing of it runs. Its pictures may be inside it or on the web; `style` attributes
 * are kept as Blogger keeps them.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  'img-src data: https: http:',
  'media-src data: https:',
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
const NOTHING = "default-src 'none'; frame-ancestors 'none'";

const PORTRAIT =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="20" fill="#2f6f73"/>' +
  '<circle cx="20" cy="16" r="7" fill="#fbf8f2"/><path d="M7 36a13 13 0 0 1 26 0z" fill="#fbf8f2"/></svg>';

export function pagesHandler(blog: Blog, respond: Respond): Handler {
  return async (request, response) => {
    request.resume();
    const url = addressed(request);
    if (url === undefined) return send(response, plain(421, 'Misdirected request\n'));
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(response, { ...plain(405, 'Only for reading\n'), headers: { allow: 'GET, HEAD' } });
    }
    const method = url.pathname.startsWith('/feeds/') ? 'feed' : 'pages';
    // Node leaves the body of a HEAD answer out by itself.
    await respond({ request, response, method, url, body: '', now: blog.now }, async () =>
      withPolicy(answerPage(blog, url)),
    );
  };
}

function withPolicy(reply: Reply): Reply {
  const isPage = reply.headers?.['content-type']?.startsWith('text/html') === true;
  return {
    ...reply,
    headers: { ...reply.headers, 'content-security-policy': isPage ? PAGE_POLICY : NOTHING },
  };
}

function answerPage(blog: Blog, url: URL): Reply {
  const segments = decodedSegments(url.pathname);
  if (segments === undefined) return page(404, missingPage(blog));
  const [first, second, third] = segments;
  const number = pageNumber(url.searchParams.get('page'));
  if (first === 'feeds') return answerFeed(blog, segments, url.searchParams) ?? plain(404, 'Not Found\n');
  if (first === '') return page(200, homePage(blog, number));
  if (first === 'style.css')
    return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, text: STYLE };
  if (first === 'portrait.svg')
    return { status: 200, headers: { 'content-type': 'image/svg+xml' }, text: PORTRAIT };
  if (first === 'robots.txt') return plain(200, 'User-agent: *\nDisallow: /\n');
  if (first === 'search' && second === 'label' && third !== undefined && segments.length === 3) {
    return page(200, labelPage(blog, third, number));
  }
  const post = blog.store.posts().find(({ path }) => path === url.pathname);
  return post !== undefined && isPublic(post, blog.now())
    ? page(200, postPage(blog, post))
    : page(404, missingPage(blog));
}

/** The segments of a path, decoded one by one; undefined when one cannot be. */
function decodedSegments(pathname: string): string[] | undefined {
  try {
    return pathname.slice(1).split('/').map(decodeURIComponent);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

const pageNumber = (given: string | null) =>
  given !== null && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 1;

const page = (status: number, text: string): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  text,
});
