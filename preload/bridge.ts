/** All that a page gets of the rest of the app. What may be asked is decided in main, by the tables of contract/. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from './contract/bridge.ts';

const listeners = new Set<(event: string, payload: unknown) => void>();
ipcRenderer.on('escale:event', (_event, name: string, payload: unknown) => {
  for (const tell of listeners) tell(name, payload);
});

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('escale:call', name, input),
  subscribe(event, listener) {
    const tell = (name: string, payload: unknown): void => {
      if (name === event) listener(payload as Parameters<typeof listener>[0]);
    };
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  },
};
contextBridge.exposeInMainWorld('escale', bridge);
