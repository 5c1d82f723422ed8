/** What a command is: an entry of the table (commands.ts) that parsing, help, page and spelling errors are read from. */
import type { Readable } from 'node:stream';
import type { commandHelp } from '#assets/messages/fr/command-line.ts';
import { APP_LANGUAGES, type AppLanguage } from '#interview/app-languages.ts';
import type { Words } from './words.ts';

type Texts = (typeof commandHelp)['commands'];
type CommandName = keyof Texts;
/** What a value is called in help: FILE, FOLDER… */
type ValueName = keyof (typeof commandHelp)['values'];

export type Option = Readonly<{ short?: string; required?: true }> &
  Readonly<
    | { type: 'flag' }
    | { type: 'text'; value: ValueName }
    | { type: 'choice'; values: readonly string[] }
    /** A whole number from `least` to `most`. */
    | { type: 'number'; value: ValueName; least: number; most: number }
  >;
export type Options = Readonly<Record<string, Option>>;

/** Every command has these. */
export const COMMON = {
  library: { type: 'text', value: 'folder' },
  json: { type: 'flag' },
  language: { type: 'choice', values: APP_LANGUAGES },
  help: { type: 'flag', short: 'h' },
} as const satisfies Options;

/** One, one or none, one or more, any number. */
export type How = 'one' | 'optional' | 'some' | 'any';
type Positionals<H extends How | 'none'> = {
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

/** As the entry of the command describes them: checked before the command runs. */
export type Arguments<O extends Options = Options, H extends How | 'none' = 'any'> = Readonly<{
  positionals: Positionals<H>;
  options: Readonly<{ [Name in keyof O]: Value<O[Name]> }>;
}>;

export type Surroundings = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  /** Paths are resolved against it. */
  cwd: string;
  /** A run from the sources: another library than the author's own. */
  development: boolean;
  stdin: Readable;
  /** Resolves once the text is taken: a long answer waits for a slow reader. */
  out(text: string): Promise<void>;
  error(text: string): void;
}>;

/** What every command is told beside its own arguments. */
export type Context = Surroundings &
  Readonly<{
    words: Words;
    /** In which it speaks; `asked`: where --language said so. */
    language: AppLanguage;
    asked: AppLanguage | undefined;
    json: boolean;
    /** --library */
    library: string | undefined;
  }>;

/** What exit code 1 says beside a failure: findings, changes that would be made, a part that did not come over. */
export type One = keyof (typeof commandHelp)['one'];

export type Command<
  Name extends CommandName = CommandName,
  O extends Options = Options,
  H extends How | 'none' = How | 'none',
> = Readonly<{
  name: Name;
  takes: H extends 'none' ? undefined : Readonly<{ what: keyof Words['argument'] & ValueName; how: H }>;
  options: O;
  one: One;
  /** What follows the name, one command that can be given as it stands. */
  example: readonly string[];
  /** What `--json` writes: a contract. Fields may be added, none may change. */
  json: string;
  jsonNote?: string;
  /** @returns the exit code, 0 when it says nothing */
  run(args: Arguments<O, H>, context: Context): Promise<number | void>;
}>;

/** Holds an entry to its texts: an option without a sentence in assets/messages/ does not compile. */
export const command = <
  Name extends CommandName,
  const O extends Readonly<Record<keyof Texts[Name]['options'], Option>>,
  const H extends How | 'none' = 'none',
>(
  entry: Command<Name, O & Options, H>,
): Command<Name, O & Options, H> => entry;
