/** Leaflet as the page has loaded it; bundled in place of the package, which the viewer brings along. */
import type leaflet from 'leaflet';

const page = (window as unknown as { L: typeof leaflet }).L;

export default { noConflict: () => page };
