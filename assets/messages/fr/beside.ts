/** What a blog holds of a post beside its text, as the publish sheet offers it. */

export const beside = {
  excerpt: 'Extrait',
  excerptHint: 'Présente le billet dans les listes ; sinon, le début du texte.',
  excerptNone: 'Le début du texte',
  categories: 'Catégories',
  categoriesNone: 'Celle du blog par défaut',
  categoryAdd: 'Ajouter une catégorie',
  categoryRemove: (name: string) => `Retirer la catégorie ${name}`,
  categoriesExisting: 'Votre compte ne peut choisir qu’une catégorie existante.',
  featured: 'Image mise en avant',
  featuredHint: 'Affichée dans les listes du blog et lors d’un partage, selon le thème.',
  featuredNone: 'Aucune',
  featuredNoPicture: 'Aucune photo dans le texte',
  featuredThere: 'Celle qui est sur le blog',
  featuredUnnamed: (number: number) => `Photo ${number}`,
  comments: 'Commentaires',
  commentsAre: { open: 'Ouverts', closed: 'Fermés' },
  commentsDefault: 'Selon le réglage du blog',
  thereNow: (what: string) => `Sur le blog aujourd’hui : ${what}`,
  detailsKept: 'Ce que vous ne changez pas ici reste comme sur le blog.',
};
