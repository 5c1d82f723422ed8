/** Links: their runs, and those that hold more than runs. */
import { type Image, LIMITS, type Link } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import { foldLine, textInline } from '../inlines.ts';
import { fileTitle } from '../media/sounds.ts';
import { attribute, isElement, isText, type HtmlElement, type HtmlNode, imagesInside } from './parse.ts';
import type { LinkAround, Setting } from './reading.ts';
import { settingInside } from './setting.ts';
import { shownText } from './shown.ts';

/** A link's own runs; undefined when it holds something that is no run. `stands`: what cannot be one. */
export function linkContent(
  element: HtmlElement,
  inner: Setting,
  stands: (element: HtmlElement) => boolean,
): Link['content'] | undefined {
  const content: Link['content'] = [];
  const collect = (children: readonly HtmlNode[], current: Setting): boolean =>
    children.every((child) => {
      if (isText(child)) {
        if (child.value !== '') content.push(textInline(child.value, current.marks, current.language));
        return true;
      }
      if (!isElement(child)) return true;
      if (child.tagName === 'br') return content.push({ type: 'lineBreak' }) > 0;
      return !stands(child) && collect(child.childNodes, settingInside(child, current));
    });
  return collect(element.childNodes, inner) ? content : undefined;
}

/** Where Blogger and Picasa keep the pictures of blogs, whatever the path is called. */
const PICTURE_HOSTS =
  /^(?:[\w-]+\.)*(?:bp\.blogspot\.com|ggpht\.com|googleusercontent\.com|photos\d?\.blogger\.com)$/i;
const PICTURE_FILE = /\.(?:jpe?g|png|gif|webp|avif|bmp|svg|tiff?)$/i;

/**
 * Whether a link around a picture only leads to a larger copy of it, as Blogger's editor makes them: a document says
 * as much by showing the picture. Any other link is the author's.
 */
export function leadsToPicture(link: HtmlElement): boolean {
  const address = (attribute(link, 'href') ?? '').trim().replace(/^\/\//, 'https://');
  const [, host, path] = /^https?:\/\/([^/?#:]+)[^/?#]*([^?#]*)/i.exec(address) ?? [];
  const pictures = imagesInside(link);
  return (
    pictures.length === 1 &&
    shownText(link.childNodes).trim() === '' &&
    (address === attribute(pictures[0] as HtmlElement, 'src')?.trim() ||
      (host !== undefined && PICTURE_HOSTS.test(host)) ||
      PICTURE_FILE.test(path ?? ''))
  );
}

/** `fichier:quai.jpg` as `quai`. */
const pictureName = (address: string): string => foldKey(fileTitle(address)).replace(/^.*:/, '');
/** The size of a picture at the end of its name. */
const SIZE = /[ .](?:\d+(?:x\d+|px)?|[a-z])$/;

/** Tests whether a link around a picture leads to the same file, or to one of its name without a size (`quai-300x200.jpg`). */
function leadsToOwnPicture(link: HtmlElement): boolean {
  const [picture] = imagesInside(link);
  if (picture === undefined || !leadsToPicture(link)) return false;
  const address = (attribute(link, 'href') ?? '').trim();
  const [, host = ''] = /^(?:https?:)?\/\/([^/?#:]+)/i.exec(address) ?? [];
  const [target, shown] = [pictureName(address), pictureName(attribute(picture, 'src') ?? '')];
  const isSame = ` ${shown}`.includes(` ${target}`) || shown.replace(SIZE, '') === target.replace(SIZE, '');
  return PICTURE_HOSTS.test(host) || (target !== '' && isSame);
}

/** The link around what no link of a document can hold. */
export function linkAround(link: HtmlElement, url: string): LinkAround | undefined {
  if (leadsToOwnPicture(link)) return undefined;
  const title = linkTitle(link);
  const bare = shownText(link.childNodes).trim() === '';
  return { url, bare, ...(title !== undefined && { title }) };
}

/** What a link says of itself, undefined when nothing. */
export function linkTitle(link: HtmlElement): string | undefined {
  const title = foldLine(attribute(link, 'title') ?? '').slice(0, LIMITS.line);
  return title === '' ? undefined : title;
}

/**
 * A picture whose caption leads where the link around it did: a picture of a document has none. A caption that has links
 * of its own stays; where there is none, the picture’s name stands there, else the site.
 */
export function withLinkAround<Picture extends Image>(
  image: Picture,
  around: LinkAround | undefined,
): Picture {
  if (around === undefined || !around.bare || image.caption.some((inline) => inline.type === 'link'))
    return image;
  const { url, title } = around;
  const said =
    title ?? (image.alt === '' ? url.replace(/^https?:\/\/(?:www\.)?|^mailto:|[/?#].*$/gi, '') : image.alt);
  const content = image.caption.flatMap((inline) => (inline.type === 'link' ? inline.content : [inline]));
  const words = content.length > 0 ? content : [textInline(said === '' ? url : said)];
  return {
    ...image,
    caption: [{ type: 'link', url, ...(title !== undefined && { title }), content: words }],
  };
}

/** Whether a reader who follows the link comes somewhere: an address, also one within the blog; not a script. */
export function leadsSomewhere(link: HtmlElement): boolean {
  const address = (attribute(link, 'href') ?? '').replace(/\s/g, '');
  return address !== '' && address !== '#' && !/^(?:javascript|vbscript|data|about):/i.test(address);
}
