/** Where positions fall on the screen. A Leaflet map knows it, and so can what has no browser. */
export type Projection = Pick<
  L.Map,
  | 'getZoom'
  | 'getSize'
  | 'getBounds'
  | 'latLngToContainerPoint'
  | 'containerPointToLatLng'
  | 'latLngToLayerPoint'
  | 'layerPointToLatLng'
  | 'layerPointToContainerPoint'
>;
