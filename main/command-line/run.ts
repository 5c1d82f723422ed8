/** Runs one command: `escale list --json`. Errors are one sentence on stderr, exit 1; wrong usage exits 2. */
import type { Readable } from 'node:stream';
import { AppError } from '../../preload/contract/failure.ts';
import { translateStorageError } from '../backend/library/storage-failures.ts';
import type { Arguments, CommandOptions } from './arguments.ts';
import { readArguments, UsageError } from './arguments.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { doctor } from './doctor.ts';
import { exportTo } from './export.ts';
import { hostAgain } from './host-again.ts';
import { importSources } from './import.ts';
import { list } from './list.ts';
import { recognizeFile } from './recognize.ts';
import { recover } from './recover.ts';
import { render } from './render.ts';
import { restore } from './restore.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { typography } from './typography.ts';
import type { Language, Words } from './words.ts';
import { languageOf, sentenceOf, wordsOf } from './words.ts';

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

type Context = Surroundings & Readonly<{ words: Words; language: Language; json: boolean }>;

export type Command = Readonly<{
  options: CommandOptions;
  /** @returns the exit code, 0 when it says nothing */
  run(args: Arguments, context: Context): Promise<number | void>;
}>;

const LANGUAGES = ['fr', 'en'] as const;

const COMMANDS: Readonly<Record<string, Command>> = {
  list,
  show,
  render,
  recognize: recognizeFile,
  typography,
  search,
  check,
  backup,
  restore,
  recover,
  import: importSources,
  export: exportTo,
  'host-again': hostAgain,
  doctor,
};

/** @returns the exit code: 0, 1 (a failure), 2 (wrong usage) */
export async function runCommandLine(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const language = askedLanguage(argv) ?? languageOf(surroundings.env);
  try {
    const [name, ...rest] = argv;
    const words = wordsOf(language);
    if (name === undefined) throw new UsageError(words.usage);
    if (name === 'help' || name === '--help' || name === '-h') {
      await surroundings.out(`${words.usage}\n`);
      return 0;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) throw new UsageError(words.unknownCommand(name));
    const args = readArguments(rest, command.options, words);
    args.oneOf('language', LANGUAGES);
    return (await command.run(args, { ...surroundings, words, language, json: args.flag('json') })) ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      surroundings.error(`${error.message}\n`);
      return 2;
    }
    const meant = translateStorageError(error);
    if (meant instanceof AppError) surroundings.error(`${sentenceOf(meant, language)}\n`);
    else surroundings.error(`${bugSentence(meant, language)}\n`);
    return 1;
  }
}

/** Read before the rest, so that what is wrong with the rest is said in it. */
function askedLanguage(argv: readonly string[]): Language | undefined {
  const at = argv.indexOf('--language');
  const asked =
    at === -1
      ? argv.find((argument) => argument.startsWith('--language='))?.slice('--language='.length)
      : argv[at + 1];
  return LANGUAGES.find((language) => language === asked);
}

/** A bug: the sentence for people, and what a report needs on the same line. */
function bugSentence(error: unknown, language: Language): string {
  const sentence = sentenceOf(new AppError('unexpected'), language);
  return `${sentence} (${error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}` : typeof error})`;
}
