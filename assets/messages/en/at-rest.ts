import type { AtRest } from '#contract/library.ts';
import { counted } from '../plural.ts';

/** What was under way in a library that came from elsewhere. */
export const atRest = {
  what: ({ imports, acts, erasures, tidying }: AtRest): string => {
    const parts = [
      ...(imports === 0 ? [] : [counted('en', imports, 'import', 'imports')]),
      ...(acts === 0 ? [] : [counted('en', acts, 'change in several posts', 'changes in several posts')]),
      ...(erasures === 0 ? [] : [`the erasing of ${counted('en', erasures, 'person', 'people')}`]),
      ...(tidying ? ['the automatic emptying of the bin'] : []),
    ];
    return `This was under way in this library, and none of it has resumed: ${parts.join(', ')}. “Understood” leaves it all stopped.`;
  },
  goOn: 'Resume',
};
