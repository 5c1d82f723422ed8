export const window = {
  close: 'Fermer',
};
