/**
 * Stops typing events that no ancestor of the text listens to. React would handle each of them for every element around
 * the text. Events that the window needs (shortcuts, regions, focus rings) propagate.
 */
import { defineExtension } from '@lexical/extension';

const UNHEARD = ['keypress', 'textInput', 'input'];

export const TypingEventsExtension = defineExtension({
  name: 'escale/typing-events',
  register: (editor) => {
    const keep = (event: Event): void => {
      // Events of a card's fields belong to React.
      if (event.target === editor.getRootElement()) event.stopPropagation();
    };
    return editor.registerRootListener((root, before) => {
      for (const name of UNHEARD) {
        before?.removeEventListener(name, keep);
        root?.addEventListener(name, keep);
      }
    });
  },
});
