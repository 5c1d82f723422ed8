import type { RefObject } from 'react';
import type { Chosen } from '#interview/quotation/of-post.ts';
import type { Quoted } from '#interview/quotation/quotation.ts';
import type { Post } from '#interview/document.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import type { EditorHandle } from '../editor/Editor.tsx';

/** What is quoted of one post. `document`: as it stands on the screen, where it is open. */
export type ToQuote = Readonly<{ postId: string; chosen: readonly Chosen[]; document?: Post }>;

/** What became of it, to be said where it was asked. */
export type Outcome = Readonly<{
  text: string;
  tone: 'good' | 'plain' | 'alert';
  action?: Readonly<{ label: string; run: () => void }>;
}>;

export type Quotations = Readonly<{
  /** To the clipboard, as text and as HTML. */
  copy: (quote: ToQuote) => Promise<Outcome>;
  /** Into the open post, where the caret last was, in one step to undo. */
  insert: (quote: ToQuote) => Promise<Outcome>;
}>;

/** No part of the window's first picture. */
const quotation = () => import('#interview/quotation/quotation.ts');

type OpenPost = Readonly<{
  postId: string | null;
  editor: RefObject<EditorHandle | null>;
  onSee: () => void;
}>;

export function useQuotations({ postId: openId, editor, onSee }: OpenPost): Quotations {
  const words = useMessages().quotations;
  const say = useFailureWords();

  async function copy(quote: ToQuote): Promise<Outcome> {
    const all = await quoted(quote);
    const { quotationsOf } = await quotation();
    await call('clipboard.write', quotationsOf(all));
    const placed = all.every(({ address }) => address !== undefined);
    return { text: placed ? words.copied : words.copiedWithoutAddress, tone: 'good' };
  }
  async function insert(quote: ToQuote): Promise<Outcome> {
    const handle = editor.current;
    if (openId === null || handle === null) return { text: words.noPost, tone: 'plain' };
    const { quoteBlockOf } = await quotation();
    const blocks = (await quoted(quote)).map(quoteBlockOf);
    // The post may have been left while its address was looked for.
    if (editor.current !== handle) return { text: words.noPost, tone: 'plain' };
    handle.insertBlocks(blocks);
    const { title } = handle.read();
    return {
      text: words.inserted(title.trim() === '' ? words.untitled : title),
      tone: 'good',
      action: { label: words.see, run: onSee },
    };
  }
  const failed = (thrown: unknown): Outcome => ({ text: say(thrown).sentence, tone: 'alert' });
  return {
    copy: (quote) => copy(quote).catch(failed),
    insert: (quote) => insert(quote).catch(failed),
  };
}

/** With the address of each, which only the library knows. */
async function quoted({ postId, chosen, document }: ToQuote): Promise<Quoted[]> {
  const { questionOf, quotedOf } = await import('#interview/quotation/of-post.ts');
  const read = await call('archive.read', { postId });
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const origin = {
    document: document ?? read.document,
    timeZone,
    ...(read.publishedAt === undefined ? {} : { publishedAt: read.publishedAt }),
    ...(read.blogName === undefined ? {} : { blogName: read.blogName }),
  };
  return Promise.all(
    chosen.map(async (one) => {
      const question = questionOf(origin.document, one.turn);
      const { url } = await call('archive.address', {
        postId,
        paragraphs: [...(one.parts[0] ?? [])].slice(0, 1_000),
        ...(question === undefined ? {} : { questionId: question.id, near: question.text }),
      });
      return quotedOf(origin, one, url);
    }),
  );
}
