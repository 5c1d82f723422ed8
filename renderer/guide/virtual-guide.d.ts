/** The guide in one language, as a separate chunk made by scripts/building/plugins.mjs. */
declare module 'virtual:guide/*' {
  // An import at the top would make this file a module, and a nested one cannot be relative.
  // oxlint-disable-next-line typescript/consistent-type-imports -- the only way to name a type here
  export const pages: readonly import('./search-guide.ts').Page[];
}
