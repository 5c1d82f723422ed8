/** Drawings of a few hundred bytes that a renderer works on for ever: refused before they are drawn. */
import { describe, expect, it, test } from 'vitest';
import { checkSvg, SVG_LIMITS } from '#backend/library/pictures/check-svg.ts';
import { readPicture } from '#backend/library/pictures/read-picture.ts';
import { createSvgInspection } from '#backend/library/pictures/svg-inspection.ts';
import type { AppError } from '#contract/failure.ts';
import { makePhoto } from '#tests/builders/photo.ts';

const svg = (inside: string, head = ''): Buffer =>
  Buffer.from(
    `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="2000" height="2000">${inside}</svg>`,
  );
const rect = '<rect width="20" height="10" fill="#246"/>';

describe('filters', () => {
  test.each([
    ['turbulence', '<filter id="f"><feTurbulence baseFrequency="9" numOctaves="9999999"/></filter>'],
    ['morphology', '<filter id="f"><feMorphology radius="9999"/></filter>'],
    ['hundreds of them', '<filter id="f"><feGaussianBlur stdDeviation="99"/></filter>'.repeat(300)],
    ['under a prefix', '<s:filter xmlns:s="http://www.w3.org/2000/svg" id="f"/>'],
    ['as a property', '<rect style="fill:red;filter: blur(900px)" width="9" height="9"/>'],
    ['as an attribute', '<rect filter="blur(900px)" width="9" height="9"/>'],
    ['in a style sheet', `<style>rect{ filter : url(#f) }</style>${rect}`],
    ['escaped', `<style><![CDATA[rect{f\\69 lter:blur(900px)}]]></style>${rect}`],
    ['behind a comment', `<style>rect{/* a */filter/**/:blur(9px)}</style>${rect}`],
  ])('%s', async (_name, inside) => {
    await expect(readPicture(svg(inside))).rejects.toMatchObject({ code: 'asset.filters' });
  });

  it('by an entity', () => {
    const head = '<!DOCTYPE svg [<!ENTITY f "filter:blur(9px)">]>';
    expect(() => checkSvg(svg('<rect style="&f;" width="9" height="9"/>', head))).toThrow('asset.filters');
  });
});

test.each([
  ['elements in an entity', svg('&f;', '<!DOCTYPE svg [<!ENTITY f "<rect/>">]>')],
  ['entities in entities', svg('', '<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>')],
  ['an entity of another file', svg('', '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>')],
  ['more elements than a drawing has', svg(rect.repeat(SVG_LIMITS.elements + 1))],
  ['nested deeper', svg(`${'<g>'.repeat(300)}${'</g>'.repeat(300)}`)],
  ['drawn again and again', svg('<use href="#a"/>'.repeat(SVG_LIMITS.again + 1))],
  ['patterns of patterns', svg(`${'<pattern>'.repeat(6)}${'</pattern>'.repeat(6)}`)],
  ['a drawing in a drawing', svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>')],
  ['a text of thousands of letters', svg(`<text>${'mot '.repeat(1_000)}</text>`)],
  ['dashes that nobody sees', svg('<path stroke-dasharray="1e-5 1e-5" d="M0 0H2000"/>')],
])('what takes too long is refused: %s', async (_name, bytes) => {
  await expect(readPicture(bytes)).rejects.toMatchObject({ code: 'asset.too-complex' });
});

test('an encoding in which other words stand than one reads', async () => {
  const bytes = svg(rect, '<?xml version="1.0" encoding="UTF-7"?>');
  await expect(readPicture(bytes)).rejects.toMatchObject({ code: 'asset.not-a-picture' });
});

test.each([
  [
    'as Illustrator writes them',
    svg(
      rect,
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>',
    ),
  ],
  ['as Inkscape does', svg(`<g style="fill:none;filter:none" filter="none">${rect}</g>`)],
  [
    'with patterns, uses and dashes',
    svg(
      `<defs><pattern id="p" width="9" height="9"><circle r="3"/></pattern></defs><use href="#p"/><path stroke-dasharray="5 3" d="M0 0H99"/>`,
    ),
  ],
])('drawings are drawn: %s', async (_name, bytes) => {
  expect(await readPicture(bytes)).toMatchObject({ mime: 'image/png', width: 2_000, height: 2_000 });
});

test('one that takes more memory to look through than there is for it, though it is within every count', async () => {
  const look = createSvgInspection({ memory: 24, work: 20_000 });
  const attributes = Array.from({ length: 200_000 }, (_, at) => `a${at}="b"`).join(' ');
  await expect(look(svg(`<rect ${attributes}/>`))).rejects.toMatchObject({ code: 'asset.too-complex' });
  await look(svg(rect));
});

test('eight of them at once stop no picture', async () => {
  const filter = svg('<filter id="f"><feTurbulence numOctaves="99999"/></filter><rect filter="url(#f)"/>');
  const eight = Promise.allSettled(Array.from({ length: 8 }, () => readPicture(filter)));
  expect(await readPicture(await makePhoto({ width: 40, height: 30, seed: 1 }))).toMatchObject({ width: 40 });
  const codes = (await eight).map((one) => one.status === 'rejected' && (one.reason as AppError).code);
  expect(new Set(codes)).toEqual(new Set(['asset.filters']));
});
