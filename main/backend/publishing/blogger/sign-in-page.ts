/** The page the browser shows once Google has answered. It holds no script and names nothing of the account. */

type Words = Readonly<{ title: string; text: string }>;
type Outcome = 'done' | 'refused' | 'strange';

const WORDS = {
  fr: {
    done: { title: 'Connexion établie', text: 'Cette page peut être fermée. La suite est dans Escale.' },
    refused: { title: 'Connexion refusée', text: 'Rien n’a été connecté. Cette page peut être fermée.' },
    strange: { title: 'Adresse inattendue', text: 'Cette page ne correspond à aucune connexion en cours.' },
  },
  en: {
    done: { title: 'Signed in', text: 'This page can be closed. The rest happens in Escale.' },
    refused: { title: 'Sign-in refused', text: 'Nothing was connected. This page can be closed.' },
    strange: { title: 'Unexpected address', text: 'This page belongs to no sign-in under way.' },
  },
} as const satisfies Record<'fr' | 'en', Record<Outcome, Words>>;

/** The browser's own preference: the page is read there, not in Escale. French where nothing is said. */
function languageOf(acceptLanguage: string | undefined): 'fr' | 'en' {
  const wanted = (acceptLanguage ?? 'fr').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find((language) => language === 'fr' || language === 'en') ?? 'en';
}

export function signInPage(outcome: Outcome, acceptLanguage: string | undefined): string {
  const language = languageOf(acceptLanguage);
  const { title, text } = WORDS[language][outcome];
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title} – Escale</title>` +
    '<meta name="viewport" content="width=device-width"><style>' +
    'body{margin:0;min-height:100vh;display:grid;place-items:center;font:18px/1.6 system-ui,sans-serif;background:#f7f3ea;color:#22303a}' +
    'main{max-width:26rem;padding:2rem}h1{font-size:1.5rem;margin:0 0 .5rem}p{margin:0}' +
    '@media (prefers-color-scheme:dark){body{background:#14202b;color:#e9e4d8}}' +
    `</style></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`
  );
}
