/** Links: their runs, and those that hold more than runs. */
import type { Link } from '../document.ts';
import { textInline } from '../inlines.ts';
import { attribute, isElement, isText, type HtmlElement, type HtmlNode, imagesInside } from './parse.ts';
import type { Setting } from './reading.ts';
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

/** Whether a reader who follows the link comes somewhere: an address, also one within the blog; not a script. */
export function leadsSomewhere(link: HtmlElement): boolean {
  const address = (attribute(link, 'href') ?? '').replace(/\s/g, '');
  return address !== '' && address !== '#' && !/^(?:javascript|vbscript|data|about):/i.test(address);
}
