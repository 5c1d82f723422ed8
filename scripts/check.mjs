// `npm run check`: types, lint with dependency rules, format, dead code, unit and integration tests.
// Every step runs, so that one run tells all; the counts feed the closing line of `npm test`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { continueOnModernNode, ensurePackages, modernNode, root } from './setup.mjs';
import { say } from './say.mjs';

const module = (...parts) => path.join(root, 'node_modules', ...parts);
const TYPE_CHECKS = [
  'interview',
  'preload/contract',
  'preload',
  'main',
  'main/backend',
  'renderer',
  'assets',
  'tests',
  'tsconfig.e25.json',
];

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

/** One step that passes or fails as a whole. */
async function step(name, command, args) {
  const started = Date.now();
  const { status, output } = await run(command, args);
  say(`${status === 0 ? 'passed' : 'FAILED'}  ${name}  (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (status !== 0) process.stderr.write(`${output.trimEnd()}\n`);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: [] };
}

const tsc = module('typescript/bin/tsc');
const types = async () => {
  const results = [];
  for (const project of TYPE_CHECKS)
    results.push(await step(`types: ${project}`, modernNode(), [tsc, '-p', project]));
  return results;
};

/** The unit and integration tests, counted one by one. */
export async function unit() {
  const report = path.join(root, '.cache/unit-report.json');
  fs.rmSync(report, { force: true });
  const started = Date.now();
  const { status, output } = await run(modernNode(), [
    module('vitest/vitest.mjs'),
    'run',
    '--reporter=json',
    `--outputFile=${report}`,
  ]);
  if (!fs.existsSync(report)) {
    process.stderr.write(output);
    return { passed: 0, failed: 1, skipped: [] };
  }
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  const tests = result.testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: path.relative(root, file.name) })),
  );
  const failed = tests.filter((test) => test.status === 'failed');
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  for (const test of failed)
    process.stderr.write(`FAILED ${test.file}: ${test.fullName}\n${test.failureMessages.join('\n')}\n`);
  for (const file of broken)
    process.stderr.write(`FAILED ${path.relative(root, file.name)}\n${file.message}\n`);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const failures = failed.length + broken.length || (status === 0 ? 0 : 1);
  if (failures > 0 && failed.length + broken.length === 0) process.stderr.write(output);
  say(
    `${failures === 0 ? 'passed' : 'FAILED'}  unit and integration: ${passed} passed, ${failures} failed  (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  return {
    passed,
    failed: failures,
    skipped: tests
      .filter((test) => ['pending', 'skipped', 'todo'].includes(test.status))
      .map((test) => test.fullName),
  };
}

/** What is read and not run, one step after the other. */
async function standing() {
  return [
    ...(await types()),
    await step('lint', modernNode(), [module('oxlint/bin/oxlint'), '--type-aware']),
    await step('format', modernNode(), [
      module('prettier/bin/prettier.cjs'),
      '--check',
      '--cache',
      '--cache-location=.cache/prettier',
      '--log-level',
      'warn',
      '.',
    ]),
    await step('dead code', modernNode(), [module('knip/bin/knip.js'), '--no-progress']),
  ];
}

/** Everything that needs no window. */
export async function check() {
  const { ensureStandInTypes } = await import('./runtime.mjs');
  ensureStandInTypes();
  // Side by side: the tests wait for processes and timers while the others compute.
  const [still, tests] = await Promise.all([standing(), unit()]);
  return [...still, tests];
}

/** Adds the results up. @returns {{passed: number, failed: number, skipped: string[]}} */
export function sum(results) {
  return {
    passed: results.reduce((total, result) => total + result.passed, 0),
    failed: results.reduce((total, result) => total + result.failed, 0),
    skipped: results.flatMap((result) => result.skipped),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensurePackages();
  if (process.env.ESCALE_SET_UP === undefined) continueOnModernNode('check.mjs');
  const { passed, failed, skipped } = sum(await check());
  for (const name of skipped) process.stderr.write(`FAILED (skipped) ${name}\n`);
  process.stdout.write(`${passed} passed, ${failed + skipped.length} failed\n`);
  process.exit(failed + skipped.length === 0 ? 0 : 1);
}
