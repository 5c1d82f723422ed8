export const diagnosticFile = {
  title: 'Fichier de diagnostic',
  what: 'Pour qui vous aide : les versions, les réglages, combien de billets, de personnes et de photos, et les dernières lignes du journal.',
  private:
    'Ni titre, ni texte, ni nom, ni adresse, ni mot de passe. Rien n’est envoyé : le fichier reste où vous l’enregistrez.',
  shown: 'Ce que le fichier contient',
  reading: 'Lecture…',
  fileName: 'Diagnostic Escale',
  choose: 'Choisir où enregistrer…',
  finish: 'Terminer',
  done: (name: string) => `« ${name} » est enregistré.`,
};
