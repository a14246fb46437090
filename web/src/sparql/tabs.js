import { el, format } from '../shared/dom.js';

const key = 'civic.sparql.tabs';
const most = 20;
const longest = 100_000;

/** Queries side by side, kept in this browser only. */
export class Tabs {
  #list = el('div', { role: 'tablist', className: 'tabs' });

  constructor(texts, panel, show) {
    this.texts = texts;
    this.panel = panel;
    this.show = show;
    this.open = [];
    this.active = 0;
    this.#list.setAttribute('aria-label', texts.tabs);
    this.#list.addEventListener('keydown', event => this.#move(event));
    this.element = el('div', { className: 'tab-row' }, this.#list,
      el('button', { type: 'button', className: 'quiet small', textContent: texts.newTab, onClick: () => this.add('') }),
      this.closer = el('button', { type: 'button', className: 'quiet small', textContent: texts.closeTab, onClick: () => this.close() }));
  }

  /** Restores what this browser keeps, and shows the text of the address as a tab. */
  restore(text, fromAddress) {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
      if (Array.isArray(kept?.open)) this.open = kept.open.filter(t => typeof t === 'string').slice(0, most);
      this.active = Math.min(Math.max(0, kept?.active | 0), Math.max(0, this.open.length - 1));
    } catch {
      // What is kept cannot be read: begin anew.
    }
    const same = this.open.indexOf(text);
    if (this.open.length === 0) this.open = [text];
    else if (fromAddress && same >= 0) this.active = same;
    else if (fromAddress) this.#push(text);
    this.#draw();
    return this.open[this.active];
  }

  add(text) {
    this.#push(text);
    this.#changed(true);
  }

  close() {
    this.open.splice(this.active, 1);
    if (this.open.length === 0) this.open = [''];
    this.active = Math.min(this.active, this.open.length - 1);
    this.#changed(true);
  }

  /** The text of the tab in front has changed. */
  write(text) {
    this.open[this.active] = text.slice(0, longest);
    const tab = this.#list.children[this.active];
    if (tab) tab.textContent = this.#nameOf(text, this.active);
    this.#keep();
  }

  #push(text) {
    if (this.open.length >= most) this.open.shift();
    this.open.push(text);
    this.active = this.open.length - 1;
  }

  #select(index, focus) {
    this.active = index;
    this.#changed(focus);
  }

  #changed(focus) {
    this.#draw();
    this.#keep();
    this.show(this.open[this.active]);
    if (focus) this.#list.children[this.active].focus();
  }

  #move(event) {
    const last = this.open.length - 1;
    const to = { ArrowRight: this.active === last ? 0 : this.active + 1, ArrowLeft: this.active === 0 ? last : this.active - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#select(to, true);
  }

  #draw() {
    this.#list.replaceChildren(...this.open.map((text, i) => el('button', {
      type: 'button', role: 'tab', id: `tab-${i}`, textContent: this.#nameOf(text, i), tabIndex: i === this.active ? 0 : -1,
      'aria-selected': String(i === this.active), 'aria-controls': this.panel.id, onClick: () => this.#select(i, false),
    })));
    this.panel.setAttribute('aria-labelledby', `tab-${this.active}`);
    this.closer.disabled = this.open.length === 1 && this.open[0] === '';
  }

  /** The first comment names a tab, else what it asks for. */
  #nameOf(text, index) {
    const comment = /^\s*#\s*(?:de:|en:)?\s*(.+)$/m.exec(text)?.[1];
    const name = comment ?? format(this.texts.tab, index + 1);
    return name.length > 34 ? `${name.slice(0, 33)}…` : name;
  }

  #keep() {
    try {
      localStorage.setItem(key, JSON.stringify({ open: this.open, active: this.active }));
    } catch {
      // Private windows and full stores keep nothing; the tabs still work.
    }
  }
}
