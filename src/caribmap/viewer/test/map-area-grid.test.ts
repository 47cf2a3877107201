import assert from 'node:assert/strict';
import { test } from 'node:test';

import { AreaGrid } from '../src/map/area-grid.ts';
import { areaOf, flat, isInAny, type Area } from '../src/map/ring-area.ts';
import { seeded } from './seeded.ts';

function square(lng: number, lat: number, side: number): Area {
  const corners = [[0, 0], [side, 0], [side, side], [0, side], [0, 0]] as const;
  return areaOf([flat(corners.map(([right, up]) => ({ lng: lng + right, lat: lat + up })))]);
}

test('a grid knows the same land as all areas together', () => {
  const random = seeded(3);
  const areas = Array.from({ length: 60 }, () => square(random() * 400 - 210, random() * 160 - 90, random() * 30));
  const grid = new AreaGrid(areas);
  for (let number = 0; number < 2000; number++) {
    const point = { lng: random() * 420 - 220, lat: random() * 180 - 90 };
    assert.equal(isInAny(grid.near(point), point), isInAny(areas, point), JSON.stringify(point));
  }
});

test('where no area is near there is none', () => assert.deepEqual(new AreaGrid([square(10, 10, 2)]).near({ lng: -60, lat: 10 }), []));
