/** Identifiers: lower-case, hyphenated, stable; branded so that a post is never passed where a person is meant. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type PersonId = Id<'person'>;
export type OrganId = Id<'organ'>;
export type PostId = Id<'post'>;
export type PolicyId = Id<'policy'>;
export type EventId = Id<'event'>;
export type SeriesId = Id<'series'>;
export type UnitId = Id<'unit'>;
export type IssueId = Id<'issue'>;
export type ClaimId = Id<'claim'>;

/** What an identifier looks like in every table: words of a-z and 0-9 joined by single hyphens, at most 80 characters. */
export const idPattern = /^(?=.{1,80}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
