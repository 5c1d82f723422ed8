/** Embedded pages: our own cards, and frames from elsewhere. */
import { type Embed, LIMITS } from '../document.ts';
import { foldLine } from '../inlines.ts';
import { assetOfClass } from '../marks.ts';
import { hasKnownPlayer, mediumOf } from '../media/media.ts';
import { fileTitle } from '../media/sounds.ts';
import { webAddress } from '../markup/addresses.ts';
import { attribute, classesOf, textOf, type HtmlElement, elementsInside } from '../markup/parse.ts';

/** Reads our own card of an embedded page (render/blocks-html.ts); undefined if its title or provider is too long. */
export function readEmbed(element: HtmlElement): Embed | undefined {
  const frame = elementsInside(element, ({ tagName }) => tagName === 'iframe' || tagName === 'audio')[0];
  const link = elementsInside(element, (child) => child.tagName === 'a' && textOf(child).trim() !== '')[0];
  const url = webAddress((link && attribute(link, 'href')) ?? (frame && attribute(frame, 'src')));
  if (url === undefined) return undefined;
  const title = link === undefined ? '' : foldLine(textOf(link));
  const provider = elementsInside(element, (child) => child.tagName === 'small')
    .map((child) => foldLine(textOf(child)))
    .join(' ');
  if (title.length > LIMITS.line || provider.length > LIMITS.line) return undefined;
  const thumbnail = elementsInside(element, (child) => child.tagName === 'img')
    .flatMap(classesOf)
    .map(assetOfClass)
    .find((sha256) => sha256 !== undefined);
  return {
    type: 'embed',
    url,
    title: title === url ? '' : title,
    ...(provider !== '' && { provider }),
    ...(thumbnail !== undefined && { thumbnail }),
    frame: frame !== undefined,
  };
}

/** Reads such a card of another page: its player is kept only for a known site. */
export function readEmbedElsewhere(element: HtmlElement): Embed | undefined {
  const embed = readEmbed(element);
  return embed && { ...embed, frame: embed.frame && hasKnownPlayer(embed.url) };
}

/** Converts a frame of another page to a card with a link. */
export function frameEmbed(element: HtmlElement): Embed | undefined {
  const url = webAddress(attribute(element, 'src'));
  return url === undefined
    ? undefined
    : {
        type: 'embed',
        url: mediumOf(url)?.address ?? url,
        title: foldLine(attribute(element, 'title') ?? '').slice(0, LIMITS.line),
        frame: false,
      };
}

/**
 * Converts a sound player of another page to a card, with a player if the address is a file. The default title is the name of
 * that file.
 */
export function soundEmbed(element: HtmlElement): Embed | undefined {
  const source = elementsInside(element, ({ tagName }) => tagName === 'source')[0];
  const url = webAddress(attribute(element, 'src') ?? (source && attribute(source, 'src')));
  if (url === undefined) return undefined;
  const title =
    foldLine(attribute(element, 'title') ?? attribute(element, 'aria-label') ?? '') || fileTitle(url);
  return {
    type: 'embed',
    url,
    title: title.slice(0, LIMITS.line),
    frame: title !== '' && mediumOf(url)?.frame !== undefined,
  };
}
