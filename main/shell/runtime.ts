/** Describes the running Electron for About and the log. Pure. */
import { devDependencies } from '../../package.json';

export type Runtime = Readonly<{ name: string; standIn: boolean }>;

/**
 * `standIn` is true if this is not the pinned Electron (docs/design/runtime.md#two-electrons).
 * @param electron the running version, from process.versions.electron
 */
export function describeRuntime(electron: string, pinned: string = devDependencies.electron): Runtime {
  const standIn = electron !== pinned;
  return {
    name: standIn ? `Electron ${electron} (stand-in for ${pinned})` : `Electron ${electron}`,
    standIn,
  };
}
