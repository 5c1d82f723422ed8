/**
 * Draws the SVGs in its standard input, a JSON array, one after the other. Prints a line of JSON: the result of each, and the
 * peak memory of this process above that of a small drawing, in megabytes.
 */
import { readPicture } from '#backend/library/pictures/read-picture.ts';
import type { AppError } from '#contract/failure.ts';

const SMALL = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>a</text></svg>';

let input = '';
for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk as string;
await readPicture(Buffer.from(SMALL));
const before = process.memoryUsage.rss();
const outcomes: string[] = [];
for (const drawing of JSON.parse(input) as string[]) {
  const outcome = await readPicture(Buffer.from(drawing)).catch((error: AppError) => error);
  outcomes.push(outcome instanceof Error ? outcome.code : outcome.mime);
}
const megabytes = Math.round((process.resourceUsage().maxRSS * 1024 - before) / 1e6);
process.stdout.write(`${JSON.stringify({ outcomes, megabytes })}\n`);
