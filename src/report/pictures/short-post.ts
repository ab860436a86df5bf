/** A post's name inside its organ, where the organ need not be named again. */

/** `Head of the Records Department` in `Records Department of the Board`: `Head`. The name itself where nothing can go. */
export function shortPost(post: string, organ: string): string {
  const whole = organ.toLowerCase();
  for (const { index, 0: joint } of post.matchAll(/ (?:of|for) (?:the )?/g)) {
    const rest = post.slice(index + joint.length).toLowerCase();
    if (rest !== '' && whole.includes(rest)) return post.slice(0, index);
  }
  return post;
}

/** Whether a post's name lets one see which organ it belongs to: they share a word of five letters or more. */
export function namesOrgan(post: string, organ: string): boolean {
  const words = (name: string) => name.toLowerCase().match(/[\p{L}\p{N}]{5,}/gu) ?? [];
  const own = new Set(words(organ));
  return words(post).some((word) => own.has(word));
}
