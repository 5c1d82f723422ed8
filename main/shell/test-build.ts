/** Tells whether tests drive this build: sources and the test package, never a release. */

declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

/**
 * A constant of the build, false in releases (electron.vite.config.ts). When true, test variables of the environment
 * also apply in a package, so that end-to-end tests can run on one.
 */
export const builtForTests = (): boolean =>
  typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__;
