/**
 * The first import of the page: its policy forbids `new Function`, which zod would use. zod is loaded later, with the
 * editor, and reads this configuration; a test checks it.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
