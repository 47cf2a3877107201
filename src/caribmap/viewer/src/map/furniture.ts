/** What stands at the map's edges: names keep off it. */
export const FURNITURE = '.leaflet-control, .cm-chrome-overlay > *';
