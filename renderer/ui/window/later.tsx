import { lazy, Suspense, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';

const parts: (() => Promise<unknown>)[] = [];

/**
 * A part of the window that its first picture does without: it lies in a file of its own, since the page compiles what it
 * loads at each start. `loadTheRest` fetches it soon after; whoever is faster waits for it where it would stand.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactNode {
  let found: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;
  const fetched = (): Promise<ComponentType<Props>> => {
    loading ??= load().then((part) => {
      found = part;
      return part;
    });
    return loading;
  };
  parts.push(fetched);
  const Awaited = lazy(async () => ({ default: await fetched() }));
  return function Later(props) {
    // Chosen once for as long as it stands: another kind of part in its place would begin anew.
    const [Part] = useState<ComponentType<Props>>(() => found ?? Awaited);
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** Fetches every part that is not here yet. Rejects with what keeps one from being fetched. */
export const loadTheRest = async (): Promise<void> => void (await Promise.all(parts.map((load) => load())));
