/** Parses the arguments of one command and checks them against its entry in the table, before anything is opened. */
import { parseArgs } from 'node:util';
import type { Arguments, Command, Option, Options } from './command.ts';
import { COMMON } from './command.ts';
import { nearest } from './nearest.ts';
import type { Help, Words } from './words.ts';

/** Wrong usage, exit code 2. Its message is the sentence to print. */
export class UsageError extends Error {}

type Given = Readonly<{ rawName: string; value?: string | undefined; inlineValue?: boolean | undefined }>;
type Described = Readonly<{ words: Words; help: Help }>;

/** Throws UsageError. */
export function readArguments(
  argv: readonly string[],
  { options, takes }: Pick<Command, 'options' | 'takes'>,
  texts: Described,
): Arguments<typeof COMMON & Options> {
  const { words, help } = texts;
  const allOptions: Options = { ...COMMON, ...options };
  // Not strict: the parser's own errors do not say which option is meant.
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(allOptions).map(([name, { type, short }]) => [
        name,
        { type: type === 'flag' ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, string | number | boolean | undefined> = Object.fromEntries(
    Object.entries(allOptions).map(([name, { type }]) => [name, type === 'flag' ? false : undefined]),
  );
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(allOptions, token.name) ? allOptions[token.name] : undefined;
    if (option === undefined)
      throw new UsageError(words.unknownOption(token.rawName, nearestOption(token.rawName, allOptions)));
    values[token.name] = valueOf(option, token, texts);
  }

  const [first, second] = positionals;
  const surplus =
    takes === undefined ? first : takes.how === 'one' || takes.how === 'optional' ? second : undefined;
  if (takes !== undefined && first === undefined && (takes.how === 'one' || takes.how === 'some'))
    throw new UsageError(words.missingArgument(words.argument[takes.what]));
  if (surplus !== undefined) throw new UsageError(words.surplusArgument(surplus));
  for (const [name, option] of Object.entries(options))
    if (option.required === true && values[name] === undefined)
      throw new UsageError(words.missingOption(optionLabel(name, option, help)));
  return { positionals, options: values as Arguments<typeof COMMON & Options>['options'] };
}

/** `-o, --output FOLDER` */
export function optionLabel(name: string, option: Option, help: Help): string {
  const value = option.type === 'flag' ? '' : ` ${valueLabel(option, help)}`;
  return `${option.short === undefined ? '' : `-${option.short}, `}--${name}${value}`;
}

const valueLabel = (option: Exclude<Option, { type: 'flag' }>, help: Help): string =>
  option.type === 'choice' ? option.values.join('|') : help.values[option.value];

function valueOf(
  option: Option,
  { rawName, value, inlineValue }: Given,
  { words, help }: Described,
): string | number | true {
  if (option.type === 'flag') {
    if (value !== undefined) throw new UsageError(words.noValue(rawName));
    return true;
  }
  const allowed =
    option.type === 'choice'
      ? option.values.join(', ')
      : option.type === 'number'
        ? `${option.least}–${option.most}`
        : help.values[option.value];
  // `--library --json`: the value of `--library` is missing.
  const forgotten = value === undefined || (inlineValue !== true && /^-./.test(value));
  if (forgotten || (option.type === 'choice' && !option.values.includes(value)))
    throw new UsageError(words.wrongValue(rawName, allowed));
  if (option.type !== 'number') return value;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < option.least || number > option.most)
    throw new UsageError(words.wrongValue(rawName, allowed));
  return number;
}

const nearestOption = (rawName: string, allOptions: Options): string | undefined =>
  rawName.startsWith('--')
    ? nearest(
        rawName,
        Object.keys(allOptions).map((name) => `--${name}`),
      )
    : undefined;
