// A plugin of the build: the module of the backend's names holds the names alone, without the schemas they come from.
import { pathToFileURL } from 'node:url';

const MODULE = /\/main\/shell\/backend-process\/backend-names\.ts$/;

export const backendNames = () => ({
  name: 'backend-names',
  load: {
    filter: { id: MODULE },
    /** @param {string} id */
    async handler(id) {
      const module = await import(pathToFileURL(id).href);
      return `export const backendNames = ${JSON.stringify(module.backendNames)};`;
    },
  },
});
