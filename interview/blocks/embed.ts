/** Embedded pages, videos and sounds: our own cards and foreign frames (docs/design/document.md#players). */
import { type Embed, LIMITS } from '../document.ts';
import { foldLine } from '../inlines.ts';
import { isPictureAddress } from '../links.ts';
import { assetOfClass, CLASSES } from '../marks.ts';
import { webAddress } from '../markup/addresses.ts';
import { attributes, escapeText, openingTag } from '../markup/escape.ts';
import { escapeMarkdown, markdownAddress } from '../markup/inlines-markdown.ts';
import { attribute, classesOf, elementsInside, hasClass, type HtmlElement, textOf } from '../markup/parse.ts';
import { hasKnownPlayer, mediumOf } from '../media/media.ts';
import { fileTitle } from '../media/sounds.ts';
import type { BlockType, HtmlContext } from './block-type.ts';
import { isLineWithinBounds } from './bounds.ts';
import { pictureSource } from './image.ts';
import { sourceField } from './published-fields.ts';

const shownTitle = ({ title, url }: Embed): string => (title === '' ? url : title);

/** Reads our own card of an embedded page (`embedHtml`); undefined if its title or provider is too long. */
function readEmbed(element: HtmlElement): Embed | undefined {
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
function readEmbedElsewhere(element: HtmlElement): Embed | undefined {
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

/** A linked card, with a frame if the author chose one, from the site's player that sets the fewest cookies. */
function embedHtml(block: Embed, context: HtmlContext): string {
  const title = shownTitle(block);
  const provider = block.provider === undefined ? '' : ` <small>${escapeText(block.provider)}</small>`;
  const picture =
    block.frame || block.thumbnail === undefined
      ? ''
      : `<img${attributes({ ...pictureSource({ asset: block.thumbnail }, context), alt: '', style: 'max-width:100%;height:auto' })}><br>`;
  // Only the author may frame any page: a frame from a foreign page becomes a link.
  const isChosen = block.source === undefined || hasKnownPlayer(block.url);
  const frame = block.frame && isChosen && context.verbatim ? `${frameHtml(block.url, title)}<br>` : '';
  // Picture and title are one link: a picture alone would be a link without words.
  const link = `${openingTag('a', { href: block.url })}${picture}${escapeText(title)}</a>`;
  return `<div class="${CLASSES.embed}" style="border:1px solid #ccc;padding:.8em 1em;margin:1em 0">${frame}${link}${provider}</div>`;
}

/** A sound player is as wide as the text and low; an audio file loads only on request. */
function frameHtml(url: string, title: string): string {
  const medium = mediumOf(url);
  if (medium?.isFile === true)
    return `${openingTag('audio', { src: url, title, controls: '', preload: 'none', style: 'width:100%' })}</audio>`;
  const sound = medium?.kind === 'sound';
  return `${openingTag('iframe', {
    src: medium?.frame ?? url,
    title,
    width: sound ? '100%' : 560,
    height: sound ? 220 : 315,
    style: 'max-width:100%;border:0',
    loading: 'lazy',
    // YouTube refuses to play without a referrer.
    referrerpolicy: 'strict-origin-when-cross-origin',
    allowfullscreen: '',
  })}</iframe>`;
}

function publishedForm(block: Embed): Embed {
  const provider = foldLine(block.provider ?? '');
  const shownTitleText = foldLine(block.title);
  const title = shownTitleText === block.url ? '' : shownTitleText;
  // Without a title, screen readers cannot identify a frame: show the card.
  const frame = block.frame && title !== '';
  const thumbnail = frame || block.thumbnail === undefined ? {} : { thumbnail: block.thumbnail };
  return {
    type: 'embed',
    url: block.url,
    title,
    ...(provider !== '' && { provider }),
    ...thumbnail,
    frame,
    ...sourceField(block),
  };
}

export const embed: BlockType<Embed> = {
  text: shownTitle,
  printedText: ({ title, url }) => (title === '' ? url : `${title}\n${url}`),
  runs: () => [],
  shownRuns: (block) => [[{ type: 'text', text: shownTitle(block) + (block.provider ?? '') }]],
  plainTexts: ({ title }) => [title],
  stretches: (block) => [
    { text: shownTitle(block), formats: [{ kind: 'video' }, { kind: 'link', value: block.url }] },
  ],
  identity: ({ url }) => `\u0001embed ${url}`,
  withoutPictures(block, left) {
    const { thumbnail, ...rest } = block;
    return [thumbnail !== undefined && left.has(thumbnail) ? rest : block];
  },
  publishedForm,
  isWithinBounds: ({ url, title, provider }) =>
    isPictureAddress(url) && isLineWithinBounds(title) && isLineWithinBounds(provider),
  html: embedHtml,
  clipboardHtml: (block) =>
    `<p>${openingTag('a', { href: block.url })}${escapeText(shownTitle(block))}</a></p>`,
  markdown(block) {
    const provider = block.provider === undefined ? '' : ` (${escapeMarkdown(block.provider)})`;
    return `[${escapeMarkdown(shownTitle(block))}](${markdownAddress(block.url)})${provider}`;
  },
  read(element, { reader }) {
    if (!hasClass(element, CLASSES.embed)) return undefined;
    const block = reader.origin === 'blog' ? readEmbed(element) : readEmbedElsewhere(element);
    return block === undefined ? undefined : { blocks: [block] };
  },
  cannotBeLine: true,
};
