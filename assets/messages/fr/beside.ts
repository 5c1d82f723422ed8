/** What a blog holds of a post beside its text, as the publish sheet offers it. */

export const beside = {
  excerpt: 'Extrait',
  excerptHint: 'Présente le billet dans les listes. Sans lui, elles montrent le début du texte.',
  excerptNone: 'Le début du texte',
  categories: 'Catégories',
  categoriesNone: 'Celle que le blog donne d’office',
  categoryAdd: 'Ajouter une catégorie',
  categoryRemove: (name: string) => `Retirer la catégorie ${name}`,
  categoriesExisting: 'Votre compte peut choisir parmi celles qui existent.',
  featured: 'Image mise en avant',
  featuredHint: 'Le blog la montre dans ses listes et quand le billet est partagé, selon son thème.',
  featuredNone: 'Aucune',
  featuredNoPicture: 'Aucune photo dans le texte',
  featuredThere: 'Celle qui est sur le blog',
  featuredUnnamed: (number: number) => `Photo ${number}`,
  comments: 'Commentaires',
  commentsAre: { open: 'Ouverts', closed: 'Fermés' },
  commentsDefault: 'Comme le blog le fait d’office',
  thereNow: (what: string) => `Sur le blog aujourd’hui : ${what}`,
  detailsKept: 'Ce que vous ne changez pas ici reste comme sur le blog.',
};
