// react-aria speaks some thirty languages, the app two (renderer/bridge/messages.tsx): the others are a tenth of the page.

const WORDS =
  /\/(?:react-aria|react-stately|react-aria-components)\/dist\/private\/intl\/(?:.*\/)?([a-z]{2}-[A-Z]{2})\.mjs$/;
const SPOKEN = ['fr-FR', 'en-US'];

/** True for the words of a language that the app does not speak. @param {string} file */
export const isUnspoken = (file) => {
  const [, language] = WORDS.exec(file.replaceAll('\\', '/')) ?? [];
  return language !== undefined && !SPOKEN.includes(language);
};

/** A plugin of the build. react-aria passes over a language that is `undefined`: its own plugin does the same. */
export const ownLanguages = () => ({
  name: 'own-languages',
  /** @param {string} id */
  load: (id) => (isUnspoken(id) ? 'export default undefined;' : null),
});
