/** Renders a post for use outside Escale, pictures included. */
import { z } from 'zod';
import { capabilitiesOf, TIGHTEST_LIMITS } from '#interview/destinations.ts';
import { hasBareAnchors } from '#interview/marks.ts';
import { imagesOf } from '#interview/pictures.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import type { Post } from '#interview/document.ts';
import { samplePicture, sampleInterview } from '#interview/render/sample-interview.ts';
import { PREVIEW_FACES } from '#interview/render/faces.ts';
import { renderMarkdown } from '#interview/render/markdown.ts';
import { renderText } from '#interview/render/plain-text.ts';
import { renderPreviewHtml } from '#interview/render/preview-html.ts';
import type { BackendHostRequests } from '#contract/host.ts';
import type { InputOf } from '#contract/shapes.ts';
import type { RENDER_FORMATS } from '#contract/posts.ts';
import { WORDS } from '../../core/words.ts';
import type { ReadText } from '../../exchange/reading/read-text.ts';
import { patchedPage, type Rendered, renderedWith } from '../../exchange/reading/patched-page.ts';
import { get, sql, type ReadableDb } from '../../core/sql.ts';
import { getSettings } from '../../library/store/settings.ts';
import { getDocument } from '../../library/posts/posts.ts';
import { dataUrl } from '../pictures/image-hosts/inline.ts';
import { fitInside, placeholderOf, weighText } from '../pictures/fit-inside.ts';
import {
  IS_PUBLIC,
  kindForPost,
  kindOfBlog,
  presentationForPost,
  presentationOf,
} from '../../library/publications/blogs.ts';
import { elsewhere, getPublication } from '../../library/publications/publications.ts';
import { publicationsOfPost } from '../../library/publications/shown-publications.ts';

type Library = Readonly<{ db: ReadableDb; folder: string; readText: ReadText }>;
type RenderFormat = (typeof RENDER_FORMATS)[number];

/**
 * The post as self-contained text: `html` and `preview` include the library's pictures. `html` has the mark of the
 * post's publication on a real blog, if there is one, so that a pasted text is recognised, and that blog's
 * presentation; otherwise questions are h2. A post written elsewhere gives what an update would send: its page with
 * the changes made here. `html` has no active content: it may be pasted into any page. Throws post.not-found,
 * post.newer-version, asset.not-found, and document.too-large or document.too-complex for such a page.
 */
export async function renderPost(library: Library, id: string, format: RenderFormat): Promise<string> {
  const post = getDocument(library.db, id);
  switch (format) {
    case 'text':
      return renderText(post);
    case 'markdown':
      return renderMarkdown(post);
    case 'preview':
      return withPictures(
        library,
        written((pictureAddress) =>
          renderPreviewHtml(post, { pictureAddress, presentation: presentationForPost(library.db, id) }),
        ),
      );
    case 'html': {
      const publication = publicationsOfPost(library.db, id, Date.now()).find(({ practice }) => !practice);
      if (publication === undefined)
        return withPictures(
          library,
          written((pictureAddress) => renderBlogHtml(post, { pictureAddress })),
        );
      const { base } = getPublication(library.db, publication.id);
      const remoteHtml = elsewhere(base);
      const options = {
        publicationId: publication.id,
        presentation: presentationOf(library.db, publication.blogId),
        bareAnchors: hasBareAnchors(base?.content ?? ''),
      };
      return withPictures(
        library,
        remoteHtml === undefined
          ? written((pictureAddress) => renderBlogHtml(post, { ...options, pictureAddress }))
          : (addresses) =>
              patchedPage(library.readText, remoteHtml, post, {
                addresses,
                placeholder: placeholderOf(''),
                away: true,
              }),
      );
    }
  }
}

type Previewed = Readonly<{ db: ReadableDb; now(): number }>;

/**
 * The page at app://preview, as on the blog `blogId`; without one, the blog the post is for. Its pictures come from
 * app://asset. Throws post.not-found, post.newer-version, blog.not-found.
 */
export function renderPreviewPage({ db, now }: Previewed, id: string, blogId?: string): string {
  const publication = publicationsOfPost(db, id, now()).find(
    (one) => blogId === undefined || one.blogId === blogId,
  );
  const kind = blogId === undefined ? kindForPost(db, id) : kindOfBlog(db, blogId);
  return renderPreviewHtml(getDocument(db, id), {
    day: publication?.publishedAt ?? now(),
    initials: kind !== undefined && !capabilitiesOf(kind).isPublic,
    pictureAddress: (sha256) => `app://asset/${sha256}`,
    faces: PREVIEW_FACES,
    style: getSettings(db).previewStyle,
    presentation: blogId === undefined ? presentationForPost(db, id) : presentationOf(db, blogId),
  });
}

/**
 * A sample page as the blog shows its posts, in another style if one is given; `sheet`: with Escale's style sheet for
 * the theme; `turns`: from the first question on. Throws blog.not-found.
 */
export function renderSamplePage(
  { db }: Readonly<{ db: ReadableDb }>,
  { blogId, style, sheet, turns, language }: InputOf<BackendHostRequests, 'previews.sample'>,
): string {
  const chosen = presentationOf(db, blogId);
  const sample = sampleInterview(WORDS[language].pages.sample);
  return renderPreviewHtml(turns ? fromFirstQuestion(sample) : sample, {
    pictureAddress: samplePicture,
    faces: PREVIEW_FACES,
    style: getSettings(db).previewStyle,
    presentation: style === undefined ? chosen : { ...chosen, style },
    sheet,
    untitled: turns,
  });
}

function fromFirstQuestion(post: Post): Post {
  const { lead: _, ...others } = post;
  return { ...others, body: post.body.slice(post.body.findIndex(({ type }) => type === 'question')) };
}

/**
 * The last known page of a post on its blog, for app://preview; the local page if no blog has it. Throws post.not-found,
 * post.newer-version, and document.too-large or document.too-complex for such a page.
 */
export async function renderOnlinePage(
  { db, readText, now }: Previewed & Readonly<{ readText: ReadText }>,
  id: string,
): Promise<string> {
  const online = get<{ title: string; labels: string; html: string }>(
    db,
    sql`
    SELECT p.base_title AS title, p.base_labels AS labels, p.base_content AS html
    FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
    WHERE p.post_id = ${id} AND p.base_title IS NOT NULL AND p.base_labels IS NOT NULL AND p.base_content IS NOT NULL
    ORDER BY ${IS_PUBLIC} DESC, p.rowid LIMIT 1`,
  );
  if (online === undefined) return renderPreviewPage({ db, now }, id);
  const post = getDocument(db, id);
  const pictures = new Map(
    imagesOf(post).flatMap(({ asset, url }) =>
      asset === undefined || url === undefined ? [] : [[url, `app://asset/${asset}`]],
    ),
  );
  const page = {
    title: online.title,
    language: post.language,
    labels: z.array(z.string()).parse(JSON.parse(online.labels)),
    html: online.html,
  };
  const options = { pictures, style: getSettings(db).previewStyle, faces: PREVIEW_FACES };
  return readText('shown', { page, options });
}

type Render = (addresses: ReadonlyMap<string, string>) => Rendered | Promise<Rendered>;

const written =
  (render: (pictureAddress: (sha256: string) => string) => string): Render =>
  (addresses) =>
    renderedWith(addresses, placeholderOf, render);

/** Renders with the pictures inside, as wide as they all fit; a first pass collects the pictures. */
async function withPictures(
  library: Readonly<{ db: ReadableDb; folder: string }>,
  render: Render,
): Promise<string> {
  const draft = await render(new Map());
  if (draft.asked.length === 0) return draft.html;
  const { width } = await fitInside(library, weighText(draft.html), TIGHTEST_LIMITS.bytes, undefined);
  const addresses = new Map<string, string>();
  for (const asset of draft.asked) addresses.set(asset, await dataUrl(library, asset, width));
  return (await render(addresses)).html;
}
