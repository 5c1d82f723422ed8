import path from 'node:path';

/** Where the bytes of an asset lie, in the library's folder or another that is laid out like it. */
export function assetFile(folder: string, sha256: string): string {
  return path.join(folder, 'assets', sha256.slice(0, 2), sha256);
}
