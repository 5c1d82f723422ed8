/** What a library's files are called. */

/** « Esca », in the header of every library (SQLite's application_id): tells ours from any other database. */
export const APPLICATION_ID = 0x45736361;

export const LIBRARY_FILE = 'library.sqlite';
