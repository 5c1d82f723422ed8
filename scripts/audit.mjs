// `npm run audit`: known vulnerabilities of the shipped packages (the bundled ones, the unbundled ones of
// building/notices.mjs, and Electron). Reads scripts/advisories.json, without the network; `npm run audit -- --renew`
// runs npm's own audit again and keeps the written answers.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { noticedPackages } from './building/notices.mjs';
import { say, stop } from './set-up/terminal.mjs';
import { root } from './set-up/project.mjs';

const FILE = path.join(root, 'scripts/advisories.json');
/** Maximum age in days of the advisories for a release. */
const FRESH = 30;
const DAY = 86_400_000;

/**
 * @typedef {{package: string, id: string, title: string, severity: string, range: string, answer?: string}} Advisory
 * `answer`: why it does not affect the shipped package, written by a person
 * @typedef {{asked: string | null, packages: Record<string, string>, advisories: Advisory[]}} Known
 * `asked`: the day; `packages`: the audited version of each
 */

/** @returns {Record<string, string>} the version of every package that is shipped */
export function shippedVersions() {
  const versions = {};
  for (const name of [...noticedPackages(root), 'electron'].toSorted()) {
    const file = path.join(root, 'node_modules', name, 'package.json');
    versions[name] = JSON.parse(fs.readFileSync(file, 'utf8')).version;
  }
  return versions;
}

/** @returns {Known} */
export const knownAdvisories = () => JSON.parse(fs.readFileSync(FILE, 'utf8'));

/**
 * Reasons against a release, a sentence each; empty if there are none.
 * @param {Known} known
 * @param {Record<string, string>} shipped
 * @param {number} now in milliseconds
 */
export function whatStandsAgainst(known, shipped, now) {
  const renew = 'npm run audit -- --renew';
  if (known.asked === null) return [`the registry was never asked: ${renew}`];
  const days = Math.floor((now - Date.parse(known.asked)) / DAY);
  const unasked = Object.entries(shipped).filter(([name, version]) => known.packages[name] !== version);
  return [
    ...(days > FRESH || days < -1
      ? [`the registry was asked on ${known.asked}, more than ${FRESH} days ago: ${renew}`]
      : []),
    ...unasked.map(([name, version]) => `${name} ${version} was not asked about: ${renew}`),
    ...known.advisories
      .filter(({ package: name, answer }) => Object.hasOwn(shipped, name) && (answer ?? '').trim() === '')
      .map(
        ({ package: name, id, severity, title, range }) =>
          `${name} ${shipped[name]} (${range}): ${severity}, ${title} (${id}); update it, or write in scripts/advisories.json why it does not concern what is shipped`,
      ),
  ];
}

/**
 * Advisories of npm's audit that concern the shipped packages.
 * @param {unknown} report of `npm audit --json`, version 2
 * @param {Record<string, string>} shipped
 * @param {Known} before whose answers are kept
 * @param {string} today
 * @returns {Known}
 */
export function renewed(report, shipped, before, today) {
  if (report?.auditReportVersion !== 2 || typeof report.vulnerabilities !== 'object')
    throw new Error('the registry gave no audit report of the form that is known');
  const advisoriesByKey = new Map();
  for (const { via } of Object.values(report.vulnerabilities))
    for (const one of via) {
      // A word is the name of another package in the same report.
      if (typeof one === 'string' || !Object.hasOwn(shipped, one.name)) continue;
      const id = one.url ?? String(one.source);
      const answer = before.advisories.find(
        (previous) => previous.id === id && previous.package === one.name,
      )?.answer;
      advisoriesByKey.set(`${one.name} ${id}`, {
        package: one.name,
        id,
        title: one.title,
        severity: one.severity,
        range: one.range,
        ...(answer === undefined ? {} : { answer }),
      });
    }
  const advisories = [...advisoriesByKey.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
  return { asked: today, packages: shipped, advisories };
}

function renew() {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8' });
  const shipped = shippedVersions();
  const today = new Date().toISOString().slice(0, 10);
  try {
    const renewedList = renewed(JSON.parse(stdout), shipped, knownAdvisories(), today);
    fs.writeFileSync(FILE, `${JSON.stringify(renewedList, null, 2)}\n`);
    say(`asked about ${Object.keys(shipped).length} packages; ${renewedList.advisories.length} advisories`);
  } catch (error) {
    stop(`the registry could not be asked, and scripts/advisories.json stays as it was: ${error.message}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!fs.existsSync(path.join(root, '.cache/bundled/main.txt')))
    stop('what the bundles take in is known once they are made: npm run build');
  if (process.argv.includes('--renew')) renew();
  const against = whatStandsAgainst(knownAdvisories(), shippedVersions(), Date.now());
  if (against.length > 0) stop(`not to be released:\n  ${against.join('\n  ')}`);
  say(`nothing known against the ${Object.keys(shippedVersions()).length} packages that are shipped`);
}
