/** The table of commands equals the parser, the help, the page and the suggestions for misspellings. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { optionLabel, readArguments } from '#command-line/arguments.ts';
import type { ArgumentCount, Option } from '#command-line/command.ts';
import { COMMON } from '#command-line/command.ts';
import { APP_LANGUAGES } from '#interview/app-languages.ts';
import { COMMANDS } from '#command-line/commands.ts';
import { exampleOf, textsOf } from '#command-line/help.ts';
import { commandLinePage } from '#command-line/print-page.ts';
import { helpIn, wordsOf } from '#command-line/words.ts';
import { temporaryFolder } from '../../builders/test-backend.ts';
import { escale, fails, runHere } from './terminal.ts';

const fr = { words: wordsOf('fr'), help: helpIn('fr') };
const COMMAND = COMMANDS.map((command) => [command.name, command] as const);
const OPTION = COMMANDS.flatMap((command) =>
  Object.entries({ ...COMMON, ...command.options }).map(
    ([option, entry]) => [command.name, option, entry as Option, command] as const,
  ),
);
/** Two letters exchanged, a common typo. */
const misspell = (name: string): string => {
  // A name of two letters has no later pair.
  const first = name.length > 2 ? 1 : 0;
  const at = [...name].findIndex((letter, index) => index >= first && letter !== name[index + 1]);
  return `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at] ?? ''}${name.slice(at + 2)}`;
};
/** The required rest of a command: its argument and its options. */
const requiredArguments = (name: string, but = ''): string[] => {
  const command = COMMANDS.find((one) => one.name === name);
  return [
    name,
    ...(command?.takes === undefined ? [] : ['something']),
    ...Object.entries(command?.options ?? {}).flatMap(([option, entry]) =>
      entry.required === true && option !== but
        ? [`--${option}`, entry.type === 'choice' ? (entry.values[0] ?? '') : 'somewhere']
        : [],
    ),
  ];
};

/** Invalid values as they follow the command. */
function wrongValues(option: string, entry: Option): readonly (readonly string[])[] {
  const name = `--${option}`;
  // Help is given with any other option.
  if (option === 'help') return [];
  if (entry.type === 'flag') return [[`${name}=yes`]];
  const forgotten = [[name], [name, '--json']];
  if (entry.type === 'choice') return [...forgotten, [name, 'lost']];
  if (entry.type === 'text') return forgotten;
  const numbers = [String(entry.least - 1), String(entry.most + 1), '1.5', 'lost', '-1', ''];
  return [...forgotten, ...numbers.map((value) => [`${name}=${value}`])];
}

describe.each(APP_LANGUAGES)('in %s', (language) => {
  const help = helpIn(language);

  it('help has a line for each command', async () => {
    const { code, out, error } = await runHere(['--help', '--language', language]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const lines = out.split('\n').filter((line) => /^ {2}[a-z]/.test(line));
    expect(lines.map((line) => line.trim().replace(/ {2,}/, ' '))).toEqual(
      COMMANDS.map(({ name }) => `${name} ${help.commands[name].summary}`),
    );
    expect((await runHere(['help', '--language', language])).out).toBe(out);
    expect((await runHere(['-h', '--language', language])).out).toBe(out);
  });

  it.each(COMMAND)('%s --help has usage, options, an example and exit codes', async (name, command) => {
    const { code, out, error } = await runHere([name, '--help', '--language', language]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const lines = out.split('\n');
    const texts = textsOf(command, help);
    expect(lines[0]).toContain(`escale ${name} `);
    expect(lines[2]).toBe(texts.summary);
    expect(Object.keys(texts.options).toSorted()).toEqual(Object.keys(command.options).toSorted());
    for (const [option, entry] of Object.entries({ ...command.options, ...COMMON })) {
      const at = lines.indexOf(`  ${optionLabel(option, entry, help)}`);
      const text = lines[at + 1]?.trim() ?? '';
      expect({ option, at: at > 0, text }).toEqual({
        option,
        at: true,
        text: texts.options[option] ?? help.common[option as keyof typeof COMMON],
      });
      expect(text).not.toBe('');
    }
    expect(lines).toContain(`  ${exampleOf(command)}`);
    expect(lines.filter((line) => /^ {2}[012] {2}\S/.test(line)).map((line) => line.trim()[0])).toEqual([
      '0',
      '1',
      '2',
    ]);
    expect((await runHere(['help', name, '--language', language])).out).toBe(out);
  });
});

it.each(COMMAND)('the example of %s is valid', (_name, command) => {
  expect(() => readArguments(command.example, command, fr)).not.toThrow();
});

it('help opens no library, and comes before other mistakes', async () => {
  const library = path.join(temporaryFolder('help'), 'library');
  for (const { name } of COMMANDS) {
    const { code, out } = await runHere([name, '--nothing', 'a', 'b', '--library', library, '-h']);
    expect({ code, out: out === '' }).toEqual({ code: 0, out: false });
  }
  expect(fs.existsSync(library)).toBe(false);
});

it('text after -- is no option', async () => {
  const library = path.join(temporaryFolder('dashes'), 'library');
  expect((await runHere(['search', '--library', library, '--', '--help'])).out).toBe(
    'Rien ne correspond à «\u00a0--help\u00a0».\n',
  );
});

describe('a misspelling suggests the nearest name', () => {
  it.each(COMMAND)('%s', async (name) => {
    expect(await fails([misspell(name)], 2)).toBe(
      `La commande «\u00a0${misspell(name)}\u00a0» n’existe pas\u00a0; la plus proche est «\u00a0${name}\u00a0».`,
    );
  });

  it.each(OPTION)('%s --%s', async (name, option) => {
    const sentence = await fails([...requiredArguments(name), `--${misspell(option)}`], 2);
    expect(sentence).toContain(`«\u00a0--${misspell(option)}\u00a0»`);
    expect(sentence).toContain(`la plus proche est «\u00a0--${option}\u00a0»`);
  });

  it('and nothing when none is near', async () => {
    expect(await fails(['destroy'], 2)).not.toContain('proche');
    expect(await fails(['list', '--wrong'], 2)).not.toContain('proche');
    expect(await fails(['list', '-x'], 2)).toBe(
      'L’option «\u00a0-x\u00a0» n’existe pas pour cette commande.',
    );
  });
});

describe('mistakes are reported before anything is opened', () => {
  const library = path.join(temporaryFolder('refused'), 'library');

  it.each(
    OPTION.flatMap(([name, option, entry]) =>
      wrongValues(option, entry).map((value) => [`${name} ${value.join(' ')}`, name, option, value] as const),
    ),
  )('%s', async (_what, name, option, value) => {
    const libraryOption = option === 'library' ? [] : ['--library', library];
    expect(await fails([...requiredArguments(name, option), ...libraryOption, ...value], 2)).toContain(
      `--${option}`,
    );
    expect(fs.existsSync(library)).toBe(false);
  });

  it.each(OPTION.filter(([, , { required }]) => required === true))(
    '%s without --%s',
    async (name, option) => {
      expect(await fails([...requiredArguments(name, option), '--library', library], 2)).toContain(
        `--${option} `,
      );
    },
  );

  const takes = (...how: readonly (ArgumentCount | undefined)[]) =>
    COMMAND.filter(([, command]) => how.includes(command.takes?.how));

  it.each(takes('one', 'some'))('%s without its argument', async (name, command) => {
    const args = requiredArguments(name).filter((part) => part !== 'something');
    const what = command.takes?.what ?? 'id';
    expect(await fails(args, 2)).toBe(`Il manque ${wordsOf('fr').argument[what]}.`);
  });

  it.each(takes('one', 'optional', undefined))('%s with one argument too many', async (name) => {
    expect(await fails([...requiredArguments(name), 'surplus'], 2)).toContain('«\u00a0surplus\u00a0»');
  });
});

it('the last of a repeated option counts, and a value may follow =', () => {
  const search = COMMANDS.find(({ name }) => name === 'search')!;
  const { options } = readArguments(['--limit', '3', '--limit=7', '--json'], search, fr);
  expect(options).toMatchObject({ limit: 7, json: true, stdin: false, library: undefined });
});

it('as a process: help on stdout with 0, the suggestion on stderr with 2', async () => {
  const list = await escale(['list', '--help']);
  expect(list).toEqual({ ...(await runHere(['list', '--help'])), error: '' });
  expect(await escale(['serach', 'x'], { env: { LANG: 'en_GB.UTF-8' } })).toEqual({
    code: 2,
    out: '',
    error: 'Unknown command “serach”. Did you mean “search”?\n',
  });
});

it('docs/COMMAND-LINE.md matches the table (npm run command-line)', () => {
  expect(fs.readFileSync('docs/COMMAND-LINE.md', 'utf8')).toBe(commandLinePage());
});
