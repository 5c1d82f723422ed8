/** Files that once were refused without a name, took too long or too much: made again at each run, by kind and seed. */
export const KEPT: readonly Readonly<{ kind: string; seed: number }>[] = [];
