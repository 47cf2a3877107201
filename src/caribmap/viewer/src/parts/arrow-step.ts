/** Arrow keys in a row of choices: the key that points where the text runs goes to the next one. */

/** 1 or -1 for the keys left and right, undefined for another. */
export function arrowStep(key: string, isRtl = document.documentElement.dir === 'rtl'): 1 | -1 | undefined {
  const onwards = isRtl ? 'ArrowLeft' : 'ArrowRight';
  if (key === onwards) return 1;
  return key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : undefined;
}
