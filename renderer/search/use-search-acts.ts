import { useRef, useState } from 'react';
import type { Dispatch, RefObject } from 'react';
import type { EditorHandle } from '../editor/Editor.tsx';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/notices.tsx';
import type { View, ViewAction } from '../ui/view.ts';
import { filterText } from './query-filters.ts';
import { SearchMemory } from './search-memory.ts';
import type { SearchOrder } from './search-memory.ts';
import { useQuotations } from './use-quotations.ts';
import type { Quotations, ToQuote } from './use-quotations.ts';

export type SearchActs = Readonly<{
  memory: SearchMemory;
  quotations: Quotations;
  /** Whether a quote can be put in a post. */
  canInsert: boolean;
  /** Gives what « Copier la citation » does while a result is shown. */
  copyRef: (copy: (() => void) | null) => void;
  /** To the box, as it was left. */
  open: () => void;
  /** To what answers these words. */
  searchFor: (query: string, order?: SearchOrder) => void;
  /** To all that a person said. */
  searchPerson: (name: string) => void;
  /** What is selected in the text, or chosen in the search. */
  copyQuotation: () => void;
}>;

/** The search and its quotations, as the window and its commands use them. */
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
    canInsert: postId !== null,
    copyRef: (copy) => {
      ofSearch.current = copy;
    },
    open,
    searchFor,
    searchPerson: (name) => searchFor(filterText('person', name, language)),
    copyQuotation,
  };
}
