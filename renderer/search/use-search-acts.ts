import { useRef, useState } from 'react';
import type { Dispatch, RefObject } from 'react';
import type { Selection } from '#interview/quotation/quoted-passage.ts';
import type { Quoted } from '#interview/quotation/quotation.ts';
import type { Post } from '#interview/document.ts';
import type { EditorHandle } from '../editor/surface/Editor.tsx';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { useNotices } from '../ui/window/notices.tsx';
import type { View, ViewAction } from '../ui/window/view.ts';
import { call } from '../bridge/call.ts';
import { useFailureWords } from '../bridge/use-failure.ts';
import { filterText } from './query-filters.ts';
import { SearchMemory, type SearchOrder } from './search-memory.ts';

export type SearchActs = Readonly<{
  memory: SearchMemory;
  quotations: Quotations;
  /**
   * The title of the post into which a quotation can be inserted. Undefined without an open post or until its title is
   * loaded.
   */
  openTitle: string | undefined;
  /** Sets the handler of « Copier la citation » while a result is shown. */
  copyRef: (copy: (() => void) | null) => void;
  /** Focuses the search box, with its previous query. */
  open: () => void;
  /** Searches for these words. */
  searchFor: (query: string, order?: SearchOrder) => void;
  /** Searches for all that a person said. */
  searchPerson: (name: string) => void;
  /** Copies the selection of the text, or of the search. */
  copyQuotation: () => void;
}>;

/** The search and its quotations, for the window and its commands. */
export function useSearchActs(
  view: Pick<View, 'screen' | 'postId'>,
  dispatch: Dispatch<ViewAction>,
  editor: RefObject<EditorHandle | null>,
): SearchActs {
  const words = useMessages().quotations;
  const language = useLanguage();
  const notices = useNotices();
  const [memory] = useState(() => new SearchMemory());
  const ofSearch = useRef<(() => void) | null>(null);
  const { postId } = view;
  const openPost = useQuery('search.read', view.screen === 'search' && postId !== null ? { postId } : null, [
    'posts.changed',
  ]);
  const quotations = useQuotations({
    postId,
    editor,
    onSee: () => {
      if (postId !== null) dispatch({ type: 'open-post', postId });
    },
  });
  const open = (): void => {
    dispatch({ type: 'go', screen: 'search' });
    memory.toBox();
  };
  const searchFor = (query: string, order?: SearchOrder): void => {
    memory.ask(query, order);
    open();
  };

  function copyQuotation(): void {
    if (view.screen === 'search') {
      if (ofSearch.current === null) notices.show({ id: 'quotation', text: words.choose });
      else ofSearch.current();
      return;
    }
    const quote = ofText();
    if (quote === undefined) notices.show({ id: 'quotation', text: words.select });
    else
      void quotations
        .copy(quote)
        .then(({ text, tone, action }) => notices.show({ id: 'quotation', text, tone, action }));
  }
  function ofText(): ToQuote | undefined {
    const chosen = editor.current?.selectedWords() ?? [];
    const document = editor.current?.read();
    return postId === null || document === undefined || chosen.length === 0
      ? undefined
      : { postId, chosen, document };
  }

  return {
    memory,
    quotations,
    openTitle:
      openPost.value === undefined ? undefined : openPost.value.document.title.trim() || words.untitled,
    copyRef: (copy) => {
      ofSearch.current = copy;
    },
    open,
    searchFor,
    searchPerson: (name) => searchFor(filterText('person', name, language)),
    copyQuotation,
  };
}

/** Parts of a post to quote. `document`: the text on the screen, if the post is open. */
export type ToQuote = Readonly<{ postId: string; chosen: readonly Selection[]; document?: Post }>;

/** The result of an act, shown beside its button. */
export type Outcome = Readonly<{
  text: string;
  tone: 'good' | 'plain' | 'alert';
  action?: Readonly<{ label: string; run: () => void }>;
  /** Undoes the insertion. */
  undo?: () => Outcome;
}>;

export type Quotations = Readonly<{
  /** Copies to the clipboard, as text and HTML. */
  copy: (quote: ToQuote) => Promise<Outcome>;
  /** Inserts into the open post at the last caret, in one undo step. */
  insert: (quote: ToQuote) => Promise<Outcome>;
}>;

/** Loaded later: not needed for the first paint. */
const quotation = () => import('#interview/quotation/quotation.ts');

type OpenPost = Readonly<{
  postId: string | null;
  editor: RefObject<EditorHandle | null>;
  onSee: () => void;
}>;

function useQuotations({ postId: openId, editor, onSee }: OpenPost): Quotations {
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
    // The post may have been closed while the address was loaded.
    if (editor.current !== handle) return { text: words.noPost, tone: 'plain' };
    const takeBack = handle.insertBlocks(blocks);
    const title = handle.read().title.trim() || words.untitled;
    const action = { label: words.see, run: onSee };
    return {
      text: words.inserted(title),
      tone: 'good',
      action,
      undo: () =>
        editor.current === handle && takeBack()
          ? { text: words.undone(title), tone: 'plain', action }
          : { text: words.changedSince(title), tone: 'plain', action },
    };
  }
  const failed = (thrown: unknown): Outcome => ({ text: say(thrown).sentence, tone: 'alert' });
  return {
    copy: (quote) => copy(quote).catch(failed),
    insert: (quote) => insert(quote).catch(failed),
  };
}

/** Adds the address of each post, from the library. */
async function quoted({ postId, chosen, document }: ToQuote): Promise<Quoted[]> {
  const { questionOf, quotedOf } = await import('#interview/quotation/quoted-passage.ts');
  const read = await call('search.read', { postId });
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
      const { url } = await call('search.address', {
        postId,
        paragraphs: [...(one.parts[0] ?? [])].slice(0, 1_000),
        ...(question === undefined ? {} : { questionId: question.id, near: question.text }),
      });
      return quotedOf(origin, one, url);
    }),
  );
}
