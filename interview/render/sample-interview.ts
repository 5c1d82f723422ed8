/** A short interview that demonstrates a presentation, with every element that styles affect. */
import type { Inline, Post } from '../document.ts';

/** Placeholders for the sample's picture and portraits; `samplePicture` gives their addresses. */
const PICTURE = '5'.repeat(64);
const PORTRAITS = ['6'.repeat(64), '7'.repeat(64)] as const;

export type SampleWords = Readonly<{
  language: string;
  title: string;
  lead: string;
  alt: string;
  caption: string;
  roles: readonly [string, string];
  questions: readonly [string, string];
  heading: string;
  answers: readonly [string, string, string, string];
}>;

const line = (text: string): Inline[] => [{ type: 'text', text }];

export function sampleInterview(words: SampleWords): Post {
  const names = ['Jeanne Le Goff', 'Malik Haddad'] as const;
  const answer = (index: 0 | 1 | 2 | 3) => ({
    type: 'answer' as const,
    id: `a${index}`,
    participants: [`p${index % 2}`],
    labelShown: true,
    blocks: [{ type: 'paragraph' as const, content: line(words.answers[index]) }],
  });
  const question = (index: 0 | 1) => ({
    type: 'question' as const,
    id: `q${index}`,
    content: [line(words.questions[index])],
  });
  return {
    version: 2,
    kind: 'interview',
    language: words.language,
    title: words.title,
    labels: [],
    participants: names.map((name, index) => ({
      id: `p${index}`,
      name,
      label: name,
      role: words.roles[index as 0 | 1],
      portrait: PORTRAITS[index as 0 | 1],
    })),
    lead: [line(words.lead)],
    body: [
      {
        type: 'image',
        asset: PICTURE,
        alt: words.alt,
        caption: line(words.caption),
        credit: names[0],
        decorative: false,
        width: 1200,
        height: 640,
      },
      question(0),
      answer(0),
      answer(1),
      { type: 'heading', level: 2, content: line(words.heading) },
      question(1),
      answer(2),
      answer(3),
    ],
  };
}

const svgAddress = (width: number, height: number, inside: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${inside}</svg>`)}`;
const boat = (x: number, y: number, size: number): string =>
  `<g transform="translate(${x} ${y}) scale(${size})"><path d="M0-120V0h-70z" fill="#f7f3ea"/><path d="M8-100V0h50z" fill="#e8dfcd"/><path d="M-80 10H80L55 34H-58z" fill="#7a4b32"/></g>`;
const portrait = (ground: string, hair: string, coat: string): string =>
  svgAddress(
    128,
    128,
    `<rect width="128" height="128" fill="${ground}"/><path d="M14 128c4-34 24-46 50-46s46 12 50 46z" fill="${coat}"/><circle cx="64" cy="54" r="26" fill="#d9a582"/><path d="M36 52c0-24 14-34 29-34s28 10 27 33c-8-3-12-9-14-15-8 9-24 12-42 16z" fill="${hair}"/>`,
  );

/** The pictures of the sample, as data URLs. */
export function samplePicture(sha256: string): string {
  if (sha256 === PORTRAITS[0]) return portrait('#cfe0dd', '#5b3a29', '#1f6469');
  if (sha256 === PORTRAITS[1]) return portrait('#e6dcc8', '#23282d', '#34506b');
  return svgAddress(
    1200,
    640,
    `<rect width="1200" height="640" fill="#cfe3e6"/><path d="M0 330C200 210 330 250 520 300S880 180 1200 290V420H0z" fill="#8fb3a4"/><path d="M0 372c300-70 520-20 740-30s320-40 460-10v120H0z" fill="#6e9a8b"/><rect y="400" width="1200" height="240" fill="#3f8490"/><path d="M0 470h1200M0 540h1200M0 600h1200" stroke="#5a9ba5" stroke-width="4" stroke-dasharray="90 60"/>${boat(330, 440, 1)}${boat(690, 430, 0.8)}${boat(930, 480, 1.3)}`,
  );
}
