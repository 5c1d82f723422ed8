/** Posts as after an import: the blog’s HTML read into blocks with their sources, and the rows of an import. */
import type { Post } from '#interview/document.ts';
import { DOCUMENT_VERSION } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import type { Moment } from '#backend/library/posts/posts.ts';
import { hashDocument, insertPost } from '#backend/library/posts/posts.ts';
import { addRevision } from '#backend/library/posts/revisions.ts';
import { get, run, sql, transaction, type WritableDb } from '#backend/core/sql.ts';
import { refreshStatus } from '#backend/library/publications/shown-publications.ts';

export type Imported = Readonly<{
  title: string;
  html: string;
  labels?: readonly string[];
  publishedAt?: number;
}>;

export const BLOG = { id: 'blog-of-the-tests', name: 'Le blog du canal' } as const;

export function documentOf({ title, html, labels = [] }: Imported): Post {
  return {
    version: DOCUMENT_VERSION,
    kind: 'article',
    language: 'fr',
    title,
    labels: [...labels],
    participants: [],
    body: readHtml(html, { newId: () => 'unused', origin: 'blog', language: 'fr', keepSource: true }),
  };
}

/** Adds a post that is online and up to date, as after an import of its blog; returns its id. */
export function addImported(db: WritableDb, imported: Imported, moment: Moment): string {
  const document = documentOf(imported);
  const json = JSON.stringify(document);
  const hash = hashDocument(json);
  const { now, newId } = moment;
  return transaction(db, () => {
    const { id } = insertPost(db, document, moment);
    const rowid = get<{ rowid: number }>(db, sql`SELECT rowid FROM posts WHERE id = ${id}`)?.rowid ?? 0;
    run(
      db,
      sql`
      INSERT OR IGNORE INTO blogs (id, kind, remote_id, name, url, signature, created_at)
      VALUES (${BLOG.id}, 'blogger', '7001', ${BLOG.name}, 'https://canal.example/', '', ${now})`,
    );
    const remoteId = String(9_000 + rowid);
    run(
      db,
      sql`
      INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, published_at, base_title, base_labels, base_content,
        sent_document, sent_hash, sent_at, created_at)
      VALUES (${newId()}, ${id}, ${BLOG.id}, ${remoteId}, 'live', ${`https://canal.example/${remoteId}.html`},
        ${imported.publishedAt ?? now}, ${imported.title}, ${JSON.stringify(imported.labels ?? [])}, ${imported.html}, ${json}, ${hash},
        ${now}, ${now})`,
    );
    run(
      db,
      sql`
      INSERT INTO post_sources (post_id, entry_key, reported, body_at, body_hash, document_hash)
      VALUES (${id}, ${`${BLOG.id}/${remoteId}`}, '{}', 1, 'of-the-body', ${hash})`,
    );
    addRevision(
      db,
      newId(),
      {
        postRowid: rowid,
        title: imported.title,
        words: 1,
        document: json,
        documentVersion: DOCUMENT_VERSION,
        documentHash: hash,
      },
      'imported',
      now,
    );
    refreshStatus(db, id);
    return id;
  });
}

const turns = (
  pairs: readonly (readonly [string, string])[],
  turn: (question: string, answer: string) => string,
): string => pairs.map(([question, answer]) => turn(question, answer)).join('\n');

const GARDEN = [
  ['Qui êtes-vous ?', 'Je suis jardinière, et je m’occupe du toit de la mairie depuis dix ans.'],
  ['Que faites-vous pousser là-haut ?', 'Des tomates surtout, et je laisse un carré aux écoles du quartier.'],
  ['Que vous reste-t-il à faire ?', 'Je voudrais une citerne : nous montons l’eau à la main.'],
] as const;

/** Invented interviews and articles as blogs format them, each differently. */
export const ARCHIVE: readonly Imported[] = [
  {
    title: 'Entretien avec Anne Martin, jardinière des toits',
    labels: ['jardin', 'entretien'],
    html: turns(
      GARDEN,
      (question, answer) => `<p><b>${question}</b></p>\n<p><b>Anne Martin :</b> ${answer}</p>`,
    ),
  },
  {
    title: 'Trois questions à une jardinière',
    labels: ['entretien'],
    html: turns(
      [
        ['Comment avez-vous commencé ?', 'J’ai commencé par un balcon, puis je n’ai plus su m’arrêter.'],
        ['Qui vous aide ?', 'Mes voisins m’aident le samedi ; je leur donne des plants.'],
        ['Un conseil ?', 'Je dirais : commencez petit, et arrosez le soir.'],
      ],
      (question, answer) => `<h3>${question}</h3>\n<p>A. Martin : ${answer}</p>`,
    ),
  },
  {
    title: 'Au fil du canal : Karim Benali, éclusier',
    html: turns(
      [
        ['Qui êtes-vous, Karim Benali ?', 'Je suis éclusier, comme mon père.'],
        ['Que voit-on passer aujourd’hui ?', 'Je vois surtout des péniches de promenade.'],
        ['Et demain ?', 'Demain je forme ma remplaçante.'],
      ],
      (question, answer) =>
        `<div><b>LAB :</b> ${question}</div><div><br /></div><div><b>Karim Benali :</b> ${answer}</div><div><br /></div>`,
    ),
  },
  {
    title: 'BENALI Karim raconte l’écluse de nuit',
    html: turns(
      [
        ['Pourquoi la nuit ?', 'Parce que je dors mal, et que l’eau est calme.'],
        ['Que faites-vous quand rien ne passe ?', 'Je lis des romans de mer.'],
        ['Avez-vous peur ?', 'Jamais : je connais chaque pierre.'],
      ],
      (question, answer) => `<p>Q : ${question}</p>\n<p>BENALI Karim : ${answer}</p>`,
    ),
  },
  {
    title: 'Rencontre avec Hélène Aubry, bibliothécaire',
    labels: ['médiathèque'],
    html: `<p>Hélène Aubry a ouvert la médiathèque un dimanche. Entretien.</p>\n${turns(
      [
        ['Comment est née cette idée ?', 'Je voyais des gens attendre devant la porte.'],
        ['Qu’avez-vous appris ?', 'J’ai appris que le silence n’est pas une règle.'],
        ['Que diriez-vous à vos collègues ?', 'Je leur dirais d’essayer un dimanche.'],
      ],
      (question, answer) => `<p><b>${question}</b><br />\n${answer}</p>`,
    )}`,
  },
  {
    title: 'Paroles croisées : le bus du numérique',
    html: turns(
      [
        ['Qui monte dans le bus ?', ''],
        ['Qu’y fait-on ?', ''],
      ],
      (question) =>
        `<p><strong>${question}</strong></p><p><strong>Idriss Faye :</strong> Je vois surtout des retraités.</p><p><strong>Léa Morel :</strong> Moi, je vois des lycéens le mercredi.</p>`,
    ),
  },
  {
    title: 'Mme Hélène Aubry répond aux lecteurs',
    html: turns(
      [
        ['Prêtez-vous des jeux ?', 'Oui, et je tiens la liste à jour moi-même.'],
        ['Et des outils ?', 'Je commence cet hiver, avec une perceuse.'],
      ],
      (question, answer) => `<blockquote><p>${question}</p></blockquote><p>Mme Hélène Aubry : ${answer}</p>`,
    ),
  },
  {
    title: 'Une cour d’école sans bitume',
    html: '<p>Les élèves ont mesuré l’ombre toutes les heures.</p><p>Pourquoi enlever le bitume ?</p><p>Parce que je veux une cour fraîche, dit la directrice.</p><p>Combien cela coûte-t-il ?</p><p>Nous avons payé les plantes avec la kermesse.</p>',
  },
  {
    title: 'Horaires d’été de la médiathèque',
    html: '<p>La médiathèque ouvre à 9 h du mardi au samedi.</p><p>Tél. : 01 23 45 67 89</p>',
  },
  {
    title: 'Compte rendu de l’atelier du 12 mars',
    html: '<p>Vingt personnes sont venues dessiner la place.</p><ul><li>Plus d’arbres</li><li>Moins de voitures</li></ul><p>Le prochain atelier se tiendra en mai.</p>',
  },
  {
    title: 'La recette de la soupe aux orties',
    html: '<p>Ingrédients : orties, pommes de terre, crème.</p><ol><li>Laver.</li><li>Cuire.</li><li>Mixer.</li></ol>',
  },
  {
    title: 'Les archives du quai en dix images',
    html: '<p>Dix plans de 1911, numérisés cet hiver.</p><p><img src="https://canal.example/plan.jpg" alt="Un plan de 1911" /></p><p>Le fonds se consulte sur rendez-vous.</p>',
  },
  {
    title: 'Dr Paul Durand : « La ville fait du bruit »',
    html: turns(
      [
        ['Que mesurez-vous ?', 'Je mesure le bruit la nuit, fenêtres ouvertes.'],
        ['Et qu’entendez-vous ?', 'J’entends les livraisons dès quatre heures.'],
        ['Que proposez-vous ?', 'Je propose des horaires, et des pneus doux.'],
      ],
      (question, answer) => `<p><i>${question}</i></p><p><b>Dr Paul Durand</b> – ${answer}</p>`,
    ),
  },
];
