/**
 * V8 recompiles WebAssembly’s wrappers of frequently called imports in a cache shared by all threads, and Node 24
 * sometimes aborts there (nodejs/node#64500, « Check failed: jit_page.has_value() »). Sources run without a build use
 * such a module in each thread; a build does not.
 */
export const WRAPPERS_AS_THEY_ARE = '--wasm-wrapper-tiering-budget=2000000000';

/** Node runs the sources as they are; this warning is about package.json only. */
export const THREAD_FLAGS = [
  '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
  '--disable-warning=ExperimentalWarning',
];

/** Flags of a separate process: a thread accepts no V8 flags. */
export const NODE_FLAGS = [...THREAD_FLAGS, WRAPPERS_AS_THEY_ARE];
