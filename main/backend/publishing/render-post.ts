/** How a post reads elsewhere, pictures included. */
import { z } from 'zod';
import { TIGHTEST_LIMITS } from '#interview/destinations.ts';
import { hasBareAnchors } from '#interview/marks.ts';
import { imagesOf } from '#interview/pictures.ts';
import { renderBloggerHtml } from '#interview/render/blogger-html.ts';
import { samplePicture, sampleInterview } from '#interview/render/sample-interview.ts';
import { renderMarkdown } from '#interview/render/markdown.ts';
import { patchedHtml } from '#interview/render/patched-html.ts';
import { renderText } from '#interview/render/plain-text.ts';
import { renderOnlineHtml, renderPreviewHtml } from '#interview/render/preview-html.ts';
import type { BackendHostRequests } from '#contract/host.ts';
import type { InputOf } from '#contract/shapes.ts';
import type { RENDER_FORMATS } from '#contract/posts.ts';
import { get, sql, type ReadableDb } from '../library/sql.ts';
import { getSettings } from '../library/settings.ts';
import { getDocument } from '../library/posts.ts';
import { dataAddress } from './image-hosts/inline.ts';
import { fitInside, placeholderOf, weighText } from './pictures/fit-inside.ts';
import { COUNTS, presentationForPost, presentationOf } from '../library/publications/blogs.ts';
import { elsewhere, getPublication } from '../library/publications/publications.ts';
import { publicationsOfPost } from '../library/publications/shown-publications.ts';

type RenderFormat = (typeof RENDER_FORMATS)[number];

/**
 * The post as text that stands by itself: in `html` and `preview` the library's pictures are inside. `html` bears the
 * mark of the post's publication on a real blog, where there is one, so that what is pasted by hand is recognised, and
 * has that blog's presentation; without one, questions are h2. A post written elsewhere is what an update would send: the
 * bytes of its page, changed where it was changed here.
 * Throws post.not-found, post.newer-version, asset.not-found.
 */
export async function renderPost(
  library: Readonly<{ db: ReadableDb; folder: string }>,
  id: string,
  format: RenderFormat,
): Promise<string> {
  const post = getDocument(library.db, id);
  switch (format) {
    case 'text':
      return renderText(post);
    case 'markdown':
      return renderMarkdown(post);
    case 'preview':
      return withPictures(library, (pictureAddress) =>
        renderPreviewHtml(post, { pictureAddress, presentation: presentationForPost(library.db, id) }),
      );
    case 'html': {
      const publication = publicationsOfPost(library.db, id, Date.now()).find(({ trial }) => !trial);
      if (publication === undefined)
        return withPictures(library, (pictureAddress) => renderBloggerHtml(post, { pictureAddress }));
      const { base } = getPublication(library.db, publication.id);
      const there = elsewhere(base);
      return withPictures(library, (pictureAddress) =>
        there === undefined
          ? renderBloggerHtml(post, {
              pictureAddress,
              publicationId: publication.id,
              presentation: presentationOf(library.db, publication.blogId),
              bareAnchors: hasBareAnchors(base?.content ?? ''),
            })
          : patchedHtml(there, post, { pictureAddress }),
      );
    }
  }
}

/**
 * The page that app://preview shows, as the blog `blogId` would; without one, the blog it goes to. Its pictures come from
 * app://asset. Throws post.not-found, post.newer-version, blog.not-found.
 */
export function renderPreviewPage({ db }: Readonly<{ db: ReadableDb }>, id: string, blogId?: string): string {
  return renderPreviewHtml(getDocument(db, id), {
    pictureAddress: (sha256) => `app://asset/${sha256}`,
    style: getSettings(db).previewStyle,
    presentation: blogId === undefined ? presentationForPost(db, id) : presentationOf(db, blogId),
  });
}

/**
 * The page of a sample as the blog shows its posts, under another style where one is given; `sheet`: with the style sheet
 * that Escale gives for the theme. Throws blog.not-found.
 */
export function renderSamplePage(
  { db }: Readonly<{ db: ReadableDb }>,
  { blogId, style, sheet, language }: InputOf<BackendHostRequests, 'previews.sample'>,
): string {
  const chosen = presentationOf(db, blogId);
  return renderPreviewHtml(sampleInterview(language), {
    pictureAddress: samplePicture,
    style: getSettings(db).previewStyle,
    presentation: style === undefined ? chosen : { ...chosen, style },
    sheet,
  });
}

/**
 * The page of a post as its blog last held it, for app://preview; as it is here where no blog holds it. Throws
 * post.not-found, post.newer-version.
 */
export function renderOnlinePage({ db }: Readonly<{ db: ReadableDb }>, id: string): string {
  const online = get<{ title: string; labels: string; html: string }>(
    db,
    sql`
    SELECT p.base_title AS title, p.base_labels AS labels, p.base_content AS html
    FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
    WHERE p.post_id = ${id} AND p.base_title IS NOT NULL AND p.base_labels IS NOT NULL AND p.base_content IS NOT NULL
    ORDER BY ${COUNTS} DESC, p.rowid LIMIT 1`,
  );
  if (online === undefined) return renderPreviewPage({ db }, id);
  const post = getDocument(db, id);
  const pictures = new Map(
    imagesOf(post).flatMap(({ asset, url }) =>
      asset === undefined || url === undefined ? [] : [[url, `app://asset/${asset}`]],
    ),
  );
  return renderOnlineHtml(
    {
      title: online.title,
      language: post.language,
      labels: z.array(z.string()).parse(JSON.parse(online.labels)),
      html: online.html,
    },
    { pictures, style: getSettings(db).previewStyle },
  );
}

type Render = (pictureAddress: (sha256: string) => string) => string;

/** Renders with addresses that hold the pictures themselves, as wide as they all fit; a first pass tells which are asked for. */
async function withPictures(
  library: Readonly<{ db: ReadableDb; folder: string }>,
  render: Render,
): Promise<string> {
  const needed = new Set<string>();
  const draft = render((sha256) => {
    needed.add(sha256);
    return placeholderOf(sha256);
  });
  if (needed.size === 0) return draft;
  const { width } = await fitInside(library, weighText(draft), TIGHTEST_LIMITS.bytes, undefined);
  const addresses = new Map<string, string>();
  for (const sha256 of needed) addresses.set(sha256, await dataAddress(library, sha256, width));
  return render((sha256) => addresses.get(sha256) ?? '');
}
