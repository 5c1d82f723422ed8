/** The output of `--help`, built from the table of commands. */
import { optionLabel } from './arguments.ts';
import type { Command, Options } from './command.ts';
import { COMMON } from './command.ts';
import type { Help } from './words.ts';

export function overview(commands: readonly Command[], help: Help): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return lines(
    help.usage(help.overview.usage),
    '',
    help.overview.what,
    '',
    help.overview.commands,
    ...commands.map(({ name }) => `  ${name.padEnd(width)}  ${help.commands[name].summary}`),
    '',
    help.overview.options,
    ...optionLines(COMMON, help.common, help),
    '',
    help.overview.more,
    help.overview.called,
  );
}

/** `escale <command> --help` */
export function helpOf(command: Command, help: Help): string {
  const { summary, more, options } = textsOf(command, help);
  return lines(
    help.usage(usageOf(command, help)),
    '',
    summary,
    ...(more === '' ? [] : [more]),
    '',
    help.parts.options,
    ...optionLines(command.options, options, help),
    ...optionLines(COMMON, help.common, help),
    '',
    help.parts.example,
    `  ${exampleOf(command)}`,
    '',
    help.parts.exits,
    ...exitsOf(command, help).map((meaning, code) => `  ${code}  ${meaning}`),
  );
}

/** `escale render ID --format html|preview [options]`: the required arguments, then `[options]` if there are others. */
export function usageOf({ name, takes, options }: Command, help: Help): string {
  const required = Object.entries(options)
    .filter(([, option]) => option.required === true)
    .map(([option, entry]) => optionLabel(option, entry, help).replace(/^-\w, /, ''));
  const argument = takes === undefined ? [] : [ARGUMENT[takes.how](help.values[takes.what])];
  return ['escale', name, ...argument, ...required, help.parts.rest].join(' ');
}

const ARGUMENT = {
  one: (what: string) => what,
  optional: (what: string) => `[${what}]`,
  some: (what: string) => `${what}…`,
  any: (what: string) => `[${what}…]`,
} as const;

export const exampleOf = ({ name, example }: Command): string =>
  ['escale', name, ...example].map((part) => (/^[\w./:=-]+$/.test(part) ? part : `"${part}"`)).join(' ');

/** The meanings of exit codes 0, 1 and 2. */
export const exitsOf = ({ one }: Command, help: Help): readonly [string, string, string] => [
  help.exits.done,
  help.one[one],
  help.exits.usage,
];

/** The texts of one command. `more` is empty when the summary is complete. */
export const textsOf = (
  { name }: Command,
  help: Help,
): Readonly<{ summary: string; more: string; options: Readonly<Record<string, string>> }> =>
  help.commands[name];

const optionLines = (
  options: Options,
  texts: Readonly<Record<string, string>>,
  help: Help,
): readonly string[] =>
  Object.entries(options).flatMap(([name, option]) => [
    `  ${optionLabel(name, option, help)}`,
    `      ${texts[name] ?? ''}`,
  ]);

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
