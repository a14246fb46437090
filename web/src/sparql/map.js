import { el, format } from '../shared/dom.js';
import { draw } from '../map/germany.js';
import { numberOf, stateOf } from '../shared/terms.js';

const point = /^\s*(?:<[^>]*>\s*)?POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)/i;

/** What a map can show: a column of German states, or points (WKT, or latitude and longitude); null where there is neither. */
export function mapColumns(result) {
  if (result.form !== 'select' || result.rows.length === 0 || result.rows.length > 5000) return null;
  const all = test => result.columns.findIndex((_, i) => result.rows.some(row => row[i]) && result.rows.every(row => !row[i] || test(row[i])));
  const state = all(term => stateOf(term) !== null);
  if (state >= 0) return { state, value: result.columns.findLastIndex((_, i) => result.rows.every(row => row[i] && numberOf(row[i]) !== null)) };
  const wkt = all(term => point.test(term.value));
  const [lat, lon] = [result.columns.findIndex(c => /^lat(itude)?$/i.test(c)), result.columns.findIndex(c => /^(lon|lng|long|longitude)$/i.test(c))];
  return wkt >= 0 ? { wkt } : lat >= 0 && lon >= 0 ? { lat, lon } : null;
}

/** A map of Germany. Its twin is the table of the same answer. */
export async function mapView(result, columns, { texts, names, language }) {
  const number = new Intl.NumberFormat(language);
  const counts = new Map();
  const points = [];
  for (const row of result.rows) {
    if (columns.state !== undefined) {
      const code = stateOf(row[columns.state]);
      if (code) counts.set(code, (counts.get(code) ?? 0) + (columns.value >= 0 ? numberOf(row[columns.value]) : 1));
    } else {
      const place = placeOf(row, columns);
      if (place) points.push(place);
    }
  }
  const labels = new Map(result.rows.flatMap(row => columns.state !== undefined && row[columns.state] ? [[stateOf(row[columns.state]), names.get(row[columns.state].value)?.text]] : []));
  const picture = await draw({ counts, points, title: texts.map, name: code => `${labels.get(code) ?? code}: ${number.format(counts.get(code) ?? 0)}` });
  return el('figure', { className: 'picture' }, picture, el('figcaption', { textContent: format(texts.mapNote, number.format(columns.state !== undefined ? counts.size : points.length)) }));
}

function placeOf(row, columns) {
  if (columns.wkt !== undefined) {
    const found = point.exec(row[columns.wkt]?.value ?? '');
    return found ? { lon: Number(found[1]), lat: Number(found[2]) } : null;
  }
  const [lat, lon] = [Number(row[columns.lat]?.value), Number(row[columns.lon]?.value)];
  return Number.isFinite(lat) && Number.isFinite(lon) ? { lat, lon } : null;
}
