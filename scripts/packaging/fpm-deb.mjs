#!/usr/bin/env node
// Builds a .deb with dpkg-deb in place of the fpm that electron-builder would fetch from GitHub: accepts the part of
// fpm's command line that electron-builder uses (`CUSTOM_FPM_PATH`, scripts/package.mjs). The control file follows
// Debian Policy section 5.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Options without a value. */
const FLAGS = new Set(['--force', '--debug']);

/**
 * @param {readonly string[]} args fpm's, without its name
 * @returns {{options: Map<string, string[]>, files: {from: string, to: string}[]}} each option with all its values, in order
 */
export function readArguments(args) {
  const options = new Map();
  const files = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (FLAGS.has(word)) continue;
    if (word.startsWith('-')) {
      options.set(word, [...(options.get(word) ?? []), args[(at += 1)]]);
    } else {
      const cut = word.indexOf('=');
      files.push({ from: word.slice(0, cut), to: word.slice(cut + 1) });
    }
  }
  return { options, files };
}

/** @returns {string} the control file; the long description's lines are set in by a space, an empty one is a dot */
export function controlFile(options, installedKilobytes) {
  const one = (name) => options.get(name)?.at(-1);
  const list = (name) => (options.get(name) ?? []).join(', ');
  const [synopsis = '', ...long] = (one('--description') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index) => index > 0 || line !== '');
  const fields = [
    ['Package', one('--name')],
    ['Version', one('--version')],
    ['Architecture', one('--architecture')],
    ['Maintainer', one('--maintainer')],
    ['Installed-Size', String(installedKilobytes)],
    ['Depends', list('-d')],
    ['Recommends', list('--deb-recommends')],
    ['Section', one('--category') ?? 'default'],
    ['Priority', one('--deb-priority') ?? 'optional'],
    ['Homepage', one('--url')],
    ['Description', [synopsis, ...long.map((line) => ` ${line === '' ? '.' : line}`)].join('\n')],
  ];
  return `${fields.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`${name}: ${value}`])).join('\n')}\n`;
}

function place({ from, to }, tree) {
  const target = path.join(tree, to);
  const isFolder = from.endsWith('/');
  fs.mkdirSync(isFolder ? target : path.dirname(target), { recursive: true });
  fs.cpSync(from, target, { recursive: true, verbatimSymlinks: true });
}

const kilobytes = (folder) =>
  fs.readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => {
    const { size } = fs.lstatSync(path.join(entry.parentPath, entry.name));
    return sum + Math.ceil(size / 1024);
  }, 0);

function build(args) {
  const { options, files } = readArguments(args);
  const one = (name) => options.get(name)?.at(-1);
  if (one('-t') !== 'deb') throw new Error(`only deb is built here, not ${one('-t')}: fpm itself is needed`);
  const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-deb-'));
  try {
    for (const file of files) place(file, tree);
    const installed = kilobytes(tree);
    const control = path.join(tree, 'DEBIAN');
    fs.mkdirSync(control);
    fs.writeFileSync(path.join(control, 'control'), controlFile(options, installed));
    for (const [option, name] of [
      ['--after-install', 'postinst'],
      ['--after-remove', 'postrm'],
    ]) {
      const script = one(option);
      if (script === undefined) continue;
      fs.copyFileSync(script, path.join(control, name));
      fs.chmodSync(path.join(control, name), 0o755);
    }
    fs.chmodSync(tree, 0o755);
    const compression = one('--deb-compression') ?? 'xz';
    execFileSync(
      'dpkg-deb',
      [
        '--root-owner-group',
        `-Z${compression === 'gz' ? 'gzip' : compression}`,
        '--build',
        tree,
        one('--package'),
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
  } finally {
    fs.rmSync(tree, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build(process.argv.slice(2));
