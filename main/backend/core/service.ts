/** Services of an open library, found through its context. The file that starts a service holds its key. */
import { AppError } from '#contract/failure.ts';
import type { Lifecycle } from './lifecycle.ts';

type Library = Readonly<{ lifecycle: Lifecycle }>;

export type ServiceKey<Service> = Readonly<{
  put(library: Library, service: Service): void;
  find(library: Library): Service | undefined;
  /** Throws backend.unavailable if the service was not started. */
  of(library: Library): Service;
}>;

export function createServiceKey<Service>(): ServiceKey<Service> {
  const services = new WeakMap<Lifecycle, Service>();
  return {
    put: ({ lifecycle }, service) => void services.set(lifecycle, service),
    find: ({ lifecycle }) => services.get(lifecycle),
    of({ lifecycle }) {
      const service = services.get(lifecycle);
      if (service === undefined) throw new AppError('backend.unavailable');
      return service;
    },
  };
}
