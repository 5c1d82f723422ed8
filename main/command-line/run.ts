/**
 * Runs one command, such as `escale list --json`. An error is one sentence on stderr with exit code 1; wrong usage
 * exits with 2.
 */
import { AppError } from '#contract/failure.ts';
import { translateStorageError } from '#backend/core/storage-failures.ts';
import { APP_LANGUAGES, type AppLanguage } from '#interview/app-languages.ts';
import { readArguments, UsageError } from './arguments.ts';
import type { Command, Surroundings } from './command.ts';
import { COMMANDS } from './commands.ts';
import { helpOf, overview } from './help.ts';
import { nearest } from './nearest.ts';
import type { Words } from './words.ts';
import { helpIn, languageOf, sentenceOf, wordsOf } from './words.ts';

/** @returns the exit code: 0, 1 (a failure) or 2 (wrong usage) */
export async function runCommandLine(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const requestedLanguage = askedLanguage(argv);
  const language = requestedLanguage ?? languageOf(surroundings.env);
  const words = wordsOf(language);
  const help = helpIn(language);
  try {
    const [name, ...rest] = argv;
    if (name === undefined) throw new UsageError(words.usage);
    if (['help', '--help', '-h'].includes(name)) {
      const [about] = rest;
      const explainedCommand =
        about === undefined || about.startsWith('-') ? undefined : commandOf(about, words);
      await surroundings.out(
        explainedCommand === undefined ? overview(COMMANDS, help) : helpOf(explainedCommand, help),
      );
      return 0;
    }
    const command = commandOf(name, words);
    if (asksForHelp(rest)) {
      await surroundings.out(helpOf(command, help));
      return 0;
    }
    const args = readArguments(rest, command, { words, help });
    const { json, library } = args.options;
    return (
      (await command.run(args, {
        ...surroundings,
        words,
        language,
        requestedLanguage,
        json,
        library,
      })) ?? 0
    );
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

/** Throws UsageError. */
function commandOf(name: string, words: Words): Command {
  const namedCommand = COMMANDS.find((command) => command.name === name);
  if (namedCommand !== undefined) return namedCommand;
  const near = nearest(
    name,
    COMMANDS.map((command) => command.name),
  );
  throw new UsageError(words.unknownCommand(name, near));
}

/** True if `--help` is present, even with wrong arguments. */
function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? undefined : end).some((one) => one === '--help' || one === '-h');
}

/** The value of --language, read first so that errors in the other arguments are reported in it. */
function askedLanguage(argv: readonly string[]): AppLanguage | undefined {
  const at = argv.indexOf('--language');
  const value =
    at === -1
      ? argv.find((argument) => argument.startsWith('--language='))?.slice('--language='.length)
      : argv[at + 1];
  return APP_LANGUAGES.find((language) => language === value);
}

/** The message of a bug: a sentence for the user, and the details for a report on the same line. */
function bugSentence(error: unknown, language: AppLanguage): string {
  const sentence = sentenceOf(new AppError('unexpected'), language);
  return `${sentence} (${error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}` : typeof error})`;
}
