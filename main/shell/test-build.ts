/** Whether this build is one that tests drive: sources, and the package made for the tests; never a release. */

declare const __ESCALE_TEST_HOOKS__: boolean | undefined;

/**
 * The build's constant, false in a release (electron.vite.config.ts). Where it is true, what the environment says for
 * tests counts in a package as well, so that every end-to-end test can run on one.
 */
export const builtForTests = (): boolean =>
  typeof __ESCALE_TEST_HOOKS__ !== 'undefined' && __ESCALE_TEST_HOOKS__;
