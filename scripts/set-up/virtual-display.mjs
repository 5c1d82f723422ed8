// A virtual display for machines without one: Xvfb, and a screenshot of it.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Starts Xvfb on a free display number.
 * @returns {Promise<{display: string, framebuffer: string, close: () => void}>} `framebuffer`: the screen as an XWD file
 */
export async function startVirtualDisplay({ width = 1280, height = 800 } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-display-'));
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-fbdir', folder],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  const close = () => {
    server.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { display: `:${number}`, framebuffer: path.join(folder, 'Xvfb_screen0'), close };
}

/** Reads the XWD file that Xvfb keeps (32 bits a pixel, BGRX) into raw RGB. */
export function readFramebuffer(file) {
  const data = fs.readFileSync(file);
  const [headerSize, , , , width, height, , , , , , , lineBytes] = Array.from({ length: 13 }, (_, index) =>
    data.readUInt32BE(index * 4),
  );
  const colours = data.readUInt32BE(19 * 4);
  const start = headerSize + colours * 12;
  const rgb = Buffer.alloc(width * height * 3);
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0, from = start + y * lineBytes; x < width; x += 1, from += 4, to += 3) {
      rgb[to] = data[from + 2];
      rgb[to + 1] = data[from + 1];
      rgb[to + 2] = data[from];
    }
  }
  return { width, height, rgb };
}

/** Waits until the screen has content and is stable, then writes it as PNG. @returns {Promise<string>} the path */
export async function photograph(framebuffer, file, { patience = 20_000 } = {}) {
  let before = null;
  for (const started = Date.now(); Date.now() - started < patience;) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    const now = readFramebuffer(framebuffer);
    const empty = now.rgb.every((value) => value === now.rgb[0]);
    if (!empty && before !== null && before.rgb.equals(now.rgb)) break;
    before = now;
  }
  const { default: sharp } = await import('sharp');
  const { width, height, rgb } = before ?? readFramebuffer(framebuffer);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(file);
  return file;
}
