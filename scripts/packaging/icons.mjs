// The app's icon for the three systems, drawn from the one SVG: PNGs for Linux, an .ico for Windows, an .icns for macOS.
// Both containers hold whole PNGs, which Windows (since Vista) and macOS (since 10.7) read.
import fs from 'node:fs';
import path from 'node:path';

const LINUX = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
/** Type of the element -> its size in pixels; `ic11` to `ic14` are those of doubled screens. */
const MAC = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/**
 * @param {readonly {size: number, png: Uint8Array}[]} pictures up to 256 pixels
 * @returns {Buffer} a header, 16 bytes for each picture, then the pictures; 256 is written as 0
 */
export function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** @param {readonly {type: string, png: Uint8Array}[]} pictures @returns {Buffer} `icns`, the length of all, then type and length before each */
export function icns(pictures) {
  const part = (type, bytes) => {
    const head = Buffer.alloc(8, type, 'latin1');
    head.writeUInt32BE(8 + bytes.length, 4);
    return Buffer.concat([head, bytes]);
  };
  return part('icns', Buffer.concat(pictures.map(({ type, png }) => part(type, png))));
}

/** Draws them all into `folder` as electron-builder expects them, unless they are newer than the SVG. */
export async function drawIcons(svg, folder) {
  const mac = path.join(folder, 'icon.icns');
  if (fs.existsSync(mac) && fs.statSync(mac).mtimeMs > fs.statSync(svg).mtimeMs) return;
  const { default: sharp } = await import('sharp');
  const drawing = fs.readFileSync(svg);
  const drawn = new Map();
  for (const size of LINUX)
    drawn.set(
      size,
      // Drawn at the size it is wanted in: a reduced picture of 512 would be blurred at 16.
      await sharp(drawing, { density: (72 * size) / 512 })
        .resize(size, size)
        .png({ compressionLevel: 9 })
        .toBuffer(),
    );
  const linux = path.join(folder, 'linux');
  fs.mkdirSync(linux, { recursive: true });
  for (const [size, png] of drawn) fs.writeFileSync(path.join(linux, `${size}x${size}.png`), png);
  fs.writeFileSync(
    path.join(folder, 'icon.ico'),
    ico(WINDOWS.map((size) => ({ size, png: drawn.get(size) }))),
  );
  fs.writeFileSync(mac, icns(MAC.map(([type, size]) => ({ type, png: drawn.get(size) }))));
}
