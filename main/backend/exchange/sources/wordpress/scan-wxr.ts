/** Reads a WordPress export (WXR: RSS 2.0 with additional names) as a stream of items. */
import type { Damage } from '../../damage.ts';
import { toUtf8 } from '../../xml/encodings.ts';
import { scanSource } from '../../xml/scan-source.ts';
import { createXmlScanner, type XmlLocation } from '../../xml/scan.ts';
import { collectItem, type Fields, type ItemCollector, type WxrItem } from './wxr-item.ts';

const MOST_HEAD = 4_000;
const MOST_AUTHORS = 10_000;
/** Unreadable places in one file, beyond which it is not an export. */
const MOST_DAMAGES = 100;

const OF_CHANNEL = new Set(['title', 'link', 'language', 'wp:base_site_url', 'wp:base_blog_url']);
const OF_AUTHOR = new Set(['wp:author_login', 'wp:author_display_name']);

export type WxrHead = Readonly<{ channel: Fields; authors: Fields }>;

export type WxrPart =
  /** Its comments follow separately. */
  | Readonly<{ type: 'item'; item: WxrItem; head: WxrHead }>
  | Readonly<{ type: 'comment'; fields: Fields; item: WxrItem; at: XmlLocation }>
  /** `passed` means that reading continues after it. */
  | Readonly<{ type: 'damaged'; at: XmlLocation; item?: WxrItem; damage: Damage; passed: boolean }>;

type Ended = Readonly<{ head: WxrHead; exact: boolean }>;

export async function* scanWxr(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<WxrPart, Ended> {
  const head = { channel: new Map<string, string>(), authors: new Map<string, string>() };
  const ready: WxrPart[] = [];
  const path: string[] = [];
  let collector: ItemCollector | undefined;
  let currentItem: WxrItem | undefined;
  let headText: string | undefined;
  let author: { login: string; name: string } | undefined;
  let unread: Omit<Extract<WxrPart, { type: 'damaged' }>, 'passed'> | undefined;
  let damages = 0;

  const openHead = (name: string): void => {
    if (path.length === 3 && name === 'wp:author') author = { login: '', name: '' };
    else if (path.length === 3 ? OF_CHANNEL.has(name) : path.length === 4 && OF_AUTHOR.has(name))
      headText = '';
  };
  const closeHead = (name: string): void => {
    const text = headText?.trim();
    headText = undefined;
    if (path.length === 4 && author !== undefined && text !== undefined)
      author[name === 'wp:author_login' ? 'login' : 'name'] = text;
    else if (path.length === 3 && name === 'wp:author' && author !== undefined) {
      if (author.login !== '' && head.authors.size < MOST_AUTHORS)
        head.authors.set(author.login, author.name);
      author = undefined;
    } else if (path.length === 3 && text !== undefined && !head.channel.has(name))
      head.channel.set(name, text);
  };
  const giveItem = (): WxrItem | undefined => {
    if (collector !== undefined && currentItem === undefined) {
      currentItem = collector.item();
      ready.push({ type: 'item', item: currentItem, head });
    }
    return currentItem;
  };

  const scanner = createXmlScanner({
    open(tag, at) {
      if (unread !== undefined) ready.push({ ...unread, passed: true });
      unread = undefined;
      path.push(tag.name);
      if (collector !== undefined) collector.open(tag.name, tag);
      else if (path.length === 3 && tag.name === 'item') {
        currentItem = undefined;
        collector = collectItem(at, giveItem, (fields) => {
          if (currentItem !== undefined) ready.push({ type: 'comment', fields, item: currentItem, at });
        });
      } else openHead(tag.name);
    },
    close(name) {
      if (collector !== undefined && path.length > 3) collector.close(name);
      else if (collector !== undefined) {
        giveItem();
        collector = undefined;
      } else closeHead(name);
      path.pop();
    },
    text(piece) {
      if (collector !== undefined) collector.text(piece);
      else if (headText !== undefined && headText.length < MOST_HEAD) headText += piece;
    },
    wantsText: () => (collector === undefined ? headText !== undefined : collector.wantsText()),
  });

  const unreadAt = (at: XmlLocation, damage: Damage): void => {
    const item = currentItem === undefined ? collector?.item() : undefined;
    unread = { type: 'damaged', at, damage, ...(item !== undefined && { item }) };
    collector = undefined;
    currentItem = undefined;
  };
  /** Continues after a fault, at the next item. False for a fault that ends the reading. */
  const passOver = (): boolean => {
    const fault = scanner.fault();
    const mayPass =
      fault?.damage === 'malformed' || (fault?.damage === 'forbidden' && collector !== undefined);
    if (fault === undefined || !mayPass || path[0] !== 'rss' || damages >= MOST_DAMAGES) return false;
    damages += 1;
    unreadAt(fault, fault.damage);
    path.splice(0, path.length, 'rss', 'channel');
    headText = undefined;
    scanner.resumeAfterFault(['item'], [...path]);
    return true;
  };

  const input = toUtf8(source);
  yield* scanSource(input, { scanner, ready, passOver, signal });
  yield* ready.splice(0);
  const fault = scanner.fault();
  if (fault !== undefined) unreadAt(fault, fault.damage);
  if (unread !== undefined) yield { ...unread, passed: false };
  return { head, exact: input.exact() };
}
