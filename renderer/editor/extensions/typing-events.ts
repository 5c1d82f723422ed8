/**
 * Events of typing that nobody above the text listens to. React looks at each on its way up to the window, for every
 * element around the text; those that a key needs (shortcuts, regions, the drawing of the focus) go on.
 */
import { defineExtension } from '@lexical/extension';

const UNHEARD = ['keypress', 'textInput', 'input'];

export const TypingEventsExtension = defineExtension({
  name: 'escale/typing-events',
  register: (editor) => {
    const keep = (event: Event): void => {
      // Not those of a card's fields, which are React's.
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
