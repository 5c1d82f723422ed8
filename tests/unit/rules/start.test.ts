/** Modules loaded at startup, and later ones (docs/design/runtime.md#start-and-memory). */
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { importsOf, loadedWith, root } from './imports.ts';

it('loads nothing of the backend before its compile cache is set', () => {
  expect([...loadedWith('main/backend/app/process.ts')]).toEqual([
    'main/backend/app/process.ts',
    'main/backend/core/compiled-code.ts',
  ]);
});

it.each([['the rules of typography', 'interview/typography/tables.ts']])(
  'opens the library without %s',
  (_, file) => {
    expect(fs.existsSync(path.join(root, file))).toBe(true);
    const loaded = [
      'main/backend/app/run-process.ts',
      ...importsOf('main/backend/app/run-process.ts').map(({ to }) => to),
    ];
    expect(new Set(loaded.flatMap((one) => [...loadedWith(one)]))).not.toContain(file);
  },
);

it('opens the window and starts the backend without any schema in the shell', () => {
  const loaded = [...loadedWith('main/shell/start.ts'), ...loadedWith('main/shell/escale.ts')];
  expect(loaded).toContain('main/shell/backend-process/backend-host.ts');
  // A build writes its names, without its imports (tests/unit/scripts/plugins.test.ts).
  const written = loadedWith('main/shell/request-names.ts');
  const ours = loaded.filter((file) => !written.has(file));
  const text = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');
  expect(ours.filter((file) => /^import \{[^}]*\} from 'zod'/m.test(text(file)))).toEqual([]);
});
