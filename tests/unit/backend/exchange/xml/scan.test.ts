/** The scanner alone: accepted input, errors, and linear time on hostile input. */
import { describe, expect, test } from 'vitest';
import { wholeCharacters } from '#interview/inlines.ts';
import { readLine, readText } from '#backend/exchange/xml/values.ts';
import { createXmlScanner } from '#backend/exchange/xml/scan.ts';

function scan(xml: string | Buffer, size = 1 << 20) {
  const events: string[] = [];
  let text = '';
  const flushText = (event: string): void => {
    if (text !== '') events.push(`"${text}"`);
    text = '';
    events.push(event);
  };
  const scanner = createXmlScanner({
    open: ({ name, attributes }, at) =>
      flushText(
        `<${name}${Object.entries(attributes)
          .map(([key, value]) => ` ${key}=${value}`)
          .join('')}> ${at.line}:${at.byte}`,
      ),
    close: (name) => flushText(`</${name}>`),
    text: (piece) => (text += piece),
    wantsText: () => true,
  });
  const bytes = Buffer.from(xml);
  for (let at = 0; at < bytes.length; at += size) scanner.write(bytes.subarray(at, at + size));
  scanner.end();
  return { events, fault: scanner.fault() };
}

describe('accepted input', () => {
  test.each([
    ['attributes in any quotes, or none', `<a b="1" c = '2' d=3 e/>`, ['<a b=1 c=2 d=3> 1:0', '</a>']],
    ['a > inside quotes', `<a b="x > y">t</a>`, ['<a b=x > y> 1:0', '"t"', '</a>']],
    [
      'a stray &, a stray <',
      '<a>R&D < 3 &lt;b&gt; &amp;lt; x<3</a>',
      ['<a> 1:0', '"R&D < 3 <b> &lt; x<3"', '</a>'],
    ],
    ['character data', '<a><![CDATA[<b>&amp; ]]]]>c</a>', ['<a> 1:0', '"<b>&amp; ]]c"', '</a>']],
    [
      'comments and instructions',
      '<?xml version="1.0"?><!-- <x> --><a><?php echo "<b>" ?><!----></a>',
      ['<a> 1:33', '</a>'],
    ],
    ['a document type without declarations', '<!DOCTYPE feed>\n<a/>', ['<a> 2:16', '</a>']],
    [
      'lines that end in any way',
      '<a>1\r\n2\r3\n<b/></a>',
      ['<a> 1:0', '"1\n2\n3\n"', '<b> 3:10', '</b>', '</a>'],
    ],
    ['names of objects', '<a __proto__="1" constructor="2"/>', ['<a __proto__=1 constructor=2> 1:0', '</a>']],
  ])('%s', (_name, xml, events) => {
    for (const size of [1, 2, 5, 1000]) expect(scan(xml, size)).toEqual({ events, fault: undefined });
  });
});

describe('faults with their position', () => {
  test.each([
    ['cut', '<a>\n<b>x', { damage: 'cut', line: 2, byte: 8 }],
    ['cut', '<a></a><b', { damage: 'cut', line: 1, byte: 9 }],
    ['cut', '<a><!-- ', { damage: 'cut', line: 1, byte: 8 }],
    ['cut', '<a><![CDATA[ x', { damage: 'cut', line: 1, byte: 14 }],
    ['malformed', '<a>\n\n<b></a>', { damage: 'malformed', line: 3, byte: 8 }],
    ['malformed', '</a>', { damage: 'malformed', line: 1, byte: 0 }],
    ['forbidden', '<!DOCTYPE a [<!ENTITY b "c">]><a/>', { damage: 'forbidden', line: 1, byte: 0 }],
    ['forbidden', '<a>'.repeat(201), { damage: 'forbidden', line: 1, byte: 600 }],
  ])('%s: %s', (_name, xml, fault) => {
    for (const size of [1, 3, 1000]) expect(scan(xml, size).fault).toEqual(fault);
  });

  test('limits the buffer for a tag that never ends', () => {
    expect(scan(`<a ${'b'.repeat(400_000)}`, 65_536).fault).toMatchObject({ damage: 'malformed' });
  });
});

test('reads hostile input in one pass', () => {
  const long = 200_000;
  for (const tag of [
    `<a ${'b'.repeat(long)}"" c="1"/>`,
    `<a ${'b= '.repeat(long / 4)}/>`,
    `<a ${'"'.repeat(long)}=1/>`,
    `<a b=${'/'.repeat(long)}>x</a>`,
  ])
    expect(scan(tag).events[0]).toMatch(/^<a/);
  expect(readText('&'.repeat(long))).toHaveLength(long);
  expect(readText('&#'.repeat(long))).toHaveLength(2 * long);
});

describe('references', () => {
  test.each([
    ['&amp;eacute; &eacute; &Eacute;', '&eacute; é É'],
    ['&#38;amp; &#x26;lt;', '&amp; &lt;'],
    ['&#8217;&#x2019;&rsquo;', '’’’'],
    ['&#146;&#150;', '’–'],
    ['&#0;&#x0;&#11;a\u0007b', 'ab'],
    ['&inconnue; &x y; &;', '&inconnue; &x y; &;'],
    ['&#1114112;&#99999999;', '&#1114112;&#99999999;'],
  ])('%s', (xml, text) => expect(readText(xml)).toBe(text));

  test('decodes surrogate halves', () => {
    expect(wholeCharacters(readText('&#xD83C;&#xDF89; &#xD83C;'))).toBe('🎉 \ufffd');
  });

  test('unescapes titles twice at most, on one line', () => {
    expect(readLine(' L&amp;#39;été\n &amp;amp;amp; ')).toBe("L'été &amp;");
  });
});
