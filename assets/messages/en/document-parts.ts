import { counted } from '../plural.ts';

/** What of a document is told beside its text: `changes 3`. */
export function documentPart(text: string): string {
  const [part = '', count = '0'] = text.split(' ');
  const many = Number(count);
  switch (part) {
    case 'changes':
      return counted('en', many, 'tracked change accepted', 'tracked changes accepted');
    case 'refused':
      return counted('en', many, 'tracked change refused', 'tracked changes refused');
    case 'pictures':
      return counted('en', many, 'picture could not be taken over', 'pictures could not be taken over');
    case 'formulas':
      return counted('en', many, 'formula could not be taken over', 'formulas could not be taken over');
    default:
      return 'A part of the document is not taken over';
  }
}
