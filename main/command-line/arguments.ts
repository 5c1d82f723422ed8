/** The arguments of one command, checked before anything is opened. */
import { parseArgs } from 'node:util';
import type { Words } from './words.ts';

/** Wrong usage: exit 2. The message is the sentence to show. */
export class UsageError extends Error {}

export type CommandOptions = Readonly<
  Record<string, Readonly<{ type: 'string' | 'boolean'; short?: string }>>
>;

const COMMON = {
  library: { type: 'string' },
  json: { type: 'boolean' },
  language: { type: 'string' },
} as const;

export type Arguments = Readonly<{
  positionals: readonly string[];
  text(option: string): string | undefined;
  flag(option: string): boolean;
  /** The option's value, one of `allowed`; undefined when absent. */
  oneOf<Value extends string>(option: string, allowed: readonly Value[]): Value | undefined;
  /** A whole number between the two, or undefined when absent. */
  integer(option: string, least: number, most: number): number | undefined;
  /** The only positional argument. `name`: what it is, for the sentence when it is missing. */
  only(name: string): string;
}>;

/** Throws UsageError. */
export function readArguments(argv: readonly string[], options: CommandOptions, words: Words): Arguments {
  const { values, positionals } = parse(argv, { ...COMMON, ...options }, words);
  const text = (option: string): string | undefined => {
    const value = values[option];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    positionals,
    text,
    flag: (option) => values[option] === true,
    oneOf(option, allowed) {
      const value = text(option);
      if (value === undefined) return undefined;
      const found = allowed.find((candidate) => candidate === value);
      if (found === undefined) throw new UsageError(words.wrongValue(`--${option}`, allowed.join(', ')));
      return found;
    },
    integer(option, least, most) {
      const value = text(option);
      if (value === undefined) return undefined;
      const number = Number(value);
      if (!/^\d+$/.test(value) || number < least || number > most)
        throw new UsageError(words.wrongValue(`--${option}`, `${least}–${most}`));
      return number;
    },
    only(name) {
      const [first, second] = positionals;
      if (first === undefined) throw new UsageError(words.missingArgument(name));
      if (second !== undefined) throw new UsageError(words.surplusArgument(second));
      return first;
    },
  };
}

function parse(
  argv: readonly string[],
  options: CommandOptions,
  words: Words,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw error;
    const named = argv.find((argument) => argument.startsWith('-') && !isKnown(argument, options));
    const incomplete = argv.find((argument) => argument.startsWith('--'))?.split('=')[0] ?? '';
    throw new UsageError(
      named === undefined
        ? words.wrongValue(incomplete, '…')
        : words.unknownOption(named.split('=')[0] ?? named),
      { cause: error },
    );
  }
}

const isKnown = (argument: string, options: CommandOptions): boolean =>
  argument.startsWith('--')
    ? Object.hasOwn(options, argument.slice(2).split('=')[0] ?? '')
    : Object.values(options).some(({ short }) => short !== undefined && argument.startsWith(`-${short}`));
