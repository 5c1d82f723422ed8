// Which packages a bundle took in: noted as it is made, for the notices that go with it (notices.mjs).
import fs from 'node:fs';
import path from 'node:path';

/** The package that a module's file belongs to: the innermost node_modules decides. @returns {string | undefined} */
export function packageOf(file) {
  const inside = file.replaceAll('\\', '/').split('/node_modules/').slice(1).at(-1);
  return inside === undefined ? undefined : /^(@[^/]+\/[^/]+|[^@/][^/]*)/.exec(inside)?.[1];
}

/** Where the names of one bundle's packages lie, one a line. */
export const listOf = (root, bundle) => path.join(root, '.cache/bundled', `${bundle}.txt`);

/** A plugin of the build: `bundle` is main, preload or renderer. */
export const noteBundled = (root, bundle) => ({
  name: 'note-bundled',
  generateBundle(_options, output) {
    const names = new Set();
    for (const part of Object.values(output))
      for (const module of part.moduleIds ?? []) {
        const name = packageOf(module);
        if (name !== undefined) names.add(name);
      }
    fs.mkdirSync(path.dirname(listOf(root, bundle)), { recursive: true });
    fs.writeFileSync(listOf(root, bundle), `${[...names].join('\n')}\n`);
  },
});
