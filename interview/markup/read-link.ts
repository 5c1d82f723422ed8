/** Reads links, including those that contain more than text runs. */
import { type Image, LIMITS, type Link } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import { foldLine, textInline } from '../inlines.ts';
import { fileTitle } from '../media/sounds.ts';
import { attribute, isElement, isText, type HtmlElement, type HtmlNode, imagesInside } from './parse.ts';
import type { LinkAround, Setting } from './reading.ts';
import { settingInside } from './setting.ts';
import { shownText } from './shown-text.ts';

/** The runs of a link; undefined if it contains anything else. `stands`: elements that cannot be a run. */
export function linkContent(
  element: HtmlElement,
  inner: Setting,
  isNoRun: (element: HtmlElement) => boolean,
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
      return !isNoRun(child) && collect(child.childNodes, settingInside(child, current));
    });
  return collect(element.childNodes, inner) ? content : undefined;
}

/** Hosts of Blogger and Picasa for blog pictures, whatever the path. */
const PICTURE_HOSTS =
  /^(?:[\w-]+\.)*(?:bp\.blogspot\.com|ggpht\.com|googleusercontent\.com|photos\d?\.blogger\.com)$/i;
const PICTURE_FILE = /\.(?:jpe?g|png|gif|webp|avif|bmp|svg|tiff?)$/i;

/**
 * Whether the link around a picture only opens a larger copy, as Blogger's editor writes it; a document needs no link
 * for that. Any other link is the author's.
 */
export function isLinkToPicture(link: HtmlElement): boolean {
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

/** `fichier:quai.jpg` gives `quai`. */
const pictureName = (address: string): string => foldKey(fileTitle(address)).replace(/^.*:/, '');
/** The size at the end of a picture's file name. */
const SIZE = /[ .](?:\d+(?:x\d+|px)?|[a-z])$/;

/** Whether the link around a picture opens the same file, or one of its name without a size (`quai-300x200.jpg`). */
function isLinkToOwnPicture(link: HtmlElement): boolean {
  const [picture] = imagesInside(link);
  if (picture === undefined || !isLinkToPicture(link)) return false;
  const address = (attribute(link, 'href') ?? '').trim();
  const [, host = ''] = /^(?:https?:)?\/\/([^/?#:]+)/i.exec(address) ?? [];
  const [target, shown] = [pictureName(address), pictureName(attribute(picture, 'src') ?? '')];
  const isSame = ` ${shown}`.includes(` ${target}`) || shown.replace(SIZE, '') === target.replace(SIZE, '');
  return PICTURE_HOSTS.test(host) || (target !== '' && isSame);
}

/** A link around content that a document's link cannot hold. */
export function linkAround(link: HtmlElement, url: string): LinkAround | undefined {
  if (isLinkToOwnPicture(link)) return undefined;
  const title = linkTitle(link);
  const isEmpty = shownText(link.childNodes).trim() === '';
  return { url, bare: isEmpty, ...(title !== undefined && { title }) };
}

/** The link's title attribute; undefined if empty. */
export function linkTitle(link: HtmlElement): string | undefined {
  const title = foldLine(attribute(link, 'title') ?? '').slice(0, LIMITS.line);
  return title === '' ? undefined : title;
}

/**
 * Moves the link around a picture into its caption, as a document's picture has no link. A caption with its own links
 * is unchanged; without a caption the picture's alternative text or the site becomes the link's text.
 */
export function withLinkAround<Picture extends Image>(
  image: Picture,
  around: LinkAround | undefined,
): Picture {
  if (around === undefined || !around.bare || image.caption.some((inline) => inline.type === 'link'))
    return image;
  const { url, title } = around;
  const fallbackText =
    title ?? (image.alt === '' ? url.replace(/^https?:\/\/(?:www\.)?|^mailto:|[/?#].*$/gi, '') : image.alt);
  const content = image.caption.flatMap((inline) => (inline.type === 'link' ? inline.content : [inline]));
  const words = content.length > 0 ? content : [textInline(fallbackText === '' ? url : fallbackText)];
  return {
    ...image,
    caption: [{ type: 'link', url, ...(title !== undefined && { title }), content: words }],
  };
}

/** Whether the link has a target: an address, possibly within the blog, but not a script. */
export function hasTarget(link: HtmlElement): boolean {
  const address = (attribute(link, 'href') ?? '').replace(/\s/g, '');
  return address !== '' && address !== '#' && !/^(?:javascript|vbscript|data|about):/i.test(address);
}
