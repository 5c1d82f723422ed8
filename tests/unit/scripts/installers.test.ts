/** Building the installers: icons for three systems from one drawing, and a .deb without fpm. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const script = (name: string): string => resolve('scripts/packaging', name);
const importScript = async <Module>(name: string): Promise<Module> =>
  (await import(pathToFileURL(script(name)).href)) as Module;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'installers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('icons', () => {
  type Icons = Readonly<{ drawIcons(svg: string, folder: string): Promise<void> }>;
  const svg = resolve('assets/icons/escale.svg');

  test('have their named size, in their system’s format', async () => {
    const { drawIcons } = await importScript<Icons>('icons.mjs');
    await drawIcons(svg, folder);
    for (const name of readdirSync(join(folder, 'linux'))) {
      const { width, height, format } = await sharp(join(folder, 'linux', name)).metadata();
      expect(`${width}x${height}.${format}`).toBe(name);
    }

    const windows = readFileSync(join(folder, 'icon.ico'));
    expect(windows.readUInt32LE(0)).toBe(0x00010000);
    const sizes: number[] = [];
    for (let index = 0; index < windows.readUInt16LE(4); index += 1) {
      const at = 6 + 16 * index;
      const from = windows.readUInt32LE(at + 12);
      const { width } = await sharp(windows.subarray(from, from + windows.readUInt32LE(at + 8))).metadata();
      expect(windows.readUInt8(at) === 0 ? 256 : windows.readUInt8(at)).toBe(width);
      sizes.push(width);
    }
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);

    const mac = readFileSync(join(folder, 'icon.icns'));
    expect([mac.toString('latin1', 0, 4), mac.readUInt32BE(4)]).toEqual(['icns', mac.length]);
    const widths: Record<string, number> = {};
    for (let at = 8; at < mac.length; at += mac.readUInt32BE(at + 4)) {
      const { width } = await sharp(mac.subarray(at + 8, at + mac.readUInt32BE(at + 4))).metadata();
      widths[mac.toString('latin1', at, at + 4)] = width;
    }
    expect(widths).toMatchObject({ ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic14: 512 });
  });

  test('are rendered again only for a newer drawing', async () => {
    const { drawIcons } = await importScript<Icons>('icons.mjs');
    const own = join(folder, 'own.svg');
    writeFileSync(own, readFileSync(svg));
    utimesSync(own, 1_000, 1_000);
    await drawIcons(own, folder);
    const made = statSync(join(folder, 'icon.ico')).mtimeMs;
    await drawIcons(own, folder);
    expect(statSync(join(folder, 'icon.ico')).mtimeMs).toBe(made);
  });
});

describe('a .deb', () => {
  /** electron-builder 26’s call of fpm. */
  const fpm = (...more: string[]): string[] => [
    ...'-s dir --force -t deb -d libgtk-3-0 -d libnss3 --deb-compression gz --architecture amd64 --name escale'.split(
      ' ',
    ),
    ...'--version 1.2.3 --url https://escale.example/ --category editors --deb-priority optional'.split(' '),
    '--maintainer',
    'Les auteurs <a@escale.example>',
    '--description',
    'Écrire des entretiens\n Une application d’auteur.\n\n Sans réseau.',
    ...more,
  ];

  test('has its files in their folders, owned by root, with its dependencies', () => {
    const app = join(folder, 'linux-unpacked');
    mkdirSync(join(app, 'resources'), { recursive: true });
    writeFileSync(join(app, 'escale'), '#!/bin/sh\n', { mode: 0o755 });
    writeFileSync(join(app, 'resources/app.asar'), Buffer.alloc(5_000));
    const desktop = join(folder, 'escale.desktop');
    writeFileSync(desktop, '[Desktop Entry]\n');
    const after = join(folder, 'after');
    writeFileSync(after, '#!/bin/sh\ntrue\n');
    const made = join(folder, 'escale.deb');
    execFileSync(process.execPath, [
      script('fpm-deb.mjs'),
      ...fpm('--package', made, '--after-install', after, '--after-remove', after),
      `${app}/=/opt/Escale`,
      `${desktop}=/usr/share/applications/escale.desktop`,
    ]);
    const field = (name: string): string =>
      execFileSync('dpkg-deb', ['-f', made, name], { encoding: 'utf8' }).trim();
    expect(field('Depends')).toBe('libgtk-3-0, libnss3');
    expect(field('Architecture')).toBe('amd64');
    expect(Number(field('Installed-Size'))).toBeGreaterThan(5);
    expect(field('Description')).toBe('Écrire des entretiens\n Une application d’auteur.\n .\n Sans réseau.');
    const lines = execFileSync('dpkg-deb', ['-c', made], { encoding: 'utf8' }).trim().split('\n');
    expect(lines.every((line) => line.includes(' root/root '))).toBe(true);
    expect(lines.find((line) => line.endsWith('./opt/Escale/escale'))).toMatch(/^-rwxr-xr-x /);
    expect(lines.some((line) => line.endsWith('./usr/share/applications/escale.desktop'))).toBe(true);
    const out = join(folder, 'control');
    execFileSync('dpkg-deb', ['-e', made, out]);
    expect(['postinst', 'postrm'].map((name) => statSync(join(out, name)).mode & 0o777)).toEqual([
      0o755, 0o755,
    ]);
  });

  test('refuses another kind of package, naming its tool', () => {
    expect(() =>
      execFileSync(
        process.execPath,
        [script('fpm-deb.mjs'), '-s', 'dir', '-t', 'rpm', '--package', 'x.rpm'],
        {
          stdio: 'pipe',
        },
      ),
    ).toThrow(/fpm itself is needed/);
  });
});
