/** The door of the report: one page, and histories told in prose. */
export { type Paragraph, proseText, type Telling, tellHistory } from './prose.ts';
export { type Names, nameOf } from './names.ts';
export { type Sentence, sentenceOf, sentences } from './sentences.ts';
