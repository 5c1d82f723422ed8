/** The spelling checker: the menu of a word, and its settings. */
export const spelling = {
  menu: {
    noSuggestion: 'Aucune suggestion',
    add: 'Ajouter au dictionnaire',
  },
  title: 'Orthographe',
  check: 'Vérifier l’orthographe',
  hint: 'En français et en anglais, selon la langue du billet et de ses passages. Rien n’est envoyé ni téléchargé.',
  bySystem:
    'Sur cet ordinateur, c’est le correcteur du système qui vérifie\u00a0: il choisit la langue lui-même, selon les réglages du Mac.',
  words: 'Dictionnaire personnel',
  noWords:
    'Aucun mot. «\u00a0Ajouter au dictionnaire\u00a0», dans le menu d’un mot souligné, les range ici. Les noms des personnes sont connus sans y être.',
  remove: (word: string) => `Retirer «\u00a0${word}\u00a0» du dictionnaire`,
};
