/** Drawings of a few hundred bytes that render for ever: refused before. */
import { describe, expect, it, test } from 'vitest';
import { checkSvg, SVG_LIMITS } from '#backend/library/pictures/check-svg.ts';
import { readPicture } from '#backend/library/pictures/read-picture.ts';
import { createSvgInspection } from '#backend/library/pictures/svg-inspection.ts';
import type { AppError } from '#contract/failure.ts';
import { makePhoto } from '#tests/builders/photo.ts';
import { printed, startChild } from '../../child-process.ts';

const svg = (inside: string, head = ''): Buffer =>
  Buffer.from(
    `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="2000" height="2000">${inside}</svg>`,
  );
const rect = '<rect width="20" height="10" fill="#246"/>';

describe('filters', () => {
  test.each([
    ['turbulence', '<filter id="f"><feTurbulence baseFrequency="9" numOctaves="9999999"/></filter>'],
    ['morphology', '<filter id="f"><feMorphology radius="9999"/></filter>'],
    ['hundreds of filters', '<filter id="f"><feGaussianBlur stdDeviation="99"/></filter>'.repeat(300)],
    ['a filter with a prefix', '<s:filter xmlns:s="http://www.w3.org/2000/svg" id="f"/>'],
    ['a filter as a property', '<rect style="fill:red;filter: blur(900px)" width="9" height="9"/>'],
    ['a filter as an attribute', '<rect filter="blur(900px)" width="9" height="9"/>'],
    ['a filter in a style sheet', `<style>rect{ filter : url(#f) }</style>${rect}`],
    ['a filter in two pieces', `<style>rect{fil<![CDATA[ter:blur(900px)}]]></style>${rect}`],
    ['a filter after an apparent comment', `<style>rect{a:"/*";filter:blur(9px);b:"*/"}</style>${rect}`],
    ['a filter after a comment', `<style>rect{/* a */filter/**/:blur(9px)}</style>${rect}`],
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
  ['a drawing by another attribute', svg('<image path="data:image/svg+xml;base64,PHN2Zy8+"/>')],
  ['a drawing behind a broken address', svg('<image href="da&#10;ta:image/svg+xml;base64,PHN2Zy8+"/>')],
  ['a drawing that is included', svg('<i:include xmlns:i="x" href="data:image/png;base64,PHN2Zy8+"/>')],
  ['a style sheet elsewhere', svg(rect, '<?xml-stylesheet href="data:text/css,g{opacity:.5}"?>')],
  ['a style sheet that is imported', svg('<style>@import url(data:text/css,g{})</style>')],
  ['a style sheet with escaped names', svg('<style>rect{f\\69 lter:blur(900px)}</style>')],
  ['a style sheet with blocks in blocks', svg('<style>g{x:{a};opacity:.9}</style>')],
  ['attributes that no element shows', svg(rect, '<!DOCTYPE svg [<!ATTLIST g opacity CDATA "0.5">]>')],
  ['a text of thousands of letters', svg(`<text>${'mot '.repeat(1_000)}</text>`)],
  ['dashes that nobody sees', svg('<path stroke-dasharray="1e-5 1e-5" d="M0 0H2000"/>')],
])('refuses a drawing that takes too long: %s', async (_name, bytes) => {
  await expect(readPicture(bytes)).rejects.toMatchObject({ code: 'asset.too-complex' });
});

const nestedSvg = (open: string, close: string, times: number): Buffer =>
  svg(`${open.repeat(times)}${rect}${close.repeat(times)}`);
/** Masks that are masked themselves. */
const masks = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `<mask id="m${at}"><rect width="9" height="9" mask="url(#m${at + 1})"/></mask>`,
  ).join('');
const pattern = (rest: string, inside = rect): string =>
  `<pattern id="p" width="10" height="10" ${rest}>${inside}</pattern>`;
const onUse = 'patternUnits="userSpaceOnUse"';
const painted = '<rect fill="url(#p)" width="9" height="9"/>';

test.each([
  ['masks in masks', svg(`${masks(9)}<rect width="9" height="9" mask="url(#m0)"/>`)],
  ['groups that are seen through', nestedSvg('<g opacity=".9">', '</g>', 30)],
  [
    'groups that a style sheet makes so',
    svg(`<style>x,svg g.a{opacity:50%}</style>${'<g class="b a">'.repeat(30)}${'</g>'.repeat(30)}`),
  ],
  ['blended groups', nestedSvg('<g style="mix-blend-mode:multiply">', '</g>', 30)],
  [
    'groups under a quoted name',
    svg(`<mask id="a;b"/><style>g{mask:url("#a;b")}</style>${'<g>'.repeat(30)}${'</g>'.repeat(30)}`),
  ],
  [
    'clips of the size of what they clip',
    svg(
      `<clipPath id="c" clipPathUnits="objectBoundingBox"/>${'<g clip-path="url(#c)">'.repeat(30)}${'</g>'.repeat(30)}`,
    ),
  ],
  ['uses that draw each other', svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')],
  [
    'uses of uses of uses',
    svg(
      Array.from(
        { length: 7 },
        (_, at) => `<g id="u${at}">${`<use href="#u${at + 1}"/>`.repeat(10)}</g>`,
      ).join(''),
    ),
  ],
  ['a large tile', svg(pattern(onUse).replaceAll('"10"', '"9000"') + painted)],
  ['a tile as large as the painted element', svg(pattern('') + painted.replaceAll('"9"', '"900"'))],
  ['a tile that is enlarged', svg(pattern(`${onUse} patternTransform="scale(900)"`) + painted)],
  [
    'a tile on an enlarged element',
    svg(`${pattern(onUse)}<g transform="matrix(900 0 0 900 0 0)">${painted}</g>`),
  ],
  [
    'a tile inherited from a group',
    svg(`${pattern(onUse)}<g fill="url(#p)"><g transform="scale(900)">${rect}</g></g>`),
  ],
  [
    'a tile with the size of another pattern',
    svg(
      `${pattern(`${onUse} patternTransform="scale(900)"`)}<pattern id="q" href="#p"/><rect fill="url(#q)"/>`,
    ),
  ],
  [
    'a tile in a tile',
    svg(pattern(onUse, '<rect fill="url(#q)"/>') + pattern(onUse).replace('"p"', '"q"') + painted),
  ],
  [
    'a path of long curves',
    svg(`<path d="M0 0C${'2000 0 0 2000 2000 2000 0 2000 2000 0 0 0 '.repeat(15_000)}"/>`),
  ],
  ['a path of long arcs', svg(`<path d="M0 0${'a2000 2000 0 01900 9'.repeat(15_000)}"/>`)],
  ['a line of a million dashes', svg('<circle r="9000" stroke-dasharray=".05"/>')],
  ['many layers in sequence', svg('<rect width="9" height="9" opacity=".9"/>'.repeat(9_000))],
  ['dashed letters', svg('<g stroke-dasharray="1"><text>mot</text></g>')],
  [
    'transparent masks',
    svg(
      `${masks(6).replaceAll('<mask ', '<mask opacity=".9" ')}<rect width="9" height="9" mask="url(#m0)"/>`,
    ),
  ],
])('refuses a drawing that takes too much memory: %s', async (_name, bytes) => {
  await expect(readPicture(bytes)).rejects.toMatchObject({ code: 'asset.too-complex' });
});

test('accepts no drawing that takes more memory than a photograph', async () => {
  const fullSize = 'width="2000" height="2000"';
  const worst = [
    `${masks(5)}<rect ${fullSize} mask="url(#m0)"/>`.replaceAll('width="9" height="9"', fullSize),
    '<g opacity=".9">'.repeat(24) + rect + '</g>'.repeat(24),
    `${pattern(onUse).replaceAll('"10"', '"1999"')}<rect ${fullSize} opacity=".9" fill="url(#p)"/>`,
    `<path d="M0 0C${'2000 0 0 2000 2000 2000 0 2000 2000 0 0 0 '.repeat(100)}"/>`,
  ].map((inside) => svg(inside).toString());
  const child = startChild('tests/unit/backend/library/children/draw.ts', []);
  child.stdin.end(JSON.stringify(worst));
  const { outcomes, megabytes } = JSON.parse(
    await printed(child, (output) => output.endsWith('\n')),
  ) as Readonly<{ outcomes: string[]; megabytes: number }>;
  expect(outcomes).toEqual(worst.map(() => 'image/png'));
  expect(megabytes).toBeLessThan(400);
});

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('draws a size in points or millimetres as large as one in pixels', async () => {
  const head = (size: string): Buffer =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 400 300">${'<g opacity=".9">'.repeat(10)}${rect}${'</g>'.repeat(10)}</svg>`,
    );
  for (const size of ['width="100pt" height="75pt"', 'width="40mm"', 'width="400" height="300"', ''])
    expect(await readPicture(head(size))).toMatchObject({ width: 1_600 });
});

test('counts embedded pictures by their size', async () => {
  const large = await makePhoto({ width: 6_000, height: 5_000, seed: 1 });
  const image = (address: string): Buffer => svg(`<image width="9" height="9" href="${address}"/>`);
  await expect(
    readPicture(image(`data:image/jpeg;base64,${large.toString('base64')}`)),
  ).rejects.toMatchObject({
    code: 'asset.too-large',
  });
  expect(await readPicture(image(pixel))).toMatchObject({ mime: 'image/png' });
});

test('refuses an encoding in which librsvg would read other markup', async () => {
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
  [
    'as matplotlib does',
    svg(
      `<style type="text/css">*{stroke-linejoin: round}</style><g clip-path="url(#c)"><path style="fill: url(#h); opacity: 0.5" d="M 0 0 L 9 9"/></g><pattern id="h" patternUnits="userSpaceOnUse" width="72" height="72"><rect width="73" height="73"/></pattern><clipPath id="c"><rect width="9" height="9"/></clipPath>`,
    ),
  ],
  [
    'as Illustrator colours them',
    svg(
      `<style>.a{isolation:isolate}.b,.c{mix-blend-mode:multiply;opacity:.3}@media print{.c{opacity:1}}@font-face{src:url("data:font/woff2;base64,AA")}</style><g class="a"><g class="b"><image class="c" width="9" height="9" xlink:href="${pixel}"/></g></g>`,
    ),
  ],
  [
    'as Figma fills them',
    svg(
      `<rect width="400" height="300" fill="url(#p)"/><pattern id="p" patternContentUnits="objectBoundingBox" width="1" height="1"><use xlink:href="#i" transform="translate(0 -0.1) scale(0.0025)"/></pattern><image id="i" width="1" height="1" xlink:href="${pixel}"/>`,
    ),
  ],
  [
    'as LibreOffice masks them',
    svg(
      `<g style="mask:url(#m)"><g style="opacity:0.5"><path d="M0 0H9V9"/></g></g><mask id="m"><path style="fill:url(#g)" d="M0 0H9V9Z"/></mask><linearGradient id="g"/>`,
    ),
  ],
  ['as Inkscape does', svg(`<g style="fill:none;filter:none" filter="none">${rect}</g>`)],
  [
    'with patterns, uses and dashes',
    svg(
      `<defs><pattern id="p" width="9" height="9"><circle r="3"/></pattern></defs><use href="#p"/><path stroke-dasharray="5 3" d="M0 0H99"/>`,
    ),
  ],
])('draws drawings of common programs: %s', async (_name, bytes) => {
  expect(await readPicture(bytes)).toMatchObject({ mime: 'image/png', width: 2_000, height: 2_000 });
});

test('refuses a drawing within every limit whose check takes more memory than the thread has', async () => {
  const look = createSvgInspection({ memory: 24, work: 20_000 });
  const attributes = Array.from({ length: 200_000 }, (_, at) => `a${at}="b"`).join(' ');
  await expect(look(svg(`<rect ${attributes}/>`))).rejects.toMatchObject({ code: 'asset.too-complex' });
  await look(svg(rect));
});

test('reads a picture while eight drawings are inspected', async () => {
  const filter = svg('<filter id="f"><feTurbulence numOctaves="99999"/></filter><rect filter="url(#f)"/>');
  const eight = Promise.allSettled(Array.from({ length: 8 }, () => readPicture(filter)));
  expect(await readPicture(await makePhoto({ width: 40, height: 30, seed: 1 }))).toMatchObject({ width: 40 });
  const codes = (await eight).map((one) => one.status === 'rejected' && (one.reason as AppError).code);
  expect(new Set(codes)).toEqual(new Set(['asset.filters']));
});
