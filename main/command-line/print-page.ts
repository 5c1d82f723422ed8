/** Writes docs/COMMAND-LINE.md from the table of commands (`npm run command-line`). A test compares both. */
import fs from 'node:fs';
import path from 'node:path';
import { APP_LANGUAGES } from '#interview/app-languages.ts';
import { optionLabel } from './arguments.ts';
import type { Command, Options } from './command.ts';
import { COMMON } from './command.ts';
import { COMMANDS } from './commands.ts';
import { exampleOf, exitsOf, textsOf, usageOf } from './help.ts';
import { helpIn } from './words.ts';

const help = helpIn('en');
const nameOf = new Intl.DisplayNames('en', { type: 'language' });
const languages = new Intl.ListFormat('en', { type: 'disjunction' }).format(
  APP_LANGUAGES.map((language) => nameOf.of(language) ?? language),
);

const HEAD = `# The command line

Made by \`npm run command-line\` from the table of commands (\`main/command-line/commands.ts\`); a test compares.

${help.overview.what} From the sources \`escale\` stands for \`npm run -s escale --\`, in the installed app for \`escale --cli\`. It speaks ${languages}, by \`--language\` or the system; \`escale --help\` and \`escale <command> --help\` say what stands here.

* Paths are resolved against the folder from which it is called.
* A failure is one sentence on stderr. Only results are written to stdout.
* Exit codes: 0, done; 1, what each command says; 2, wrong usage, and nothing was opened.
* With \`--json\` stdout holds one JSON value, of the shape said below. These shapes are a contract: fields may be added, none may change. Instants are ISO 8601; what is not there is \`null\`.
* A command that reads works while the app has the library open; one that writes is refused by name. Where \`--library\` points to nothing, a blank library is made.
`;

/** Escapes `|`, which separates the cells of a Markdown table. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

const optionRows = (options: Options, texts: Readonly<Record<string, string>>): string[] =>
  Object.entries(options).map(
    ([name, option]) => `| \`${cell(optionLabel(name, option, help))}\` | ${cell(texts[name] ?? '')} |`,
  );

const table = (head: string, rows: readonly string[]): string[] =>
  rows.length === 0 ? [] : [head, '|---|---|', ...rows, ''];

function section(command: Command): string[] {
  const { summary, more, options } = textsOf(command, help);
  return [
    `## ${command.name}`,
    `${summary}${more === '' ? '' : ` ${more}`}`,
    '',
    '```',
    usageOf(command, help),
    '```',
    '',
    ...table('| option | what for |', optionRows(command.options, options)),
    `Example: \`${exampleOf(command)}\``,
    '',
    `JSON: \`${command.json}\`${command.jsonNote === undefined ? '' : ` (${command.jsonNote})`}`,
    '',
    `Exit code 1: ${exitsOf(command, help)[1]}.`,
    '',
  ];
}

export function commandLinePage(): string {
  return [
    HEAD,
    ...table(
      '| command | what it does |',
      COMMANDS.map(
        (command) => `| [${command.name}](#${command.name}) | ${cell(textsOf(command, help).summary)} |`,
      ),
    ),
    '## Options of every command',
    ...table('| option | what for |', optionRows(COMMON, help.common)),
    ...COMMANDS.flatMap(section),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

if (process.argv[1] !== undefined && path.basename(process.argv[1]) === 'print-page.ts') {
  fs.writeFileSync(
    path.resolve(path.dirname(process.argv[1]), '../../docs/COMMAND-LINE.md'),
    commandLinePage(),
  );
}
