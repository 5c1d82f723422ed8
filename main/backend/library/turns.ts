/** Work on pictures, a few at a time: each holds one of the threads that the files and the network of this process share. */

/** @param atOnce the others wait, in order */
export function createTurns(atOnce: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let working = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (working >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
    working += 1;
    try {
      return await work();
    } finally {
      working -= 1;
      queue.shift()?.();
    }
  };
}
