/**
 * V8 makes WebAssembly's wrappers of imported functions anew once they were called often enough, in a cache that all
 * threads of a process share, and Node 24 now and then aborts there (nodejs/node#64500, « Check failed:
 * jit_page.has_value() »). Sources that run as they are go through such a module, in each thread; a build does not.
 */
export const WRAPPERS_AS_THEY_ARE = '--wasm-wrapper-tiering-budget=2000000000';

/** Node runs the sources as they are; this warning is about package.json only. */
export const THREAD_FLAGS = [
  '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
  '--disable-warning=ExperimentalWarning',
];

/** Of a process of its own: a thread takes no flag of V8's. */
export const NODE_FLAGS = [...THREAD_FLAGS, WRAPPERS_AS_THEY_ARE];
