/** Makes the text to send: title, labels and HTML with its pictures, which never change afterwards. */
import { LIMITS, type Post } from '#interview/document.ts';
import type { LeftOut } from '#interview/foreign-parts.ts';
import { imagesOf, withPictures } from '#interview/pictures.ts';
import { hasBareAnchors } from '#interview/marks.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import type { Presentation } from '#interview/render/presentation.ts';
import type { Photos } from '#contract/pictures.ts';
import type { ReadText } from '../../exchange/reading/read-text.ts';
import { foreignPartsOf } from '../../exchange/reading/foreign-parts-of.ts';
import {
  type Patched,
  patchedPage,
  type Rendered,
  renderedWith,
} from '../../exchange/reading/patched-page.ts';
import type { PostToWrite } from '../../library/publications/remote.ts';
import type { Pictures, PictureAddresses, Target } from '../pictures/picture-addresses.ts';
import { placeholderOf } from '../pictures/fit-inside.ts';
import { elsewhere, type Content } from '../../library/publications/publications.ts';

export type Frozen = Readonly<{
  text: PostToWrite;
  /** Pictures to upload for this post; those already public are not counted. */
  pictures: number;
  /** Size of the HTML in UTF-8. */
  bytes: number;
  photos: Photos;
  /** Pictures to put on the picture host before the text is sent. */
  toPut: PictureAddresses['toPut'];
  /** Active content that is left out: its HTML comes from another page. */
  left: readonly LeftOut[];
}>;

/**
 * The destination of the text: under the mark of a publication, or, for a post written elsewhere, inside its existing HTML.
 * `target`: the post and its blog, if the publication has no row yet.
 */
export type Wrapping = Readonly<{
  publicationId: string;
  base: Content | undefined;
  /** The presentation of the blog. */
  presentation: Presentation;
  target?: Target;
}>;

export type Freezing = Readonly<{ pictures: Pictures; readText: ReadText }>;

/**
 * Renders `post` for the blog with the mark of the publication; in a page written elsewhere only the changed parts
 * are replaced, and no mark is added. The caller checks the limits of the blog and that every picture has an address
 * (photos): the sheet shows these problems, the send refuses. Fails with asset.not-found, and with document.too-large
 * or document.too-complex for a page written elsewhere.
 */
export async function freeze(
  original: Post,
  { publicationId, base, presentation, target }: Wrapping,
  { pictures, readText }: Freezing,
): Promise<Frozen> {
  // A picture lost on the web is uploaded again from its original.
  const post = withPictures(original, (image) => {
    if (image.asset === undefined || image.url === undefined || !pictures.isDead(image.url)) return image;
    const { url: _, ...rest } = image;
    return rest;
  });
  const remoteHtml = elsewhere(base);
  const bareAnchors = base !== undefined && hasBareAnchors(base.content);
  const foreign = remoteHtml === undefined ? await foreignPartsOf(readText, post, base?.content) : undefined;
  const isOnPage = (bytes: string): boolean => foreign?.onPage.has(bytes) === true;
  const render = (addresses: ReadonlyMap<string, string>): Rendered | Promise<Patched> =>
    remoteHtml === undefined
      ? renderedWith(addresses, placeholderOf, (pictureAddress) =>
          renderBlogHtml(post, { publicationId, pictureAddress, presentation, bareAnchors, isOnPage }),
        )
      : patchedPage(readText, remoteHtml, post, { addresses, placeholder: placeholderOf('') });
  const addressOf = publicAddresses(post);
  // A first pass collects the pictures that the renderer needs.
  const draft = await render(addressOf);
  const needed = draft.asked;
  const prepared = await pictures.addressesOf(draft.html, needed, publicationId, target);
  const final = needed.length === 0 ? draft : await render(new Map([...prepared.addresses, ...addressOf]));
  const [missing] = final.asked;
  if (missing !== undefined) throw new Error(`the picture ${missing} was not prepared`);
  const content = final.html;
  const title = post.title.replace(/\s+/g, ' ').trim();
  return {
    text: { title, labels: labelsToSend(post, base), content },
    pictures: needed.length,
    bytes: Buffer.byteLength(content),
    photos: prepared.photos,
    toPut: prepared.toPut,
    left: foreign?.left ?? ('left' in draft ? draft.left : []),
  };
}

/** A post on the blog may have more labels than a document allows: the excess labels stay on the blog. */
const labelsToSend = (post: Post, base: Content | undefined): string[] => [
  ...new Set([
    ...post.labels,
    ...(base !== undefined && base.labels.length > LIMITS.labels ? base.labels : []),
  ]),
];

/** Public addresses the document already has for its own pictures. */
function publicAddresses(post: Post): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const { asset, url } of imagesOf(post)) {
    if (asset !== undefined && url !== undefined) addresses.set(asset, url);
  }
  return addresses;
}
