/** The text as it will be sent: title, labels and HTML with its pictures, made once and never changed afterwards. */
import type { Post } from '../../../interview/document.ts';
import { imagesOf } from '../../../interview/pictures.ts';
import { findPublicationMarks, hasBareAnchors } from '../../../interview/marks.ts';
import { renderBloggerHtml } from '../../../interview/render/blogger-html.ts';
import { patchedHtml } from '../../../interview/render/patched-html.ts';
import type { Presentation } from '../../../interview/render/presentation.ts';
import type { PostToWrite } from './blogger-shapes.ts';
import { alreadyPublic } from './image-hosts/already-public.ts';
import type { ImageHost } from './image-hosts/image-host.ts';
import type { Content } from './publications.ts';

/**
 * What a post may weigh with its pictures inside, in bytes: a page of Blogger is cut at 1 MB, and base64 and the theme
 * take their part (BLOGGER.md section 2).
 */
export const POST_BUDGET = 700_000;

export type Frozen = Readonly<{
  wanted: PostToWrite;
  /** Pictures that had to be put somewhere for this post; those already public are not counted. */
  pictures: number;
  /** Of the HTML, in UTF-8. */
  bytes: number;
}>;

export type Pictures = Readonly<{ host: ImageHost; read(sha256: string): Promise<Uint8Array> }>;

/** Where the text goes: under the mark of a publication, or, written elsewhere, into the HTML that stands there. */
export type Destination = Readonly<{
  publicationId: string;
  base: Content | undefined;
  /** Of the blog (presentations.ts). */
  presentation: Presentation;
}>;

/** What the blog holds of a post that was written elsewhere; undefined for one that bears a mark of ours. */
export const elsewhere = (base: Content | undefined): string | undefined =>
  base === undefined || findPublicationMarks(base.content).length > 0 ? undefined : base.content;

/**
 * Renders `post` for the blog under the mark of the publication; what was written elsewhere is changed where the post
 * changed, and bears no mark. Fails with asset.not-found. That the result keeps
 * within POST_BUDGET is for the caller to check: the sheet says it, the sending refuses it.
 */
export async function freeze(
  post: Post,
  { publicationId, base, presentation }: Destination,
  pictures: Pictures,
): Promise<Frozen> {
  const there = elsewhere(base);
  const bareAnchors = base !== undefined && hasBareAnchors(base.content);
  const render = (pictureAddress: (sha256: string) => string): string =>
    there === undefined
      ? renderBloggerHtml(post, { publicationId, pictureAddress, presentation, bareAnchors })
      : patchedHtml(there, post, { pictureAddress });
  // The renderer itself says which pictures it needs: a first pass collects them.
  const needed = new Set<string>();
  const draft = render((sha256) => (needed.add(sha256), `https://picture.invalid/${sha256}`));
  const addresses = new Map<string, string>();
  const addressOf = publicAddresses(post);
  let put = 0;
  for (const sha256 of needed) {
    const picture = { sha256, read: () => pictures.read(sha256), address: addressOf.get(sha256) };
    const known = await alreadyPublic.put(picture);
    const address = known ?? (await pictures.host.put(picture));
    if (known === undefined) put += 1;
    if (address === undefined) throw new Error(`no host took the picture ${sha256}`);
    addresses.set(sha256, address);
  }
  const addressFor = (sha256: string): string => {
    const address = addresses.get(sha256);
    if (address === undefined) throw new Error(`the picture ${sha256} was not prepared`);
    return address;
  };
  const content = needed.size === 0 ? draft : render(addressFor);
  const title = post.title.replace(/\s+/g, ' ').trim();
  return {
    wanted: { title, labels: [...new Set(post.labels)], content },
    pictures: put,
    bytes: Buffer.byteLength(content),
  };
}

/** Public addresses that the document already knows for its own pictures. */
function publicAddresses(post: Post): Map<string, string> {
  const known = new Map<string, string>();
  for (const { asset, url } of imagesOf(post)) {
    if (asset !== undefined && url !== undefined) known.set(asset, url);
  }
  return known;
}
