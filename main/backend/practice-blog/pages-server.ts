/** The second port: the public pages and their style sheet. No scripts, forms or writes. */
import { facesCss, SANS, SERIF } from '#interview/render/faces.ts';
import { FACE_FILES, readFace } from '../core/face-files.ts';
import { type Blog, isPublic } from './blog.ts';
import { answerFeed } from './feed.ts';
import { addressed, type Handler, plain, type Reply, type Respond, send } from './http.ts';
import { indexPage, labelPage, missingPage, peopleSheet, postPage } from './pages.ts';

const STYLE = `
${facesCss('/fonts/')}:root {
  --paper: #fbf8f2; --sheet: #f3eee4; --ink: #23282d; --soft: #626058; --line: #ddd6c8; --sea: #1f6469; --note: #e6efec;
  --serif: ${SERIF};
  --sans: ${SANS};
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #14202b; --sheet: #1b2935; --ink: #e6e2d8; --soft: #a5a79f; --line: #33424e; --sea: #7cc4bf; --note: #1c3338; }
  .post-body img, .thumbnail { filter: brightness(.88); }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.1875rem/1.6 var(--serif); text-rendering: optimizeLegibility; overflow-wrap: break-word; }
a { color: var(--sea); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:focus-visible { outline: 2px solid var(--sea); outline-offset: 3px; border-radius: 2px; }
.practice { margin: 0; padding: .6rem 1.25rem; background: var(--note); font: .875rem/1.4 var(--sans); text-align: center; text-wrap: balance; }
.masthead, main, .foot { width: min(40.5rem, 100% - 2.5rem); margin-inline: auto; }
.masthead { padding-block: 2.25rem 1.5rem; border-bottom: 1px solid var(--line); }
.masthead h1, .masthead p { margin: 0; font: 600 1.25rem/1.3 var(--sans); letter-spacing: -.01em; }
.masthead a { color: inherit; text-decoration: none; }
.masthead a:hover { color: var(--sea); }
main { padding-block: 2.5rem 1.5rem; }
h1, h2, h3, h4 { text-wrap: balance; hyphens: none; }
.meta { margin: 0; color: var(--soft); font: .875rem/1.5 var(--sans); }
.page-title { margin: 0 0 2rem; font: 600 1.25rem/1.35 var(--sans); }
.card + .card { margin-top: 2.25rem; padding-top: 2.25rem; border-top: 1px solid var(--line); }
.card h2 { margin: .35rem 0 .85rem; font-size: 1.625rem; line-height: 1.25; font-weight: 600; letter-spacing: -.012em; }
.card h2 a { color: inherit; text-decoration: none; }
.card h2 a:hover { color: var(--sea); text-decoration: underline; }
.thumbnail { display: block; width: 100%; max-height: 20rem; object-fit: cover; border-radius: 6px; margin-bottom: 1rem; background: var(--sheet); }
.excerpt { margin: 0; }
.more { margin: .75rem 0 0; font: 500 .9375rem/1.5 var(--sans); }
.post-title { margin: 0 0 .75rem; font-size: clamp(1.75rem, 1.2rem + 2.6vw, 2.5rem); line-height: 1.18; font-weight: 600; letter-spacing: -.018em; }
.post header { margin-bottom: 2.25rem; }
.post-body > :first-child, .post-body > div > :first-child { margin-top: 0; }
.post-body p { margin: 0 0 1.1em; }
.post-body h2, .post-body h3, .post-body h4 { margin: 2.4em 0 .75em; font-family: var(--sans); font-weight: 650; line-height: 1.35; letter-spacing: -.008em; scroll-margin-top: 1rem; }
.post-body h2 { font-size: 1.1875rem; }
.post-body .iv-question { padding-top: 1.4em; border-top: 1px solid var(--line); }
.post-body h3 { font-size: 1.0625rem; }
.post-body h4 { font-size: 1rem; }
.post-body .iv-lead { font-size: 1.25rem; line-height: 1.5; color: var(--soft); }
.post-body .iv-name { font: 650 1rem/1.4 var(--sans); }
.post-body .iv-speaker { margin: 0 0 .5em; }
.post-body .iv-role { color: var(--soft); font-family: var(--sans); }
.post-body .iv-people, .post-body .iv-summary { padding: 1.1rem 1.3rem; border: 1px solid var(--line) !important; border-radius: 10px; background: var(--sheet); font: 1rem/1.5 var(--sans); }
.post-body .iv-people img { border-radius: 50%; }
.post-body .iv-style-cards .iv-answer { border-color: var(--line) !important; background: var(--sheet); }
.post-body figure { margin: 2rem 0; }
.post-body figcaption, .post-body .tr-caption { margin-top: .6rem; color: var(--soft); font: .875rem/1.45 var(--sans); text-align: start; }
.post-body img { max-width: 100%; height: auto; border-radius: 6px; }
.post-body blockquote { margin: 1.6rem 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--sea); }
.post-body ul, .post-body ol { padding-inline-start: 1.4em; }
.post-body li { margin-bottom: .35em; }
.post-body pre { overflow-x: auto; padding: 1rem; border-radius: 6px; background: var(--sheet); font-size: .875rem; line-height: 1.5; }
.post-body table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; font: .9375rem/1.45 var(--sans); }
.post-body th, .post-body td { padding: .5rem .75rem; border: 1px solid var(--line); text-align: start; vertical-align: top; }
.post-body hr { width: 4rem; margin: 2.5rem auto; border: 0; border-top: 1px solid var(--line); }
.post footer { margin-top: 2.5rem; }
.labels { font: .875rem/2.2 var(--sans); color: var(--soft); }
.labels h2 { margin: 0 0 .25rem; font: 600 .875rem/1.5 var(--sans); color: var(--soft); }
.labels p { margin: 0; }
.labels span { margin-inline-end: .25rem; }
.label { display: inline-block; padding: .1rem .7rem; border: 1px solid var(--line); border-radius: 999px; line-height: 1.7; color: inherit; text-decoration: none; }
.label:hover { border-color: var(--sea); color: var(--sea); }
.pager { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; margin-top: 2.5rem; font: .9375rem/1.4 var(--sans); }
.pager span:last-child { text-align: end; }
.pager a { display: inline-block; text-decoration: none; }
.pager a:hover { text-decoration: underline; }
.pager small { display: block; margin-bottom: .2rem; color: var(--soft); }
.nothing { padding-block: 3rem; text-align: center; }
.nothing h1, .nothing h2 { margin: 0 0 .5rem; font: 600 1.25rem/1.35 var(--sans); }
.nothing p { margin: 0; color: var(--soft); }
.foot { margin-top: 2rem; padding-block: 1.75rem 3rem; border-top: 1px solid var(--line); font: .875rem/1.6 var(--sans); color: var(--soft); }
.foot section { margin-bottom: 1.5rem; }
@media (max-width: 32rem) { body { font-size: 1.0625rem; } .masthead { padding-block: 1.5rem 1.1rem; } main { padding-top: 1.75rem; } .card h2 { font-size: 1.375rem; } }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print { .practice, .pager, .foot { display: none; } body { background: none; color: #000; } }
`;

/**
 * Blocks all scripts of a post. Its pictures may be embedded or on the web; `style` attributes are kept, as Blogger
 * does.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  'img-src data: https: http:',
  'media-src data: https:',
  "style-src 'self'",
  "font-src 'self'",
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
    // Node omits the body of a HEAD answer.
    await respond({ request, response, method, url, body: '', now: blog.now }, async () =>
      withPolicy(await answerPage(blog, url)),
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

async function answerPage(blog: Blog, url: URL): Promise<Reply> {
  const segments = decodedSegments(url.pathname);
  if (segments === undefined) return page(404, missingPage(blog));
  const [first, second, third] = segments;
  const number = pageNumber(url.searchParams.get('page'));
  if (first === 'feeds') return answerFeed(blog, segments, url.searchParams) ?? plain(404, 'Not Found\n');
  if (first === '') return page(200, indexPage(blog, number));
  if (first === 'style.css') return sheet(STYLE);
  if (first === 'fonts' && FACE_FILES.some((name) => url.pathname === `/fonts/${name}`))
    return face(url.pathname.slice('/fonts/'.length));
  const post = blog.store
    .posts()
    .find(({ path, id }) => path === url.pathname || url.pathname === `/people/${id}.css`);
  const isThere = post !== undefined && isPublic(post, blog.now());
  if (first === 'people') return isThere ? sheet(peopleSheet(post)) : plain(404, 'Not Found\n');
  if (first === 'portrait.svg')
    return { status: 200, headers: { 'content-type': 'image/svg+xml' }, text: PORTRAIT };
  if (first === 'robots.txt') return plain(200, 'User-agent: *\nDisallow: /\n');
  if (first === 'search' && second === 'label' && third !== undefined && segments.length === 3) {
    return page(200, labelPage(blog, third, number));
  }
  return isThere ? page(200, postPage(blog, post)) : page(404, missingPage(blog));
}

/** The decoded segments of a path; undefined if one is invalid. */
function decodedSegments(pathname: string): string[] | undefined {
  try {
    return pathname.slice(1).split('/').map(decodeURIComponent);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

const pageNumber = (text: string | null) => (text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1);

const face = async (name: string): Promise<Reply> => ({
  status: 200,
  headers: { 'content-type': name.endsWith('.woff2') ? 'font/woff2' : 'text/plain; charset=utf-8' },
  bytes: await readFace(name),
});

const sheet = (text: string): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8' },
  text,
});

const page = (status: number, text: string): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  text,
});
