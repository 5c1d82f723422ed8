// `npm run audit`: what is known against the packages that are shipped — those that the bundles took in as well as those that
// lie beside them (building/notices.mjs), and Electron. Known is what scripts/advisories.json says, so that this needs no
// network; `npm run audit -- --renew` asks the registry again, by npm's own audit, and keeps the answers that were written.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { noticedPackages } from './building/notices.mjs';
import { say, stop } from './set-up/terminal.mjs';
import { root } from './set-up/project.mjs';

const FILE = path.join(root, 'scripts/advisories.json');
/** Days after which what was asked is too old for a release. */
const FRESH = 30;
const DAY = 86_400_000;

/**
 * @typedef {{package: string, id: string, title: string, severity: string, range: string, answer?: string}} Advisory
 *   `answer`: why it does not concern what is shipped, written by a person
 * @typedef {{asked: string | null, packages: Record<string, string>, advisories: Advisory[]}} Known
 *   `asked`: the day; `packages`: which version of each was asked about
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
 * What stands against a release, a sentence each; none where nothing does.
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
 * What npm's audit says, as far as it is about what is shipped.
 * @param {unknown} report of `npm audit --json`, version 2
 * @param {Record<string, string>} shipped
 * @param {Known} before whose answers are kept
 * @param {string} today
 * @returns {Known}
 */
export function renewed(report, shipped, before, today) {
  if (report?.auditReportVersion !== 2 || typeof report.vulnerabilities !== 'object')
    throw new Error('the registry gave no audit report of the form that is known');
  const found = new Map();
  for (const { via } of Object.values(report.vulnerabilities))
    for (const one of via) {
      // A word is the name of another package in the same report.
      if (typeof one === 'string' || !Object.hasOwn(shipped, one.name)) continue;
      const id = one.url ?? String(one.source);
      const answer = before.advisories.find((known) => known.id === id && known.package === one.name)?.answer;
      found.set(`${one.name} ${id}`, {
        package: one.name,
        id,
        title: one.title,
        severity: one.severity,
        range: one.range,
        ...(answer === undefined ? {} : { answer }),
      });
    }
  const advisories = [...found.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  return { asked: today, packages: shipped, advisories };
}

function renew() {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8' });
  const shipped = shippedVersions();
  const today = new Date().toISOString().slice(0, 10);
  try {
    const known = renewed(JSON.parse(stdout), shipped, knownAdvisories(), today);
    fs.writeFileSync(FILE, `${JSON.stringify(known, null, 2)}\n`);
    say(`asked about ${Object.keys(shipped).length} packages; ${known.advisories.length} advisories`);
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
