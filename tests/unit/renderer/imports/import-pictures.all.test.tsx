// @vitest-environment happy-dom
/** The pictures of imported posts: their number, missing ones by name, and a retry. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import sharp from 'sharp';
import { afterEach, expect, it } from 'vitest';
import { fr } from '#assets/messages/fr.ts';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { AppError } from '#contract/failure.ts';
import { BLOG, sampleEntry, sampleSource } from '#tests/builders/entry-source.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { findButton, grant, type ImportWindow, openImports, openImportWindow } from './import-window.tsx';

const { imports: words } = fr;
const NAMES = ['pont', 'ecluse', 'peniche'];

let opened: ImportWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

const addressOf = (name: string): string => `https://photos.example.org/${name}.jpg`;
/** Addresses at which no picture is. */
const missing = new Set<string>();

/** An import of three posts with a picture each, copied before the window opens; resolves on its report. */
async function openReport({ fetched = false } = {}): Promise<void> {
  missing.clear();
  missing.add(addressOf('ecluse'));
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#2e5e7a' } })
    .jpeg()
    .toBuffer();
  const entries = NAMES.map((name, index) => ({
    entry: sampleEntry(index, { html: `<p><img src="${addressOf(name)}" alt="${name}"></p>` }),
  }));
  opened = await openImportWindow({
    backend: {
      imports: { open: () => sampleSource([{ blog: BLOG }, ...entries]) },
      sizeOutside: (address) => Promise.resolve(missing.has(address) ? undefined : jpeg.byteLength),
      fetchOutside: async (address) => {
        if (missing.has(address)) throw new AppError('outside.not-found');
        return new Uint8Array(jpeg);
      },
    },
    prepare: async (backend) => {
      const file = path.join(backend.folder, 'feed.atom');
      writeFileSync(file, '');
      const imports = importsOf(backend.backend);
      const { id } = await backend.call('imports.start', {
        source: { tokens: [grant(backend, file).token] },
      });
      await imports.settled(id);
      await backend.call('imports.begin', { id, comments: false, partial: false });
      await imports.settled(id);
      if (fetched) await backend.call('imports.fetch-pictures', { id });
      await imports.settled(id);
    },
  });
  await openImports(opened);
  await userEvent.click(await findButton(words.open('feed.atom')));
  await screen.findByRole('region', { name: words.pictures });
}

/** While pictures are fetched, the report they are part of is not shown. */
const pictures = () => within(screen.getByRole('region', { name: words.pictures }));

it('are counted before any is fetched; missing ones are named with the reason', async () => {
  await openReport();
  await userEvent.click(
    await pictures().findByRole('button', {
      name: (name) => name.startsWith(words.fetchPictures(3, undefined)),
    }),
  );
  await screen.findByText(plainSpaces(words.fetched(2)));
  await pictures().findByRole('button', { name: words.missing(1) });
  const row = pictures().getByRole('row').textContent;
  expect(row).toContain('ecluse.jpg');
  expect(row).toContain(words.missingReasons['not-found']);
});

it('missing before are fetched on retry', async () => {
  await openReport({ fetched: true });
  missing.clear();
  await userEvent.click(await pictures().findByRole('button', { name: words.retryPictures }));
  await screen.findByText(plainSpaces(words.fetched(3)));
  await waitFor(() => expect(screen.queryByRole('button', { name: words.retryPictures })).toBeNull());
});
