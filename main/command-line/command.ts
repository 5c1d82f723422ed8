/**
 * The type of a command: an entry of the table (commands.ts) from which parsing, help, the generated page and spelling
 * suggestions are derived.
 */
import type { Readable } from 'node:stream';
import type { commandHelp } from '#assets/messages/fr/command-line.ts';
import { APP_LANGUAGES, type AppLanguage } from '#interview/app-languages.ts';
import type { Words } from './words.ts';

type Texts = (typeof commandHelp)['commands'];
type CommandName = keyof Texts;
/** The placeholder of a value in help: FILE, FOLDER… */
type ValueName = keyof (typeof commandHelp)['values'];

export type Option = Readonly<{ short?: string; required?: true }> &
  Readonly<
    | { type: 'flag' }
    | { type: 'text'; value: ValueName }
    | { type: 'choice'; values: readonly string[] }
    /** An integer between `least` and `most`. */
    | { type: 'number'; value: ValueName; least: number; most: number }
  >;
export type Options = Readonly<Record<string, Option>>;

export const COMMON = {
  library: { type: 'text', value: 'folder' },
  json: { type: 'flag' },
  language: { type: 'choice', values: APP_LANGUAGES },
  help: { type: 'flag', short: 'h' },
} as const satisfies Options;

/** How many positional arguments: exactly one, at most one, at least one, or any number. */
export type ArgumentCount = 'one' | 'optional' | 'some' | 'any';
type Positionals<H extends ArgumentCount | 'none'> = {
  none: readonly [];
  one: readonly [string];
  optional: readonly [string?];
  some: readonly [string, ...string[]];
  any: readonly string[];
}[H];

type Value<O extends Option> = O extends { type: 'flag' }
  ? boolean
  : | (O extends { type: 'number' }
        ? number
        : O extends { values: readonly (infer Choice)[] }
          ? Choice
          : string)
    | (O extends { required: true } ? never : undefined);

/** The checked arguments, typed from the entry of the command. */
export type Arguments<O extends Options = Options, H extends ArgumentCount | 'none' = 'any'> = Readonly<{
  positionals: Positionals<H>;
  options: Readonly<{ [Name in keyof O]: Value<O[Name]> }>;
}>;

export type Surroundings = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  /** Relative paths are resolved against it. */
  cwd: string;
  /** True when run from the sources, which use a library of their own. */
  development: boolean;
  stdin: Readable;
  /** Resolves when the text has been written, so that long output respects back pressure. */
  out(text: string): Promise<void>;
  error(text: string): void;
}>;

/** The settings shared by all commands: surroundings, language and common options. */
export type Context = Surroundings &
  Readonly<{
    words: Words;
    /** The language of the output; `requestedLanguage` is set when --language chose it. */
    language: AppLanguage;
    requestedLanguage: AppLanguage | undefined;
    json: boolean;
    library: string | undefined;
  }>;

/** The meaning of exit code 1 apart from a failure: findings, pending changes, or an incomplete import. */
export type ExitOneMeaning = keyof (typeof commandHelp)['one'];

export type Command<
  Name extends CommandName = CommandName,
  O extends Options = Options,
  H extends ArgumentCount | 'none' = ArgumentCount | 'none',
> = Readonly<{
  name: Name;
  takes: H extends 'none' ? undefined : Readonly<{ what: keyof Words['argument'] & ValueName; how: H }>;
  options: O;
  one: ExitOneMeaning;
  /** The arguments of one runnable example. */
  example: readonly string[];
  /** The output of `--json`, a public contract: fields may be added but never changed. */
  json: string;
  jsonNote?: string;
  /** @returns the exit code; nothing means 0 */
  run(args: Arguments<O, H>, context: Context): Promise<number | void>;
}>;

/** Types an entry against its texts: an option without a sentence in assets/messages/ does not compile. */
export const command = <
  Name extends CommandName,
  const O extends Readonly<Record<keyof Texts[Name]['options'], Option>>,
  const H extends ArgumentCount | 'none' = 'none',
>(
  entry: Command<Name, O & Options, H>,
): Command<Name, O & Options, H> => entry;
