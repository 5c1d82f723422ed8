/** Identifies the block of WordPress's editor in a card. */
import { mediumOf } from '../../media/media.ts';
import { delimiterOf } from '../../markup/block-tree.ts';

/** `of`: the site of an embed, or the name of a shortcode. */
export type BlockCard = Readonly<{ name: string; of?: string | undefined }>;

/** Undefined for other cards. */
export function blockOfCard(html: string): BlockCard | undefined {
  const end = html.startsWith('<!--') ? html.indexOf('-->') : -1;
  const delimiter = end === -1 ? undefined : delimiterOf(html.slice(4, end));
  if (delimiter === undefined || delimiter.is === 'closing') return undefined;
  const { name, attributes } = delimiter;
  if (name === 'embed') return { name, of: siteOf(attributes) };
  if (name === 'shortcode') return { name, of: /\[([A-Za-z][\w-]{0,60})/.exec(html.slice(end))?.[1] };
  return { name };
}

/** The site's name from its address, else from WordPress's provider name. */
function siteOf(attributes: string): string | undefined {
  const address = /"url":"([^"\\]{1,500})"/.exec(attributes)?.[1] ?? '';
  const provider = /"providerNameSlug":"([a-z][a-z0-9-]{0,40})"/.exec(attributes)?.[1];
  return mediumOf(address)?.site ?? (provider && provider.charAt(0).toUpperCase() + provider.slice(1));
}
