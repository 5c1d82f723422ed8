/** Pictures and drawings. */
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { SVG_LIMITS } from '#backend/library/pictures/check-svg.ts';
import { LARGEST_FILE, MOST_PIXELS, readPicture } from '#backend/library/pictures/read-picture.ts';
import { countOf, type Reading, sizeOf, type WorstInput } from './reading.ts';

const SIDE = Math.floor(Math.sqrt(MOST_PIXELS));
const blank = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#345' } });

/** A PNG whose header has a false size. */
async function pngOfSize(width: number, height: number): Promise<Buffer> {
  const png = await blank(1).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

const svg = (inside: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="2000">${inside}</svg>`);
const fullSize = 'width="2000" height="2000"';
const drawingInput =
  (inside: (of: (most: number) => number) => string): WorstInput =>
  (share) => {
    const bytes = svg(inside((most) => Math.ceil(most * share)));
    return () => readPicture(bytes);
  };
const masks = Array.from(
  { length: 5 },
  (_, at) => `<mask id="m${at}"><rect ${fullSize} mask="url(#m${at + 1})"/></mask>`,
).join('');
const layers = (count: number): string =>
  `${'<g opacity=".9">'.repeat(count)}<rect ${fullSize}/>${'</g>'.repeat(count)}`;

export const PICTURES: readonly Reading[] = [
  {
    name: 'picture',
    where: 'process',
    bounds: [
      {
        most: sizeOf(LARGEST_FILE),
        above: () => readPicture(Buffer.alloc(LARGEST_FILE + 1)),
        code: 'asset.too-large',
      },
      {
        most: `${MOST_PIXELS / 1_000_000} megapixels`,
        above: async () => readPicture(await pngOfSize(SIDE + 2, SIDE)),
        code: 'asset.too-large',
      },
    ],
    worst: Object.fromEntries(
      (['jpeg', 'png', 'webp', 'gif', 'tiff'] as const).map((format): [string, WorstInput] => [
        format,
        async (share) => {
          const side = Math.floor(SIDE * Math.sqrt(share));
          const bytes = await blank(side).toFormat(format, { effort: 1 }).toBuffer();
          return () => readPicture(bytes);
        },
      ]),
    ),
  },
  {
    name: 'drawing (SVG)',
    where: 'drawing thread',
    bounds: [
      {
        most: sizeOf(SVG_LIMITS.bytes),
        above: () => readPicture(svg(' '.repeat(SVG_LIMITS.bytes))),
        code: 'asset.too-large',
      },
      {
        most: countOf(SVG_LIMITS.elements, 'elements'),
        above: () => readPicture(svg('<g/>'.repeat(SVG_LIMITS.elements))),
        code: 'asset.too-complex',
      },
      {
        most: `${SVG_LIMITS.depth} deep`,
        above: () => readPicture(svg('<g>'.repeat(SVG_LIMITS.depth) + '</g>'.repeat(SVG_LIMITS.depth))),
        code: 'asset.too-complex',
      },
      {
        most: `${SVG_LIMITS.layers} layers at a time`,
        above: () => readPicture(svg(layers(SVG_LIMITS.layers + 1))),
        code: 'asset.too-complex',
      },
      {
        most: countOf(SVG_LIMITS.again, 'elements that draw others'),
        above: () => readPicture(svg('<use href="#a"/>'.repeat(SVG_LIMITS.again + 1))),
        code: 'asset.too-complex',
      },
    ],
    worst: {
      'masks in masks': drawingInput(() => `${masks}<rect ${fullSize} mask="url(#m0)"/>`),
      layers: drawingInput((of) => layers(of(SVG_LIMITS.layers))),
      shapes: drawingInput((of) => '<circle r="900" stroke="#000"/>'.repeat(of(SVG_LIMITS.elements / 10))),
      curves: drawingInput(
        (of) => `<path d="M0 0C${'2000 0 0 2000 2000 2000 0 2000 2000 0 0 0 '.repeat(of(100))}"/>`,
      ),
      'layer after layer': drawingInput((of) =>
        '<rect width="9" height="9" opacity=".9"/>'.repeat(of(2_000)),
      ),
      letters: drawingInput((of) => `<text>${'mot '.repeat(of(750))}</text>`),
      space: drawingInput((of) => ' '.repeat(of(SVG_LIMITS.bytes - 200))),
    },
  },
];
