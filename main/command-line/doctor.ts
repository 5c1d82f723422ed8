import type { Finding } from '#backend/library/keeping/examine.ts';
import { examineLibrary } from '#backend/library/keeping/examine.ts';
import { command } from './command.ts';
import { chosenFolder } from './library.ts';
import type { Words } from './words.ts';

/** Examines the library and its folder without changing them. Exit 1 when something is wrong. */
export const doctor = command({
  name: 'doctor',
  takes: undefined,
  options: {},
  one: 'findings',
  example: [],
  json: '{ok, folder, findings: [{code, severity, location, text}]}',
  async run(_args, context) {
    const folder = chosenFolder(context);
    const libraryFindings = await examineLibrary(folder);
    const findings = libraryFindings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      location: finding.location,
      text: textOf(finding, context.words),
    }));
    const ok = findings.every((finding) => finding.severity !== 'error');
    if (context.json) await context.out(`${JSON.stringify({ ok, folder, findings })}\n`);
    else
      await context.out(
        [
          ...findings.map(({ location, text }) => `${location} — ${text}`),
          ...(ok ? [context.words.allWell] : []),
          '',
        ].join('\n'),
      );
    return ok ? 0 : 1;
  },
});

export function textOf(finding: Finding, { findings }: Words): string {
  switch (finding.code) {
    case 'library.none':
    case 'library.read-only':
    case 'library.in-use':
    case 'library.before-release':
      return findings[finding.code];
    case 'library.network-share':
    case 'library.synced-folder':
    case 'library.corrupt':
    case 'asset.missing':
    case 'asset.damaged':
      return findings[finding.code](finding.what);
    case 'library.broken-references':
    case 'disk.low':
      return findings[finding.code](finding.count);
    case 'library.newer-version':
    case 'library.older-version':
      return findings[finding.code](finding.found, finding.known);
  }
}
