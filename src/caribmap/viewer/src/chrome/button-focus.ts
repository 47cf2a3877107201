/** Gives a clicked button the focus: macOS Safari does not, and what follows a click asks where the focus is. */
export function startButtonFocus(page: Document): void {
  const follow = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button && button !== page.activeElement) button.focus({ preventScroll: true });
  };
  page.addEventListener('click', follow, { capture: true });
}
