/** The forms of a language, from its Hunspell dictionary: each word with the endings that its flags allow. */
import fs from 'node:fs';
import path from 'node:path';

type Ending = Readonly<{ strip: string; add: string; condition: RegExp }>;

/** The forms of each word of `package` (dictionary-fr, dictionary-en), the word itself first; letters only, in the file's order. */
export function formsOf(name: 'dictionary-fr' | 'dictionary-en'): string[][] {
  const folder = path.join(import.meta.dirname, '../../node_modules', name);
  const [aff, dic] = ['index.aff', 'index.dic'].map((file) =>
    fs.readFileSync(path.join(folder, file), 'utf8'),
  );
  const { endings, flagLength } = readEndings(aff ?? '');
  const words: string[][] = [];
  for (const line of (dic ?? '').split('\n').slice(1)) {
    const [head = '', flags = ''] = (line.split(/\s/u)[0] ?? '').split('/');
    if (!/^\p{Ll}{2,30}$/u.test(head)) continue;
    const forms = new Set([head]);
    for (let at = 0; at < flags.length; at += flagLength)
      for (const { strip, add, condition } of endings.get(flags.slice(at, at + flagLength)) ?? [])
        if (head.endsWith(strip) && condition.test(head))
          forms.add(head.slice(0, head.length - strip.length) + add);
    words.push([...forms].filter((form) => /^\p{Ll}{2,30}$/u.test(form)));
  }
  return words;
}

function readEndings(aff: string): { endings: Map<string, Ending[]>; flagLength: number } {
  const endings = new Map<string, Ending[]>();
  for (const line of aff.split('\n')) {
    const [kind, flag = '', strip = '', add = '', condition = '.'] = line.trim().split(/\s+/u);
    if (kind !== 'SFX' || /^[YN]$/u.test(strip)) continue;
    const ending: Ending = {
      strip: strip === '0' ? '' : strip,
      add: (add.split('/')[0] ?? '').replace(/^0$/u, ''),
      condition: new RegExp(`${condition}$`, 'u'),
    };
    const flagEndings = endings.get(flag);
    if (flagEndings === undefined) endings.set(flag, [ending]);
    else flagEndings.push(ending);
  }
  return { endings, flagLength: /^FLAG long/mu.test(aff) ? 2 : 1 };
}
