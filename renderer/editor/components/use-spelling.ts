import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useEffect, useState } from 'react';
import type { Post } from '#interview/document.ts';
import { dictionaryOf } from '#interview/spelling.ts';
import { call } from '../../bridge/call.ts';
import { spelledIn, watchSpelled } from '../extensions/spelling.ts';
import { servicesOf } from '../services.ts';

type Given = Readonly<{ document: Post; language: string; wanted: boolean }>;

/**
 * Keeps the checker to the languages of this post and to the names of its people.
 * @returns whether the text in the post's own language is checked
 */
export function useSpelling({ document, language, wanted }: Given): boolean {
  const [editor] = useLexicalComposerContext();
  // The first document only: later ones come from this very editor.
  const [first] = useState(document);
  useEffect(() => {
    let told = '';
    return watchSpelled(editor, first, (passages, people) => {
      const { languages, words } = spelledIn(language, passages.slice(1), people);
      const input = { languages: wanted ? [...languages] : [], words: [...words] };
      const key = JSON.stringify(input);
      if (key === told) return;
      told = key;
      call('spelling.configure', input).catch((thrown: unknown) => {
        const services = servicesOf(editor);
        services.notify({ tone: 'alert', text: services.failure(thrown) });
      });
    });
  }, [editor, first, language, wanted]);
  return wanted && dictionaryOf(language) !== undefined;
}
