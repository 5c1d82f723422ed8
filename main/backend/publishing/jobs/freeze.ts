/** The text as it will be sent: title, labels and HTML with its pictures, made once and never changed afterwards. */
import { LIMITS, type Post } from '#interview/document.ts';
import type { LeftOut } from '#interview/foreign-parts.ts';
import { imagesOf, withPictures } from '#interview/pictures.ts';
import { hasBareAnchors } from '#interview/marks.ts';
import { renderBloggerHtml } from '#interview/render/blogger-html.ts';
import type { Presentation } from '#interview/render/presentation.ts';
import type { Photos } from '#contract/pictures.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
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
  wanted: PostToWrite;
  /** Pictures that had to be put somewhere for this post; those already public are not counted. */
  pictures: number;
  /** Of the HTML, in UTF-8. */
  bytes: number;
  photos: Photos;
  /** What has to be on the picture host before this text leaves. */
  toPut: PictureAddresses['toPut'];
  /** Active content that is left out: its HTML comes from another page. */
  left: readonly LeftOut[];
}>;

/**
 * Where the text goes: under the mark of a publication, or, written elsewhere, into the HTML that stands there. `target`:
 * the post and its blog, where the publication has no row yet.
 */
export type Wrapping = Readonly<{
  publicationId: string;
  base: Content | undefined;
  /** The presentation of the blog. */
  presentation: Presentation;
  target?: Target;
}>;

export type Freezing = Readonly<{ pictures: Pictures; ahead: Ahead }>;

/**
 * Renders `post` for the blog under the mark of the publication; what was written elsewhere is changed where the post
 * changed, and bears no mark. That the result keeps within the limits of its blog, and that every picture has an address
 * (photos), is for the caller to check: the sheet says it, the sending refuses it. Fails with asset.not-found, and with
 * document.too-large or document.too-complex where what was written elsewhere is.
 */
export async function freeze(
  given: Post,
  { publicationId, base, presentation, target }: Wrapping,
  { pictures, ahead }: Freezing,
): Promise<Frozen> {
  // Where the web lost a picture whose original is here, it is put again instead of pointing nowhere.
  const post = withPictures(given, (image) => {
    if (image.asset === undefined || image.url === undefined || !pictures.isDead(image.url)) return image;
    const { url: _, ...rest } = image;
    return rest;
  });
  const there = elsewhere(base);
  const bareAnchors = base !== undefined && hasBareAnchors(base.content);
  const foreign = there === undefined ? await foreignPartsOf(ahead, post, base?.content) : undefined;
  const isOnPage = (bytes: string): boolean => foreign?.onPage.has(bytes) === true;
  const render = (addresses: ReadonlyMap<string, string>): Rendered | Promise<Patched> =>
    there === undefined
      ? renderedWith(addresses, placeholderOf, (pictureAddress) =>
          renderBloggerHtml(post, { publicationId, pictureAddress, presentation, bareAnchors, isOnPage }),
        )
      : patchedPage(ahead, there, post, { addresses, placeholder: placeholderOf('') });
  const addressOf = publicAddresses(post);
  // The renderer itself says which pictures it needs: a first pass collects them.
  const draft = await render(addressOf);
  const needed = draft.asked;
  const prepared = await pictures.addressesOf(draft.html, needed, publicationId, target);
  const final = needed.length === 0 ? draft : await render(new Map([...prepared.addresses, ...addressOf]));
  const [missing] = final.asked;
  if (missing !== undefined) throw new Error(`the picture ${missing} was not prepared`);
  const content = final.html;
  const title = post.title.replace(/\s+/g, ' ').trim();
  return {
    wanted: { title, labels: labelsToSend(post, base), content },
    pictures: needed.length,
    bytes: Buffer.byteLength(content),
    photos: prepared.photos,
    toPut: prepared.toPut,
    left: foreign?.left ?? ('left' in draft ? draft.left : []),
  };
}

/** A post of the blog may have more labels than a document holds: those that it could not take stay on the blog. */
const labelsToSend = (post: Post, base: Content | undefined): string[] => [
  ...new Set([
    ...post.labels,
    ...(base !== undefined && base.labels.length > LIMITS.labels ? base.labels : []),
  ]),
];

/** Public addresses that the document already knows for its own pictures. */
function publicAddresses(post: Post): Map<string, string> {
  const known = new Map<string, string>();
  for (const { asset, url } of imagesOf(post)) {
    if (asset !== undefined && url !== undefined) known.set(asset, url);
  }
  return known;
}
