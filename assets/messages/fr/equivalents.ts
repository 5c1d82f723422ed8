/** « Noms équivalents », in settings. */
export const equivalents = {
  title: 'Noms équivalents',
  hint: 'Des noms d’une même chose : chercher l’un trouve aussi les autres, après les mots exacts.',
  names: 'Noms équivalents',
  namesHint: 'Au moins deux, séparés par « = » : Mairie = Hôtel de ville',
  add: 'Ajouter des noms équivalents',
  example: ['Pôle emploi', 'France Travail', 'ANPE'],
  takeExample: (names: string) => `Prendre cet exemple : ${names}`,
  keep: 'Garder ces noms',
  cancel: 'Annuler',
  edit: (names: string) => `Modifier ${names}`,
  remove: (names: string) => `Retirer ${names}`,
  problems: {
    'too-few': 'Écrire au moins deux noms, séparés par « = ».',
    'too-many': 'Vingt noms au plus dans un groupe.',
    'too-long': 'Un nom a cent signes au plus.',
    repeated: 'Le même nom est écrit deux fois.',
  },
  elsewhere: (name: string) => `« ${name} » est déjà dans un autre groupe.`,
};
