import { el, format } from '../shared/dom.js';
import { ask, explain } from './ask.js';
import { completer } from './completion.js';
import { shareAddress } from './downloads.js';
import { Editor } from './editor.js';
import { show } from './results.js';
import { Tabs } from './tabs.js';
import { Vocabulary } from './vocabulary.js';

const form = document.querySelector('form[data-editor]');
const { texts, formats, nonce } = JSON.parse(form.dataset.editor);
const language = document.documentElement.lang;
const area = form.querySelector('textarea');
const seconds = form.querySelector('input[name=timeout]');
const region = document.getElementById('answer');
const message = document.getElementById('said');
const vocabulary = new Vocabulary(language);
let running = null;

const panel = el('div', { id: 'editor', role: 'tabpanel', className: 'editor' });
const tabs = new Tabs(texts, panel, text => (editor.text = text));
const fromAddress = new URLSearchParams(location.search).has('query');
const first = tabs.restore(area.value, fromAddress);
area.closest('p').replaceWith(tabs.element, panel, el('p', { id: 'editor-keys', className: 'hint', textContent: texts.keys }));
const editor = new Editor(panel, { text: first, labels: texts, language, nonce, complete: completer(vocabulary, texts, language), run: () => run(), changed: text => tabs.write(text) });
form.querySelector('.row').append(
  el('button', { type: 'button', className: 'quiet', textContent: texts.explain, onClick: plan }),
  el('button', { type: 'button', className: 'quiet', textContent: texts.share, onClick: share }),
  el('button', { type: 'button', className: 'quiet', textContent: texts.stop, id: 'stop', hidden: true, onClick: () => running?.abort() }));
form.addEventListener('submit', event => {
  event.preventDefault();
  run();
});
for (const link of document.querySelectorAll('a[data-example]')) {
  link.addEventListener('click', event => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const query = new URL(link.href).searchParams.get('query');
    tabs.add(query.startsWith('#') ? query : `# ${link.textContent}\n${query}`);
    editor.view.focus();
    scrollTo({ top: form.offsetTop });
  });
}
vocabulary.load();
// The server has answered the address as a table; this adds labels, chart, map and network.
if (fromAddress) await run(true);
form.dataset.ready = 'true';

/** Focus stays in the editor: who asks often does not lose the place. */
async function run(quietly = false) {
  await during(async signal => {
    const query = editor.text;
    const result = await ask(query, seconds.value, language, signal);
    if (result.problem) return fail(result.problem);
    const address = shareAddress(query);
    if (address) history.replaceState(null, '', withLanguage(address));
    const known = await vocabulary.load();
    await show(region, query, result, { texts, formats, language, known, link: withLanguage });
    const number = new Intl.NumberFormat(language);
    said(result.form === 'ask' ? (result.boolean ? texts.yes : texts.no) : format(result.cut ? texts.cut : result.rows.length === 1 ? texts.oneRow : texts.rows, number.format(result.rows.length), number.format(result.milliseconds)));
    if (!quietly) region.scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  });
}

async function plan() {
  await during(async signal => {
    const result = await explain(editor.text, seconds.value, language, signal);
    if (result.problem) return fail(result.problem);
    region.replaceChildren(el('h2', { id: 'result', tabIndex: -1, textContent: texts.plan }), el('p', { textContent: texts.planNote }), el('pre', { tabIndex: 0, textContent: result.plan }));
    document.getElementById('result').focus();
  });
}

async function share() {
  const address = shareAddress(editor.text);
  if (!address) return said(texts.shareLong);
  history.replaceState(null, '', withLanguage(address));
  try {
    await navigator.clipboard.writeText(address);
    said(texts.shared);
  } catch {
    said(texts.shareInAddress);
  }
}

/** Does one thing at a time; the next one ends it. */
async function during(work) {
  running?.abort();
  const mine = running = new AbortController();
  document.getElementById('stop').hidden = false;
  editor.clear();
  document.getElementById('error')?.remove();
  said(texts.running);
  try {
    await work(mine.signal);
  } catch (error) {
    if (error.name === 'AbortError') said(texts.stopped);
    else fail({ title: texts.unreachable, detail: String(error.message) });
  } finally {
    if (running === mine) {
      running = null;
      document.getElementById('stop').hidden = true;
    }
  }
}

function fail(problem) {
  said('');
  const box = el('div', { className: 'message bad', id: 'error', role: 'alert' });
  if (problem.tooLarge) box.append(el('p', { textContent: texts.tooLarge }));
  else if (problem.line) {
    // The place stands in the heading already.
    const detail = problem.detail.replace(/^[^:]*\d: /, '');
    editor.mark(problem.line, problem.column ?? 1, detail);
    box.append(el('p', {}, el('strong', { textContent: format(texts.errorAt, problem.line, problem.column ?? 1) })), el('p', { textContent: detail }),
      el('p', {}, el('button', { type: 'button', className: 'quiet small', textContent: texts.goToError, onClick: () => editor.goToError() })));
    offerPrefix(problem.detail, box.lastElementChild);
  } else box.append(el('p', {}, el('strong', { textContent: problem.title })), el('p', { textContent: problem.detail ?? '' }));
  region.before(box);
}

/** A prefix that the server knows is declared by a button. */
async function offerPrefix(detail, line) {
  const name = /PREFIX ([\w-]+): <\.\.\.>/.exec(detail ?? '')?.[1];
  const found = name && (await vocabulary.load()).prefixes.find(p => p.prefix === name);
  if (!found) return;
  line.append(' ', el('button', { type: 'button', className: 'quiet small', textContent: format(texts.declare, `${name}:`), onClick: () => {
    editor.insert(`PREFIX ${name}: <${found.iri}>\n`);
    run();
  } }));
}

function said(text) {
  message.textContent = text;
}

function withLanguage(address) {
  const chosen = new URLSearchParams(location.search).get('lang');
  if (!chosen) return address;
  const to = new URL(address, location.origin);
  to.searchParams.set('lang', chosen);
  return to.pathname + to.search;
}
