/** The page's only access to the rest of the app. The request tables of contract/ limit what main accepts. */
import * as electron from 'electron';
import type { Bridge } from './contract/bridge.ts';

const { contextBridge, ipcRenderer } = electron;
const listeners = new Set<(event: string, payload: unknown) => void>();
ipcRenderer.on('escale:event', (_event, name: string, payload: unknown) => {
  for (const listener of listeners) listener(name, payload);
});

/** The system's path of a dropped file, for the shell; '' for one that a page made. Electron 25 writes it on the file. */
function pathOf(file: object): string {
  if (!(file instanceof File)) return '';
  const utils = Reflect.get(electron, 'webUtils') as { getPathForFile(file: File): string } | undefined;
  return utils === undefined ? String(Reflect.get(file, 'path')) : utils.getPathForFile(file);
}

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('escale:call', name, input),
  giveDropped: (files) => ipcRenderer.invoke('escale:drop', files.map(pathOf)),
  subscribe(event, listener) {
    const forward = (name: string, payload: unknown): void => {
      if (name === event) listener(payload as Parameters<typeof listener>[0]);
    };
    listeners.add(forward);
    return () => {
      listeners.delete(forward);
    };
  },
};
contextBridge.exposeInMainWorld('escale', bridge);
