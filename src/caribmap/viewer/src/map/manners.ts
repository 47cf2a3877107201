/** A map inside somebody else's page: wheel and one finger scroll that page, not the map. */

export const isFramed = window.self !== window.top;

/** The wheel zooms after a click on the map, or with the key that zooms pages; two fingers move and zoom. */
export function keepManners(map: L.Map): void {
  const container = map.getContainer();
  let isEngaged = false;
  container.addEventListener('click', () => (isEngaged = true));
  container.addEventListener('mouseleave', () => (isEngaged = false));
  addEventListener('blur', () => (isEngaged = false));
  const decide = (event: WheelEvent): void => {
    map.scrollWheelZoom[isEngaged || event.ctrlKey || event.metaKey ? 'enable' : 'disable']();
  };
  container.addEventListener('wheel', decide, { capture: true, passive: true });
  map.scrollWheelZoom.disable();
  if (!matchMedia('(pointer: coarse)').matches) return;
  map.dragging.disable();
  container.classList.add('cm-page-scrolls');
}
