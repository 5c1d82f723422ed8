import path from 'node:path';
import type { Readable } from 'node:stream';
import { correctTypography } from '#interview/typography/correct.ts';
import { HOUSES, type Change } from '#interview/typography/rules.ts';
import { AppError } from '#contract/failure.ts';
import { readChosenFile } from '#backend/library/pictures/assets.ts';
import { decodeText } from '#backend/exchange/xml/encodings.ts';
import { command } from './command.ts';

const LARGEST = 16 * 1024 * 1024;

/**
 * Corrects the typography of a file, or of what comes in on stdin, in the language of --language (French without it),
 * with the no-break spaces of --house (fine, all-nbsp, or canadian).
 * Writes the corrected text; with --check writes what would change, a line each, and ends with 1 when anything would.
 * Opens no library and changes no file.
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
        ? { name: '-', bytes: await all(context.stdin) }
        : await readChosenFile(path.resolve(context.cwd, file));
    if (read.bytes.byteLength > LARGEST) throw new AppError('request.too-large', { name: read.name });
    const given = decodeText(read.bytes);
    const { text, changes, suggestions } = correctTypography(given, {
      language: context.asked ?? 'fr',
      house,
      hyphenLists: /\.(?:md|markdown)$/i.test(read.name),
    });
    if (context.json) await context.out(`${JSON.stringify({ text, changes, suggestions })}\n`);
    else if (check) await context.out(listed(given, changes, file ?? '-'));
    else await context.out(text);
    return check && changes.length > 0 ? 1 : 0;
  },
});

async function all(input: Readable): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of input) {
    const bytes = Buffer.from(part as Uint8Array | string);
    length += bytes.byteLength;
    if (length > LARGEST) throw new AppError('request.too-large', { name: '-' });
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** `file:line:column: "before" -> "after" (rule)`, both counted from 1, as editors and other checkers say it. */
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
