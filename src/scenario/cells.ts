/** Checks that hold for every piece of text in a folder, whatever it is to be read as. */
import type { Site } from './session.ts';

const LONGEST = 100_000;
/** Control characters other than tabs and line ends, and the two code points that are no characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** Whether a text may be read on: not too long, no control characters, not damaged by bytes that are not UTF-8. */
export function isReadable(text: string, site: Site): boolean {
  if (text.length > LONGEST) {
    site.fail('value', `at most ${LONGEST.toLocaleString('en')} characters, not ${text.length}`);
    return false;
  }
  const bad = control.exec(text);
  if (bad !== null) {
    const code = text.charCodeAt(bad.index).toString(16).toUpperCase().padStart(4, '0');
    site.fail('syntax', 'text without control characters', { offset: bad.index, hint: `there is a U+${code}` });
    return false;
  }
  return !(site.file.lossy && text.includes('\ufffd'));
}
