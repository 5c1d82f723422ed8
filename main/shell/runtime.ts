/** Which Electron this is, for About and the log. Pure. */
import { devDependencies } from '../../package.json';

export type Runtime = Readonly<{ name: string; standIn: boolean }>;

/**
 * `standIn` where this is not the Electron that Escale is made for (docs/design/runtime.md#two-electrons).
 * @param electron the version that runs, of process.versions.electron
 */
export function describeRuntime(electron: string, pinned: string = devDependencies.electron): Runtime {
  const standIn = electron !== pinned;
  return {
    name: standIn ? `Electron ${electron} (stand-in for ${pinned})` : `Electron ${electron}`,
    standIn,
  };
}
