import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import { addPost, titles } from '../backups/library-on-disk.ts';

it('restores the state before an import, which runs again only at the author’s request', async () => {
  const folder = temporaryFolder('before-import');
  const file = path.resolve('tests/fixtures/imports/classic/whole.xml');
  const open = () => openTestBackend({ folder, publishing: false, automaticBackups: true });
  let desk = await open();
  try {
    await addPost(desk, 'Mon billet');
    desk.backend.granted.grant('token-of-a-file-000001', file);
    const { id } = await desk.call('imports.start', { source: { tokens: ['token-of-a-file-000001'] } });
    await importsOf(desk.backend).settled(id);
    await desk.call('imports.begin', { id, comments: false, partial: false });
    await importsOf(desk.backend).settled(id);
    const after = await titles(desk);
    expect(after.length).toBeGreaterThan(1);

    const copy = (await desk.call('backups.list', {})).items.find(({ reason }) => reason === 'before-import');
    const examination = await desk.call('backups.examine', { copy: copy?.id ?? '', folder: 'here' });
    await desk.call('backups.restore', { id: examination.id });
    await desk.close();
    desk = await open();
    await importsOf(desk.backend).idle();
    expect(await titles(desk)).toEqual(['Mon billet']);
    expect((await desk.call('imports.list', {})).items.map(({ state }) => state)).toEqual(['paused']);
    expect(await desk.call('library.at-rest', {})).toEqual({
      rest: { imports: 1, acts: 0, erasures: 0, tidying: false },
    });

    // A backup made here, of this very library: its file is still the author’s choice.
    await desk.call('library.answer-rest', { goOn: true });
    await importsOf(desk.backend).settled(id);
    expect(await titles(desk)).toEqual(after);
    expect(await desk.call('library.at-rest', {})).toEqual({});
  } finally {
    await desk.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
