/** The posts of the search tests. */
import { buildArticle, buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestLibrary, type TestLibrary } from './test-library.ts';

export const canal = buildInterview()
  .titled('Deux éclusiers racontent le canal')
  .labelled('Métiers', 'Eau douce')
  .ledBy('Une journée d’hiver au bord de l’eau.')
  .asking('Qui êtes-vous ?')
  .answering('Lucie Ferrand', 'Je tiens l’écluse de Villeneuve. Avant, j’étais batelière.')
  .answering('Marc Oyono', 'Le numérique a changé nos manœuvres : c’est une œuvre de patience.')
  .asking('Qu’est-ce qui vous retient ici ?')
  .answering('Lucie Ferrand', 'La brume, et les innovations publiques dont on parle peu.')
  .answering('Marc Oyono', 'Le cœur, aujourd’hui comme hier. 🙂 On dit que l’État s’en va.').post;

export const jardin = buildInterview()
  .titled('Un jardin pour l’école')
  .labelled('École', 'Jardins')
  .asking('Comment l’idée vous est-elle venue ?')
  .answering('Inès Caradec', 'Les élèves voulaient un potager. La mairie a dit oui.')
  .asking('Et le numérique ?')
  .answering('Inès Caradec', 'Aucun écran, aucune innovation : des bêches.').post;

export const avis = buildArticle()
  .titled('Avis de travaux')
  .labelled('eau douce')
  .saying('La passerelle ferme en mars. Le public passera par le pont.').post;
export const english = buildInterview()
  .titled('The floating library')
  .in('en')
  .asking('What made you buy a ferry?')
  .answering('Grace Holloway', 'Libraries should travel, thé included.').post;
export const binned = buildArticle().titled('Brouillon jeté').saying('Une écluse de trop.').post;

/** A library with those posts, the last one in the bin. */
export function searchedLibrary(): TestLibrary {
  const library = openTestLibrary();
  library.add(canal, { status: 'published', publishedAt: Date.UTC(2019, 5, 1) });
  library.add(jardin, { status: 'published', publishedAt: Date.UTC(2021, 5, 1) });
  library.add(avis);
  library.add(english);
  library.add(binned, { status: 'binned' });
  return library;
}
