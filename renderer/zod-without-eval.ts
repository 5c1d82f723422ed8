/**
 * First import of the page: its policy forbids `new Function`, which zod would otherwise try. zod comes later, with the
 * editor, and takes up the configuration that is here already; a test says whether it does.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
