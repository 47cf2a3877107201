/**
 * What the benchmark asks a page, evaluated in it: `bench(tool)` gives the tool's driver. Times are performance.now(),
 * milliseconds since the navigation began.
 */
(() => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** Resolves after the next frame has been painted. */
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const until = async (condition) => {
    for (;;) {
      const value = condition();
      if (value) return value;
      await frame();
    }
  };
  /** What is to be waited for, and may fail, once the frame that answers is painted. */
  let rest = null;
  const timed = async (act) => {
    const begin = performance.now();
    await act();
    await painted();
    const needed = performance.now() - begin;
    await rest;
    return needed;
  };
  const visible = (selector) => [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length > 0);

  const caribmap = {
    surface: '.leaflet-container',
    complete: () => document.documentElement.dataset.ready === 'true',
    // Its promises wait for more than the frame that answers: that would not be what is measured of the others.
    open: ({ id }) => {
      rest = window.caribmap.open(id);
      return Promise.race([rest, until(() => visible('.leaflet-popup blockquote'))]);
    },
    switchLayer: (layer, on) => void (rest = window.caribmap.setLayer(layer, on)),
    setTime: (from, to) => void (rest = window.caribmap.setTime(from, to)),
  };

  /** A page of the benchmark's own, without a map. */
  const limit = { complete: caribmap.complete };

  const map = () => Object.entries(window).find(([name]) => /^map_[0-9a-f]{32}$/.test(name))[1];
  const isCluster = (layer) => 'MarkerClusterGroup' in L && layer instanceof L.MarkerClusterGroup;
  const marks = () => {
    const found = new Set();
    map().eachLayer((layer) => {
      if (isCluster(layer)) layer.getLayers().forEach((mark) => found.add(mark));
      else if (layer.getLatLng && !layer.getChildCount && !(layer instanceof L.Popup)) found.add(layer);
    });
    return found;
  };
  const leaflet = {
    surface: '.leaflet-container',
    complete: (count) => marks().size >= count,
    find: ({ lng, lat }) => [...marks()].find((mark) => mark.getLatLng().equals([lat, lng])),
    open: async (place, mark) => {
      const cluster = [];
      map().eachLayer((layer) => isCluster(layer) && layer.hasLayer(mark) && cluster.push(layer));
      if (cluster.length) await new Promise((resolve) => cluster[0].zoomToShowLayer(mark, resolve));
      // As a click does: some popups are the mark's, some its layer's.
      mark.fire('click', { latlng: mark.getLatLng() }, true);
      await until(() => visible('.leaflet-popup'));
    },
    switchLayer: (layer) => {
      const labels = [...document.querySelectorAll('.leaflet-control-layers-overlays label')];
      const label = labels.find((candidate) => candidate.textContent.trim() === layer);
      if (!label) throw new Error('no control of its layers');
      label.querySelector('input').click();
    },
  };

  const graph = () => document.querySelector('.js-plotly-plot');
  const plotly = {
    surface: '.js-plotly-plot .geolayer, .js-plotly-plot',
    complete: (count) => (graph()?.calcdata ?? []).reduce((sum, trace) => sum + trace.length, 0) >= count,
    find: ({ lng, lat }) => {
      for (const [curveNumber, trace] of graph().data.entries()) {
        const { lon, lat: lats } = graph()._fullData[curveNumber];
        for (let pointNumber = 0; pointNumber < lon.length; pointNumber++) {
          if (lon[pointNumber] === lng && lats[pointNumber] === lat) return { curveNumber, pointNumber, trace };
        }
      }
      return null;
    },
    open: async (place, { curveNumber, pointNumber }) => {
      Plotly.Fx.hover(graph(), [{ curveNumber, pointNumber }], 'geo');
      await until(() => visible('.hovertext'));
    },
    switchLayer: (layer, on) => {
      const number = graph().data.findIndex((trace) => trace.name === layer);
      return Plotly.restyle(graph(), { visible: on ? true : 'legendonly' }, [number]);
    },
  };

  const instance = () => window.__deck ?? deckInstance;
  const drawn = () => (instance()?.layerManager?.layers ?? []).filter((layer) => layer.constructor.layerName === 'ScatterplotLayer');
  const deck = {
    surface: 'canvas',
    complete: (count) => {
      if (typeof deckInstance === 'undefined' && !window.__deck) return false;
      const layers = drawn();
      return layers.every((layer) => layer.isLoaded) && layers.reduce((sum, layer) => sum + (layer.props.data?.length ?? 0), 0) >= count;
    },
    /** Where the place is on the screen; the mouse goes there. */
    point: ({ lng, lat }) => {
      const { left, top, width, height } = document.querySelector('canvas').getBoundingClientRect();
      const [x, y] = instance().getViewports()[0].project([lng, lat]);
      return x > 0 && y > 0 && x < width && y < height ? [left + x, top + y] : null;
    },
  };
  const pydeck = { ...deck, gesture: 'pointermove', shown: () => visible('.deck-tooltip') };
  const lonboard = { ...deck, gesture: 'pointerdown', shown: () => document.body.innerText.includes('Feature properties') };

  const DRIVERS = { caribmap, limit, geopandas_explore: leaflet, plotly, pydeck, lonboard };
  const driverOf = (tool) => DRIVERS[tool] ?? leaflet;

  window.bench = (tool) => {
    const driver = driverOf(tool);
    return {
      /** After the load event and two frames, with every mark in its layer. */
      ready: async (count) => {
        await until(() => document.readyState === 'complete');
        for (;;) {
          await frame();
          await painted();
          const now = performance.now();
          if (driver.complete(count)) return now;
          await until(() => driver.complete(count));
        }
      },
      /** The middle of the map. */
      centre: () => {
        const { left, top, width, height } = document.querySelector(driver.surface).getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      },
      popup: (place) => {
        const mark = driver.find ? driver.find(place) : null;
        if (driver.find && !mark) throw new Error('the mark was not found in the page');
        return timed(() => driver.open(place, mark));
      },
      /** For tools that only answer the mouse: where to point, or null; the time is then counted from the event. */
      point: (place) => {
        if (!driver.point) return null;
        const found = driver.point(place);
        if (!found) throw new Error('the place lies outside the first view');
        const begin = new Promise((resolve) =>
          addEventListener(driver.gesture, () => resolve(performance.now()), { capture: true, once: true }),
        );
        window.benchAnswer = begin.then(async (from) => {
          await until(driver.shown);
          await painted();
          return performance.now() - from;
        });
        return found;
      },
      layer: async (layer) => {
        if (!driver.switchLayer) throw new Error('no control of its layers');
        return Math.max(await timed(() => driver.switchLayer(layer, false)), await timed(() => driver.switchLayer(layer, true)));
      },
      time: async (from, to) => {
        if (!driver.setTime) throw new Error('no time window');
        return Math.max(await timed(() => driver.setTime(from, to)), await timed(() => driver.setTime(null, null)));
      },
      /** Starts to note the longest gap between two frames. */
      watchFrames: () => {
        const state = (window.benchFrames = { longest: 0, calm: 0, before: performance.now() });
        const step = (now) => {
          const gap = now - state.before;
          state.longest = Math.max(state.longest, gap);
          state.calm = gap < 50 ? state.calm + 1 : 0;
          state.before = now;
          if (!state.ended) requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      },
      /** The longest gap, once ten frames in a row were short or five seconds are over. */
      longestFrame: async () => {
        const state = window.benchFrames;
        state.calm = 0;
        const begin = performance.now();
        await until(() => state.calm >= 10 || performance.now() - begin > 5000);
        state.ended = true;
        return state.longest;
      },
    };
  };
})();
