/** Paths of the fonts: in the packages of the sources, and beside the page of a build. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { FACE_FILES, facePath, readFace } from '#backend/core/face-files.ts';

it('are fonts and their licences', async () => {
  const files = await Promise.all(FACE_FILES.map(async (name) => ({ name, bytes: await readFace(name) })));
  for (const { name, bytes } of files)
    expect(bytes.toString('latin1'), name).toMatch(
      name.endsWith('.woff2') ? /^wOF2/ : /SIL OPEN FONT LICENSE Version 1\.1/,
    );
  expect(FACE_FILES).toHaveLength(8);
});

it.each(['/app/out/main/backend.cjs', '/app/out/main/chunks/x-1a2b.cjs'])(
  'are the fonts of the page, resolved from %s',
  (folder) => {
    expect(facePath('OFL-Inter.txt', `file://${folder}`)).toBe(
      path.normalize('/app/out/renderer/fonts/OFL-Inter.txt'),
    );
  },
);
