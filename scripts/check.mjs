// `npm run check`: types, lint with dependency rules, format, dead code, unit and integration tests.
// Every step runs, so that one run reports all failures; the counts are used in the last line of `npm test`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureProject, modernNode, root } from './set-up/project.mjs';
import { close, outsideTests, readUnitReport } from './testing/results.mjs';
import { say } from './set-up/terminal.mjs';

const module = (...parts) => path.join(root, 'node_modules', ...parts);

/** Runs a command to its end. @returns {Promise<{status: number, output: string}>} */
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.once('error', (error) => resolve({ status: 1, output: String(error) }));
    child.once('exit', (status) => resolve({ status: status ?? 1, output }));
  });
}

/** One step that passes or fails as a whole. @returns {Promise<import('./testing/results.mjs').Result>} */
async function step(name, command, args) {
  const started = Date.now();
  const { status, output } = await run(command, args);
  say(`${status === 0 ? 'passed' : 'FAILED'}  ${name}  (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? [] : [`${name}\n${output.trimEnd()}`] };
}

/** The unit and integration tests, counted one by one. @returns {Promise<import('./testing/results.mjs').Result>} */
export async function unit() {
  const report = path.join(root, '.cache/unit-report.json');
  fs.rmSync(report, { force: true });
  const started = Date.now();
  const { status, output } = await run(modernNode(), [
    module('vitest/vitest.mjs'),
    'run',
    // Printed in addition to the report, which does not contain errors outside tests.
    '--reporter=dot',
    '--reporter=json',
    `--outputFile=${report}`,
  ]);
  if (!fs.existsSync(report)) return { passed: 0, failed: [`unit and integration: did not run\n${output}`] };
  const { passed, failed } = readUnitReport(JSON.parse(fs.readFileSync(report, 'utf8')), root);
  if (failed.length === 0 && status !== 0)
    failed.push(`unit and integration: outside any test\n${outsideTests(output)}`);
  say(
    `${failed.length === 0 ? 'passed' : 'FAILED'}  unit and integration: ${passed} passed, ${failed.length} failed  (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  return { passed, failed };
}

/** Static checks of the sources, one after the other. */
async function staticChecks() {
  const results = [];
  for (const [name, ...command] of [
    // Builds one project for each runtime (tsconfig.json) and checks only the changed ones again.
    ['types', module('typescript/bin/tsc'), '-b'],
    ['lint', module('oxlint/bin/oxlint'), '--type-aware'],
    ['format', module('oxfmt/bin/oxfmt'), '--check'],
    ['dead code', module('knip/bin/knip.js'), '--no-progress'],
  ])
    results.push(await step(name, modernNode(), command));
  return results;
}

/** Everything that needs no window. */
export async function check() {
  const { ensureStandInTypes } = await import('./set-up/runtime.mjs');
  ensureStandInTypes();
  // Side by side: the tests wait for processes and timers while the others compute.
  const [still, tests] = await Promise.all([staticChecks(), unit()]);
  return [...still, tests];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureProject();
  close(await check());
}
