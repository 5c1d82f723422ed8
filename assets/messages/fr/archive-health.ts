/** Whether the archive can be searched whole: in the settings. */
import { counted } from '../plural.ts';

const number = new Intl.NumberFormat('fr');

export const archiveHealth = {
  title: 'Recherche dans l’archive',
  hint: 'L’index est tiré des billets. Le refaire ne change aucun texte, et la recherche répond pendant ce temps.',
  check: 'Vérifier l’index',
  rebuild: 'Refaire l’index',
  building: (done: number, total: number): string =>
    `L’index se refait\u00a0: ${number.format(done)} sur ${counted('fr', total, 'billet', 'billets')}`,
  right: 'L’index dit bien ce que disent les billets.',
  wrong: (count: number): string =>
    `${counted('fr', count, 'différence entre l’index et les billets', 'différences entre l’index et les billets')}. Les textes sont intacts\u00a0; refaire l’index y remédie.`,
};
