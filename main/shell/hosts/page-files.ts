/** The built page's files: out/renderer and nothing above it. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

type PageFile = Readonly<{ type: string; bytes: Uint8Array<ArrayBuffer> }>;

/** The file's place for a path of the address, or null for one that leaves the folder or has a type we do not serve. */
export function pageFilePath(root: string, pathname: string): { path: string; type: string } | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname === '/' || pathname === '' ? '/index.html' : pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const path = normalize(join(root, decoded));
  const type = TYPES[extname(path).toLowerCase()];
  return path.startsWith(root + sep) && type !== undefined ? { path, type } : null;
}

/** Null where there is no such file. */
export async function readPageFile(root: string, pathname: string): Promise<PageFile | null> {
  const place = pageFilePath(root, pathname);
  if (place === null) return null;
  try {
    return { type: place.type, bytes: new Uint8Array(await readFile(place.path)) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
}
