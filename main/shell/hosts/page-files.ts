/** Reads the files of the built page, out/renderer, and nothing above it. */
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

/** The file of a path, or null if it leaves the folder or has a type that is not served. */
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

export async function readPageFile(root: string, pathname: string): Promise<PageFile | null> {
  const file = pageFilePath(root, pathname);
  if (file === null) return null;
  try {
    return { type: file.type, bytes: new Uint8Array(await readFile(file.path)) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
}
