/** Runs a TypeScript file in a process of its own, like the backend. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { NODE_FLAGS } from '../node-flags.mts';

export function startChild(
  file: string,
  args: readonly string[],
  env: Record<string, string> = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...NODE_FLAGS, path.resolve(file), ...args], {
    env: { ...process.env, ...env },
    stdio: 'pipe',
  });
}

export const ended = (
  child: ChildProcessWithoutNullStreams,
): Promise<{ code: number | null; signal: string | null }> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null)
      resolve({ code: child.exitCode, signal: child.signalCode });
    else child.once('exit', (code, signal) => resolve({ code, signal }));
  });

/** Resolves when the child’s output satisfies `enough`; rejects when it ends before. */
export function printed(
  child: ChildProcessWithoutNullStreams,
  enough: (output: string) => boolean,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    let errors = '';
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (enough(output)) resolve(output);
    });
    child.once('close', () => reject(new Error(`the child ended: ${output}${errors}`)));
  });
}
