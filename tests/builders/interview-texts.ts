/**
 * Whole interviews as plain text: six questions, two people, twelve answers, closing thanks
 * (tests/fixtures/interviews/README.md).
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const read = (name: string): Readonly<{ name: string; text: string }> => ({
  name,
  text: readFileSync(path.resolve(`tests/fixtures/interviews/${name}.txt`), 'utf8'),
});

export const workshopText = read('atelier-des-marees');
export const interviewTexts = [workshopText, read('musee-en-hiver')] as const;
