/** A copy of a page that a browser saved while the map stood in it: what the scripts had drawn is taken away before they draw again. */

/** Does nothing on a page as it was built. */
export function undraw(page: Document): void {
  const root = page.documentElement;
  if (root.dataset.ready === undefined) return;
  delete root.dataset.ready;
  root.removeAttribute('class');
  root.removeAttribute('data-theme');
  for (const added of page.querySelectorAll(
    'body > [class^="cm-"]:not(#caribmap-app), #caribmap-app > :not(#caribmap-map, script)',
  )) {
    added.remove();
  }
  for (const map of page.querySelectorAll('.leaflet-container')) {
    map.replaceChildren();
    keepOnly(map, ['id']);
    map.className = 'folium-map';
  }
  for (const own of page.querySelectorAll('#caribmap-app, #caribmap-map')) keepOnly(own, ['id']);
}

function keepOnly(element: Element, names: readonly string[]): void {
  for (const name of element.getAttributeNames()) if (!names.includes(name)) element.removeAttribute(name);
}
