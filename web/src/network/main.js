import { el } from '../shared/dom.js';
import { pageOf } from '../shared/terms.js';
import { neighbours } from './neighbours.js';

// Offers the neighbourhood as a picture beside its table; the drawing code comes only when it is asked for.
for (const section of document.querySelectorAll('[data-network]')) {
  const { iri, texts } = JSON.parse(section.dataset.network);
  const stage = el('div', { className: 'network-stage', hidden: true });
  const open = el('button', { type: 'button', className: 'quiet', textContent: texts.show, onClick: () => show() });
  section.querySelector('h2').after(el('p', {}, open), stage);

  async function show() {
    open.disabled = true;
    try {
      const [{ drawNetwork }, network] = await Promise.all([import('./draw.js'), neighbours(iri)]);
      stage.hidden = false;
      drawNetwork(stage, network, { label: texts.label, texts, link, expand: neighbours, pageOf });
      open.closest('p').remove();
    } catch {
      open.disabled = false;
      stage.hidden = false;
      stage.textContent = texts.failed;
    }
  }
}

function link(address) {
  const chosen = new URLSearchParams(location.search).get('lang');
  return chosen ? `${address}?lang=${chosen}` : address;
}
