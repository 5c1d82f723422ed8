/** The command line as its users see it: arguments in; exit code, stdout and stderr out. */
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { runCommandLine } from '#command-line/run.ts';
import { NODE_FLAGS } from '../node-flags.mts';

export type Run = { code: number | null; out: string; error: string };

/** The tool as a process of its own, from the sources. */
export function escale(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, path.resolve('main/cli.ts'), ...args], {
      cwd: options.cwd ?? process.cwd(),
      env: { PATH: process.env.PATH ?? '', HOME: os.tmpdir(), LANG: 'fr_FR.UTF-8', ...options.env },
      stdio: 'pipe',
    });
    let out = '';
    let error = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (error += data.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, error }));
    child.stdin.end(options.input ?? '');
  });
}

/** The tool in this process; the tests of separate processes cover the rest. */
export async function runHere(
  args: readonly string[],
  options: Parameters<typeof escale>[1] = {},
): Promise<Run> {
  const run: Run = { code: null, out: '', error: '' };
  run.code = await runCommandLine(args, {
    env: { LANG: 'fr_FR.UTF-8', ...options.env },
    cwd: options.cwd ?? process.cwd(),
    development: true,
    stdin: Readable.from([options.input ?? '']),
    out: async (text) => void (run.out += text),
    error: (text) => void (run.error += text),
  });
  return run;
}

export async function json<Value = unknown>(
  args: readonly string[],
  options: Parameters<typeof escale>[1] = {},
): Promise<Value> {
  const run = await runHere([...args, '--json'], options);
  expect({ code: run.code, error: run.error }).toEqual({ code: 0, error: '' });
  return JSON.parse(run.out) as Value;
}

/** Runs a failing command: one sentence on stderr, nothing on stdout. */
export const fails = async (
  args: readonly string[],
  code: number,
  options: Parameters<typeof escale>[1] = {},
): Promise<string> => {
  const run = await runHere(args, options);
  expect({ code: run.code, out: run.out }).toEqual({ code, out: '' });
  expect(run.error.trim().split('\n')).toHaveLength(1);
  return run.error.trim();
};
