/** The door of the report: one page, and histories told in prose. */
export type { Summaries } from './charts/paramount.ts';
export { codedClaim } from './coded-claim.ts';
export { conclusionsText, conflictSentences, conflictText, sideMark, sideText } from './conflict-text.ts';
export { type About, type Explanation, explain, explanationText, type Holding, type Step } from './explain.ts';
export { exitText, manner as mannerText, the } from './facts.ts';
export type { JudgedRuns } from './judged.ts';
export { isCadre, type Names, nameOf } from './names.ts';
export { majority } from './outcomes.ts';
export { type ReportInput, reportPage } from './page.ts';
export { conflictsPicture } from './pictures/conflicts.ts';
export type { Archive } from './pictures/evidence.ts';
export { networkPicture } from './pictures/network.ts';
export { organisationPicture } from './pictures/organisation.ts';
export { type Picture, picturePage, pictureSvg } from './pictures/picture.ts';
export { chiefPosts, tenuresPicture } from './pictures/tenures.ts';
export { type Paragraph, proseText, type Telling, tellHistory } from './prose.ts';
export { type Sentence, sentenceOf, sentences } from './sentences.ts';
export { sideBySide } from './side-by-side.ts';
