import { counted } from '../plural.ts';

/** What of a document is told beside its text: `changes 3`. */
export function documentPart(text: string): string {
  const [part = '', count = '0'] = text.split(' ');
  const many = Number(count);
  switch (part) {
    case 'changes':
      return counted('fr', many, 'modification suivie acceptée', 'modifications suivies acceptées');
    case 'refused':
      return counted('fr', many, 'modification suivie refusée', 'modifications suivies refusées');
    case 'pictures':
      return counted('fr', many, 'image n’a pas pu être reprise', 'images n’ont pas pu être reprises');
    case 'formulas':
      return counted('fr', many, 'formule n’a pas pu être reprise', 'formules n’ont pas pu être reprises');
    default:
      return 'Une partie du document n’est pas reprise';
  }
}
