import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isRangeSelection } from 'lexical';
import { useState, type ReactNode } from 'react';
import type { Command } from '../types.ts';
import { FindBar, type FindRequest } from './FindBar.tsx';

const ACTS: Readonly<Partial<Record<Command, FindRequest['act']>>> = {
  find: 'find',
  replace: 'replace',
  'find-next': 'next',
  'find-previous': 'previous',
};

/** More selected words are a passage, not something to look for. */
const LONGEST_SEED = 100;

/** The find bar of one editor: which command opens it, and what it is asked. */
export function useFindBar(): Readonly<{ bar: ReactNode; run: (command: Command) => boolean }> {
  const [editor] = useLexicalComposerContext();
  const [request, setRequest] = useState<FindRequest | null>(null);

  function run(command: Command): boolean {
    const act = ACTS[command];
    if (act === undefined) return false;
    // Without a bar there is nothing to step through yet.
    const first = request === null && (act === 'next' || act === 'previous') ? 'find' : act;
    setRequest({ act: first, seed: selectedWords(), turn: (request?.turn ?? 0) + 1 });
    return true;
  }

  function selectedWords(): string {
    const words = editor.getEditorState().read(() => {
      const selection = $getSelection();
      return $isRangeSelection(selection) ? selection.getTextContent() : '';
    });
    return words.length <= LONGEST_SEED && !words.includes('\n') ? words : '';
  }

  return {
    bar: request !== null && <FindBar request={request} onClose={() => setRequest(null)} />,
    run,
  };
}
