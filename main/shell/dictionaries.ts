/** Puts the dictionaries we ship where Chromium looks for them, so that it asks nobody for them. Pure of Electron. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckedLanguage } from '#interview/spelling.ts';

const REGIONS: Readonly<Record<CheckedLanguage, string>> = { fr: 'fr-FR', en: 'en-US' };

const dictionariesIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.bdic'));

/**
 * Copies each dictionary that is missing or another one. Before Electron is ready: Chromium looks for them once.
 * @param failed told what went wrong: an app without its dictionaries still opens
 * @returns what Chromium calls the languages that are there: `fr-FR`
 */
export function placeDictionaries(
  from: string,
  to: string,
  failed: (error: unknown) => void,
): Map<CheckedLanguage, string> {
  const there = new Set<string>();
  try {
    copyNew(from, to, there);
  } catch (error) {
    failed(error);
  }
  return new Map(
    Object.entries(REGIONS)
      .filter(([, region]) => [...there].some((name) => name.startsWith(`${region}-`)))
      .map(([language, region]) => [language as CheckedLanguage, region]),
  );
}

/** @param there filled with what is in place, as far as this comes */
function copyNew(from: string, to: string, there: Set<string>): void {
  mkdirSync(to, { recursive: true });
  for (const name of dictionariesIn(to)) there.add(name);
  for (const name of dictionariesIn(from)) {
    const target = join(to, name);
    // Three megabytes read at each start, in two milliseconds: cheaper than trusting a date.
    const ours = new Uint8Array(readFileSync(join(from, name)));
    if (there.has(name) && readFileSync(target).equals(ours)) continue;
    // Never half a dictionary under its name: Chromium would map it into memory.
    writeFileSync(`${target}.new`, ours);
    renameSync(`${target}.new`, target);
    there.add(name);
  }
}
