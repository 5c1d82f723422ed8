/**
 * Draws what it is given on its standard input, a list of drawings as JSON, one after the other. Prints a line of JSON: what came
 * of each, and by how many megabytes the most memory that this process ever held is above what a small drawing takes.
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
