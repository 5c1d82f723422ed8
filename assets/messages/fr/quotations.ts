import { counted } from '../plural.ts';

/** Copying a quotation, and putting it in the open post. */
export const quotations = {
  copy: 'Copier la citation',
  copied: 'Citation copiée.',
  copiedWithoutAddress: 'Citation copiée, sans adresse : ce billet n’est pas en ligne.',
  insert: 'Insérer ici',
  insertName: 'Insérer ici comme citation',
  insertHint: 'Insérer ici comme citation : dans le billet ouvert, après le paragraphe du curseur',
  inserted: (title: string) => `Citation insérée dans « ${title} ».`,
  see: 'Y aller',
  noPost: 'Aucun billet n’est ouvert : en ouvrir un, puis revenir ici insérer la citation.',
  select: 'Sélectionner d’abord les mots à citer.',
  choose: 'Choisir d’abord un résultat à citer.',
  keep: 'Garder aussi cette sélection',
  kept: (count: number) => counted('fr', count, 'passage gardé', 'passages gardés'),
  drop: 'Ne plus les garder',
  untitled: 'Sans titre',
};
