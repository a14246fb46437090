import { svg } from '../shared/dom.js';

let outlines;

/** Draws the states coloured by their counts, or points. */
export async function draw({ counts, points, title, name }) {
  outlines ??= fetch('/dist/germany.json').then(answer => answer.json());
  const { width, height, states, west, north, scale, stretch } = await outlines;
  const largest = Math.max(1, ...counts.values());
  return svg('svg', { viewBox: `-4 -4 ${width + 8} ${height + 8}`, role: 'img', class: 'germany', 'aria-label': title },
    Object.entries(states).map(([code, path]) => svg('path', { d: path, class: `state shade-${shade(counts.get(code), largest)}` }, svg('title', {}, name(code)))),
    points.map(({ lat, lon }) => svg('circle', { cx: (lon - west) * stretch * scale, cy: (north - lat) * scale, r: 4 })));
}

function shade(count, largest) {
  return count ? Math.min(5, Math.ceil(5 * count / largest)) : 0;
}
