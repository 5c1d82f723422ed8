// @vitest-environment happy-dom
/** Each reason for a library that does not open has its title, its sentence and its ways out. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bridge, RequestOutput } from '#contract/bridge.ts';
import type { Failure } from '#contract/failure.ts';
import type { Situation } from '#contract/rescue.ts';
import { SettingsGate } from '#renderer/app/SettingsGate.tsx';

let requests: { name: string; input: unknown }[];
let failure: Failure;
let situation: Situation;
let folder: RequestOutput<'folder.examine'>;

/** A backend without a library, and a minimal shell. */
async function answer(name: string, input: unknown): Promise<unknown> {
  requests.push({ name, input });
  if (name === 'settings.get') return { ok: false, failure };
  if (name === 'rescue.situation') return { ok: true, value: { ...situation, failure } };
  if (name === 'folder.examine') return { ok: true, value: folder };
  if (name === 'dialogs.choose-folder')
    return { ok: true, value: { file: { token: 'jeton', name: folder.name } } };
  if (name === 'rescue.retry') return { ok: false, failure };
  return { ok: true, value: name === 'app.about' ? { language: 'fr-FR' } : {} };
}

beforeEach(() => {
  requests = [];
  folder = { id: 'dossier', name: 'Escale', holds: 'nothing', same: false };
  situation = { folder: 'Escale', folderKind: 'chosen', usual: 'Escale-local', copies: [], readable: true };
  const escale = { call: answer, subscribe: () => () => undefined } as unknown as Bridge;
  Object.defineProperty(window, 'escale', { value: escale, configurable: true });
});
afterEach(cleanup);

async function showRescue(code: Failure['code'], params: Failure['params'] = {}): Promise<string[]> {
  failure = { code, params, incident: 'i-1' };
  render(<SettingsGate>la fenêtre</SettingsGate>);
  await screen.findByRole('heading', { level: 1 });
  return screen.getAllByRole('button').map((button) => button.textContent ?? '');
}
const title = (): string => screen.getByRole('heading', { level: 1 }).textContent ?? '';

describe('the rescue screen', () => {
  it.each([
    [
      'library.corrupt',
      {},
      'La bibliothèque est endommagée',
      /ne peut plus être lue/,
      'Récupérer ce qui peut l’être',
    ],
    [
      'library.corrupt',
      { file: 'missing' },
      'Le fichier de la bibliothèque manque',
      /ne contient plus les billets/,
      'Choisir un fichier de bibliothèque…',
    ],
    [
      'library.newer-version',
      { found: 300, known: 220 },
      'La bibliothèque vient d’une version plus récente d’Escale',
      /300.*jusqu’à 220/,
      'Choisir un autre dossier…',
    ],
    [
      'library.before-release',
      {},
      'La bibliothèque est d’avant la première version d’Escale',
      /version de développement.*n’a pas été modifiée/,
      'Choisir un autre dossier…',
    ],
    [
      'library.not-found',
      {},
      'La bibliothèque est introuvable',
      /n’en crée pas une nouvelle/,
      'Créer une nouvelle bibliothèque ici',
    ],
    [
      'library.read-only',
      {},
      'La bibliothèque est en lecture seule',
      /droits du dossier/,
      'Montrer le dossier',
    ],
    [
      'library.network-share',
      { type: 'nfs4' },
      'La bibliothèque est sur un partage réseau',
      /«\sEscale-local\s», est sur cet ordinateur/,
      'Utiliser le dossier local habituel',
    ],
    [
      'library.in-use',
      { holder: 'command-line', process: 42 },
      'La bibliothèque est ouverte ailleurs',
      /Une commande d’Escale/,
      'Réessayer',
    ],
    ['disk.failed', {}, 'La bibliothèque ne peut pas être ouverte', /disque/, 'Montrer le journal'],
  ] as const)('%s %o', async (code, params, heading, sentence, way) => {
    const buttons = await showRescue(code, params);
    expect(title()).toBe(heading);
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(buttons).toContain(way);
    expect(buttons).toContain('Quitter');
    expect(buttons).toContain('Réessayer');
  });

  it('offers the local folder, names its contents, and creates a library there on request', async () => {
    await showRescue('library.network-share', { type: 'cifs' });
    await userEvent.click(screen.getByRole('button', { name: 'Utiliser le dossier local habituel' }));
    await screen.findByText(/ne contient pas de bibliothèque Escale/);
    expect(requests.filter(({ name }) => name === 'folder.use')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Créer une nouvelle bibliothèque' }));
    expect(requests.filter(({ name }) => name === 'folder.use')).toEqual([
      { name: 'folder.use', input: { id: 'dossier', keepPage: false } },
    ]);
  });

  it('opens a library in another folder', async () => {
    folder = { id: 'cle', name: 'une-cle', holds: 'library', same: false };
    await showRescue('library.not-found');
    await userEvent.click(screen.getByRole('button', { name: 'Choisir un autre dossier…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Choisir un autre dossier' });
    expect(within(dialog).getByText(/contient une bibliothèque Escale/)).toBeTruthy();
    expect(requests).toContainEqual({ name: 'folder.examine', input: { token: 'jeton' } });
    expect(requests.filter(({ name }) => name === 'folder.use')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'L’ouvrir' }));
    expect(requests).toContainEqual({ name: 'folder.use', input: { id: 'cle', keepPage: false } });
  });

  it('explains again what keeps it shut when a retry did not help', async () => {
    await showRescue('library.in-use', { holder: 'app', process: 42 });
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
    expect((await screen.findByRole('alert')).textContent).toContain('déjà ouverte par un autre programme');
    expect(screen.getByText('Processus 42')).toBeTruthy();
  });

  it('stops a running restore or recovery', async () => {
    situation = { ...situation, work: { what: 'recovering', share: 0.2 } };
    await showRescue('library.corrupt');
    await userEvent.click(
      screen.getByRole('button', { name: /^Arrêter.: Copie et vérification de ce qui peut être lu/ }),
    );
    expect(requests).toContainEqual({ name: 'rescue.cancel', input: {} });
  });

  it('does not lead to the usual folder from there', async () => {
    situation = { ...situation, folderKind: 'usual' };
    expect(await showRescue('library.not-found')).not.toContain('Utiliser le dossier local habituel');
  });
});
