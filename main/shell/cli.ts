/**
 * `escale --cli <command>` without a window. It needs the backend's Node, so it runs in a Node 24 child on the stand-in
 * and in this process on a modern Electron.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { app } from 'electron';
import { childEnvironment, chooseBackendKind } from './backend-process/backend-child.ts';
import { modernNode, unpacked } from './backend-process/node-child.ts';

/**
 * The arguments after `--cli`, or null to open the window. Arguments after `--` are files or addresses from the system
 * and never commands.
 */
export function commandLineOf(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--cli');
  const end = argv.indexOf('--');
  return at === -1 || (end !== -1 && end < at) ? null : argv.slice(at + 1);
}

/** Synchronous on the stand-in, because Electron would end the process for lack of a display first. */
export function runCommandLine(
  commands: readonly string[],
  environment: Readonly<Record<string, string>>,
): void {
  const script = join(app.getAppPath(), 'out/main/cli.cjs');
  if (chooseBackendKind(process.versions.napi, undefined) === 'node') {
    const { status, error } = spawnSync(
      modernNode(app.getAppPath(), process.resourcesPath),
      [unpacked(script), ...commands],
      {
        stdio: 'inherit',
        env: childEnvironment(environment),
      },
    );
    if (error !== undefined) process.stderr.write(`${error.message}\n`);
    app.exit(status ?? 1);
    return;
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    app.commandLine.appendSwitch('ozone-platform', 'headless');
  }
  Object.assign(process.env, environment);
  process.argv = [process.argv[0] ?? 'escale', script, ...commands];
  const { finished } = createRequire(script)(script) as { finished: Promise<number> };
  void finished.then((code) => app.exit(code));
}
