/** Text in LaTeX: what has a meaning there is escaped, and accents written as commands are read. */

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

export function toLatex(text: string): string {
  return text.replace(/[\\{}$&%#_^~]/g, (one) => special[one]!).replace(/([-'`])(?=\1)/g, '$1{}');
}

/** Combining characters of the accents that have a command. */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '"': '\u0308', '=': '\u0304', '.': '\u0307',
  u: '\u0306', v: '\u030c', H: '\u030b', r: '\u030a', c: '\u0327', k: '\u0328', d: '\u0323', b: '\u0331',
}; // biome-ignore format: pairs
const letters: Readonly<Record<string, string>> = {
  ss: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', aa: 'å', AA: 'Å', i: 'ı', j: 'ȷ', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ',
  textbackslash: '\\', textasciicircum: '^', textasciitilde: '~', textquoteright: '’', textquoteleft: '‘', textendash: '–', textemdash: '—',
  ldots: '…', dots: '…', S: '§', P: '¶', copyright: '©', pounds: '£', textquotedblleft: '“', textquotedblright: '”', guillemotleft: '«', guillemotright: '»',
}; // biome-ignore format: pairs

const ligatures = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
] as const;

/** Plain text: braces that only group are dropped; a command that is not known keeps its argument and is counted. */
export function fromLatex(latex: string, unknown: (command: string) => void): string {
  let at = 0;
  const argument = (): string => {
    while (latex[at] === ' ') at += 1;
    if (latex[at] === '{') {
      at += 1;
      return until('}');
    }
    if (latex[at] === '\\') return command();
    return latex[at] === undefined ? '' : latex[at++]!;
  };
  const command = (): string => {
    at += 1;
    const next = latex[at] ?? '';
    if (!/[A-Za-z]/.test(next)) {
      at += 1;
      if (Object.hasOwn(accents, next)) return accented(argument(), accents[next]!);
      return next === '\\' ? ' ' : next;
    }
    const name = /^[A-Za-z]+/.exec(latex.slice(at))![0];
    at += name.length;
    if (Object.hasOwn(accents, name)) return accented(argument(), accents[name]!);
    if (latex.startsWith('{}', at)) at += 2;
    else if (latex[at] === ' ') at += 1;
    if (Object.hasOwn(letters, name)) return letters[name]!;
    unknown(name);
    return '';
  };
  const ligature = () => ligatures.find(([sign]) => latex.startsWith(sign, at));
  const until = (close: string | undefined): string => {
    let text = '';
    while (at < latex.length && latex[at] !== close) {
      const one = latex[at]!;
      if (one === '{') {
        at += 1;
        text += until('}');
      } else if (one === '\\') text += command();
      else if (ligature() !== undefined) {
        const [sign, read] = ligature()!;
        at += sign.length;
        text += read;
      } else {
        at += 1;
        text += one === '~' ? '\u00a0' : one === '}' ? '' : one;
      }
    }
    at += 1;
    return text;
  };
  return until(undefined);
}

function accented(text: string, mark: string): string {
  const base = text.startsWith('ı') ? `i${text.slice(1)}` : text.startsWith('ȷ') ? `j${text.slice(1)}` : text;
  const [first = '', ...rest] = [...base];
  return `${first}${mark}${rest.join('')}`.normalize('NFC');
}
