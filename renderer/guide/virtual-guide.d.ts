/** The pages of the guide in one language: made by scripts/building/plugins.mjs, a chunk of its own. */
declare module 'virtual:guide/*' {
  // An import at the top would make a module of this file, one in here cannot be relative.
  // oxlint-disable-next-line typescript/consistent-type-imports -- the only way to name a type here
  export const pages: readonly import('./search-guide.ts').Page[];
}
