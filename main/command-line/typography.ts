import path from 'node:path';
import { correctTypography } from '#interview/typography/correct.ts';
import { HOUSES, type Change } from '#interview/typography/rules.ts';
import { AppError } from '#contract/failure.ts';
import { readChosenFile } from '#backend/library/pictures/assets.ts';
import { decodeText } from '#backend/exchange/xml/encodings.ts';
import { command } from './command.ts';
import { readInput } from './read-input.ts';

const LARGEST = 16 * 1024 * 1024;

/**
 * Corrects the typography of a file or of stdin, in the language of --language (default French), with the no-break
 * spaces of --house (fine, all-nbsp or canadian). Prints the corrected text; with --check, one line per change and exit
 * 1 if there is any. Opens no library and changes no file.
 */
export const typography = command({
  name: 'typography',
  takes: { what: 'file', how: 'optional' },
  options: { check: { type: 'flag' }, house: { type: 'choice', values: HOUSES } },
  one: 'changes',
  example: ['article.md', '--check'],
  json: '{text, changes: [{at, before, after, rule}], suggestions: [{at, before, after, rule}]}',
  async run({ positionals: [file], options: { check, house } }, context) {
    const read =
      file === undefined
        ? { name: '-', bytes: await readInput(context.stdin, LARGEST) }
        : await readChosenFile(path.resolve(context.cwd, file));
    if (read.bytes.byteLength > LARGEST) throw new AppError('request.too-large', { name: read.name });
    const originalText = decodeText(read.bytes);
    const { text, changes, suggestions } = correctTypography(originalText, {
      language: context.requestedLanguage ?? 'fr',
      house,
      hyphenLists: /\.(?:md|markdown)$/i.test(read.name),
    });
    if (context.json) await context.out(`${JSON.stringify({ text, changes, suggestions })}\n`);
    else if (check) await context.out(listed(originalText, changes, file ?? '-'));
    else await context.out(text);
    return check && changes.length > 0 ? 1 : 0;
  },
});

/** `file:line:column: "before" -> "after" (rule)`, counted from 1, the format of editors and linters. */
function listed(text: string, changes: readonly Change[], name: string): string {
  let line = 1;
  let start = 0;
  return changes
    .map(({ at, before, after, rule }) => {
      for (let end = text.indexOf('\n', start); end !== -1 && end < at; end = text.indexOf('\n', start)) {
        line += 1;
        start = end + 1;
      }
      return `${name}:${line}:${at - start + 1}: ${visible(before)} -> ${visible(after)} (${rule})\n`;
    })
    .join('');
}

const visible = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u00a0\u2009\u202f]/g,
    (space) => `\\u${space.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
