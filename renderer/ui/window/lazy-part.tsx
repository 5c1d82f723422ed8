import { lazy, Suspense, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';

const parts: (() => Promise<unknown>)[] = [];

/**
 * A part of the window that the first paint does not need. It is a separate file, since the page compiles everything it
 * loads at start. `loadLazyParts` loads it soon after; if it is needed earlier, its place stays empty until then.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactNode {
  let component: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;
  const fetched = (): Promise<ComponentType<Props>> => {
    loading ??= load().then((part) => {
      component = part;
      return part;
    });
    return loading;
  };
  parts.push(fetched);
  const Awaited = lazy(async () => ({ default: await fetched() }));
  return function Later(props) {
    // Fixed while mounted: another component type would remount.
    const [Part] = useState<ComponentType<Props>>(() => component ?? Awaited);
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** Loads all parts not loaded yet. Rejects if one cannot be loaded. */
export const loadLazyParts = async (): Promise<void> => void (await Promise.all(parts.map((load) => load())));
