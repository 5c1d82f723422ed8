/** The words of a PDF form for approval and consent, in the language of its post. */
import type { form as french } from '../fr/form.ts';

export const form: typeof french = {
  heading: 'Approval',
  consentHeading: 'Consent',
  for: (name) => `For ${name}`,
  explained:
    'This is the text as it will be published. Below each answer, tick “I approve”, or “I have a remark” and write it.',
  howToReturn:
    'Fill in this form on screen, save it, and send the file back. Or print it, fill it in, sign it, and send back a scan.',
  approve: 'I approve',
  hasRemark: 'I have a remark',
  choice: (question) => `${question} – answer`,
  remark: (question) => `${question} – your remark`,
  consentExplained: 'I consent to the use of:',
  subjects: { words: 'my words', picture: 'my picture', voice: 'my voice' },
  places: (words) => `Where: ${words}`,
  purpose: (words) => `What for: ${words}`,
  until: (day) => `Until ${day}`,
  withdrawal: 'I can withdraw this consent at any time, by writing to the person who sent me this form.',
  name: 'Name',
  date: 'Date (dd/mm/yyyy)',
  signature: 'Signature',
  minor: 'For a minor, both parents sign.',
  parents: ['Name of one parent', 'Name of the other parent'],
  missingSigns: '□ stands for a character that this form cannot show.',
};
