/** Runs one command: `escale list --json`. Errors are one sentence on stderr, exit 1; wrong usage exits 2. */
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

/** @returns the exit code: 0, 1 (a failure), 2 (wrong usage) */
export async function runCommandLine(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const asked = askedLanguage(argv);
  const language = asked ?? languageOf(surroundings.env);
  const words = wordsOf(language);
  const help = helpIn(language);
  try {
    const [name, ...rest] = argv;
    if (name === undefined) throw new UsageError(words.usage);
    if (['help', '--help', '-h'].includes(name)) {
      const [about] = rest;
      const told = about === undefined || about.startsWith('-') ? undefined : commandOf(about, words);
      await surroundings.out(told === undefined ? overview(COMMANDS, help) : helpOf(told, help));
      return 0;
    }
    const command = commandOf(name, words);
    if (asksForHelp(rest)) {
      await surroundings.out(helpOf(command, help));
      return 0;
    }
    const args = readArguments(rest, command, { words, help });
    const { json, library } = args.options;
    return (await command.run(args, { ...surroundings, words, language, asked, json, library })) ?? 0;
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
  const found = COMMANDS.find((command) => command.name === name);
  if (found !== undefined) return found;
  const near = nearest(
    name,
    COMMANDS.map((command) => command.name),
  );
  throw new UsageError(words.unknownCommand(name, near));
}

/** Whatever else is wrong: who asks for help has a reason. */
function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? undefined : end).some((one) => one === '--help' || one === '-h');
}

/** Read before the rest, so that what is wrong with the rest is said in it. */
function askedLanguage(argv: readonly string[]): AppLanguage | undefined {
  const at = argv.indexOf('--language');
  const asked =
    at === -1
      ? argv.find((argument) => argument.startsWith('--language='))?.slice('--language='.length)
      : argv[at + 1];
  return APP_LANGUAGES.find((language) => language === asked);
}

/** A bug: the sentence for people, and what a report needs on the same line. */
function bugSentence(error: unknown, language: AppLanguage): string {
  const sentence = sentenceOf(new AppError('unexpected'), language);
  return `${sentence} (${error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}` : typeof error})`;
}
