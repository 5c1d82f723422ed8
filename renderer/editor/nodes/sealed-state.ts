/** What a SealedNode carries, apart from the node so that what draws it can use it. */
import { createState } from 'lexical';
import { z } from 'zod';
import { htmlSchema, jumpBreakSchema, ruleSchema } from '#interview/document.ts';
import { htmlToText } from '#interview/plain.ts';

const sealedSchema = z.discriminatedUnion('type', [ruleSchema, jumpBreakSchema, htmlSchema]);
export type Sealed = z.infer<typeof sealedSchema>;

export const sealedState = createState('sealed', {
  parse: (value): Sealed => {
    const result = sealedSchema.safeParse(value);
    return result.success ? result.data : { type: 'rule' };
  },
});

/** The words of a sealed card that plain text can carry. */
export function sealedText(sealed: Sealed): string {
  switch (sealed.type) {
    case 'html':
      return htmlToText(sealed.html);
    case 'rule':
    case 'jumpBreak':
      return '';
  }
}
