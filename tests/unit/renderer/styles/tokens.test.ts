import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = path.resolve(import.meta.dirname, '../../../../renderer');
const source = readFileSync(path.join(renderer, 'styles/tokens.css'), 'utf8');

type Tokens = ReadonlyMap<string, string>;

function block(selector: string): Tokens {
  const start = source.indexOf(`${selector} {`);
  const body = source.slice(start, source.indexOf('\n}', start));
  return new Map(
    [...body.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
}

const themes: Readonly<Record<string, Tokens>> = {
  light: block(':root'),
  dark: block(":root[data-theme='dark']"),
};

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(theme: Tokens, one: string, other: string): number {
  const [a, b] = [theme.get(one), theme.get(other)].map((hex) => {
    if (hex === undefined || !/^#[0-9a-f]{6}$/.test(hex))
      throw new Error(`${one} or ${other} is no plain colour: ${hex}`);
    return luminance(hex);
  });
  return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05);
}

const surfaces = ['paper', 'paper-raised', 'paper-sunk', 'hover'];
const text: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...surfaces, 'accent-soft', 'alert-soft', 'selection']],
  ['ink-soft', [...surfaces, 'accent-soft', 'alert-soft']],
  ['ink-faint', [...surfaces, 'accent-soft']],
  ['accent', [...surfaces, 'accent-soft']],
  ['alert', [...surfaces, 'alert-soft']],
  ['accent-ink', ['accent', 'accent-hover']],
  ['alert-ink', ['alert', 'alert-hover']],
  ...Array.from(
    { length: 8 },
    (_, index) =>
      [`tint-ink-${index + 1}`, [`tint-${index + 1}`, 'paper', 'paper-raised', 'paper-sunk']] as const,
  ),
];

describe.each(Object.entries(themes))('the %s theme', (_name, theme) => {
  it.each(text)('keeps --%s readable (4.5:1) on every surface below it', (ink, papers) => {
    const low = papers
      .filter((paper) => contrast(theme, ink, paper) < 4.5)
      .map((paper) => `${paper} ${contrast(theme, ink, paper).toFixed(2)}`);
    expect(low).toEqual([]);
  });

  it.each(['line-strong', 'focus'])('keeps --%s visible (3:1) as the edge of a control', (edge) => {
    const low = ['paper', 'paper-raised', 'paper-sunk'].filter((paper) => contrast(theme, edge, paper) < 3);
    expect(low).toEqual([]);
  });
});

it('gives every colour to both themes', () => {
  const colours = (theme: Tokens): string[] =>
    [...theme].filter(([, value]) => /#|rgb/.test(value)).map(([name]) => name);
  expect(colours(block(":root[data-theme='dark']")).toSorted()).toEqual(colours(block(':root')).toSorted());
});

const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.css') && !file.endsWith('tokens.css') && !file.endsWith('highlights.css'),
);

// --escale-…: words that the editor sets from the messages, for its placeholders.
it('defines every token that a style uses', () => {
  const knownTokens = new Set(themes['light']?.keys());
  const unknown = sheets.flatMap((file) => {
    const sheet = readFileSync(path.join(renderer, file), 'utf8');
    const own = new Set([...sheet.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name?.slice(2)));
    return [...sheet.matchAll(/var\(--([a-z0-9-]+)(,)?/g)]
      .filter(
        ([, name, fallback]) =>
          fallback === undefined &&
          !knownTokens.has(name ?? '') &&
          !own.has(name) &&
          !name?.startsWith('escale-'),
      )
      .map(([, name]) => `${file}: --${name}`);
  });
  expect(unknown).toEqual([]);
});

it('styles use tokens for colours', () => {
  const loose = sheets.flatMap((file) =>
    [
      ...readFileSync(path.join(renderer, file), 'utf8').matchAll(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi),
    ].map(([colour]) => `${file}: ${colour}`),
  );
  expect(loose).toEqual([]);
});

it('draws matches in the theme’s colours, which ::highlight cannot reference', () => {
  const css = readFileSync(path.join(renderer, 'styles/highlights.css'), 'utf8');
  const colours = (selector: string): string[] => {
    const at = css.indexOf(`${selector} {`);
    return css.slice(at, css.indexOf('}', at)).match(/#[0-9a-f]{3,6}/g) ?? [];
  };
  for (const [name, theme] of Object.entries(themes)) {
    const rule = (highlight: string): string =>
      `\n:root${name === 'dark' ? "[data-theme='dark']" : ''}[data-highlights~='${highlight}'] ::highlight(${highlight})`;
    const full = (hex: string): string => (hex === '#fff' ? '#ffffff' : hex);
    expect(colours(rule('escale-find'))).toEqual([theme.get('selection')]);
    expect(colours(rule('escale-find-current')).map(full)).toEqual([
      theme.get('accent'),
      theme.get('accent-ink'),
    ]);
  }
});
