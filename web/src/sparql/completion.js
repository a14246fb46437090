import { snippetCompletion } from '@codemirror/autocomplete';
import { expectedAt } from './expected.js';
import { keywords } from './keywords.js';

const word = /[\w\u00c0-\u024f:-]*$/;

/** Completes prefixes, classes, properties, entities, variables and keywords at the place of the cursor. */
export function completer(vocabulary, texts, language) {
  const number = new Intl.NumberFormat(language);
  return async context => {
    const before = context.state.doc.sliceString(Math.max(0, context.pos - 4000), context.pos);
    const expected = expectedAt(before);
    if (expected === 'nothing') return null;
    const typed = word.exec(before)[0];
    const from = context.pos - typed.length;
    if (/[?$]$/.test(before.slice(0, before.length - typed.length))) return variables(context, from - 1);
    if (typed.length === 0 && !context.explicit) return null;
    const known = await vocabulary.load();
    if (context.aborted) return null;
    if (expected === 'prefix') return { from, options: known.prefixes.map(p => ({ label: `${p.prefix}:`, apply: `${p.prefix}: <${p.iri}>`, detail: p.iri, type: 'namespace' })) };
    const options = [...terms(known.classes, 'class', expected === 'class' ? 40 : 0), ...terms(known.properties, 'property', expected === 'property' ? 40 : 0)];
    if (!typed.includes(':')) {
      options.push(...known.prefixes.map(p => ({ label: `${p.prefix}:`, detail: p.iri, type: 'namespace', boost: -20, apply: declared(`${p.prefix}:`, p) })));
      options.push(...keywords.map(k => k.template ? snippetCompletion(k.template, { label: k.label, type: 'keyword' }) : { label: k.label, type: 'keyword', boost: -10 }));
      // A type is a class, never a thing of the network.
      const entities = expected === 'class' ? [] : await vocabulary.entities(typed);
      if (context.aborted) return null;
      options.push(...entities.map(entityOf));
    }
    return { from, options, filter: true, validFor: typed.includes(':') ? /^[\w:-]*$/ : undefined };
  };

  function terms(list, type, boost) {
    return list.flatMap(term => {
      // Where the graph is too large to be counted, the count is 0 and not shown.
      const count = term.count ? number.format(term.count) : '';
      const info = [term.label, count && texts[type === 'class' ? 'classCount' : 'propertyCount'].replace('{0}', count)].filter(Boolean).join(' · ');
      const apply = term.prefix ? declared(term.name, term.prefix) : `<${term.iri}>`;
      const one = { label: term.name, detail: info, type, boost, apply };
      // What it is called in words finds it too.
      return term.label && !term.name.toLowerCase().includes(term.label.toLowerCase()) ? [one, { ...one, label: term.label, displayLabel: `${term.label} (${term.name})`, detail: count, boost: boost - 1 }] : [one];
    });
  }

  function entityOf(item) {
    return { label: item.name, detail: `${texts.kinds[item.kind] ?? item.kind} · ${item.slug}`, type: 'constant', boost: 5, apply: `<${item.id}>` };
  }
}

/** Inserts a name and, where its prefix is not declared yet, the declaration at the top. */
function declared(name, { prefix, iri }) {
  return (view, completion, from, to) => {
    const text = view.state.doc.toString();
    const missing = !new RegExp(`PREFIX\\s+${prefix}:`, 'i').test(text);
    const declaration = missing ? `PREFIX ${prefix}: <${iri}>\n` : '';
    const at = missing ? afterPrologue(text) : 0;
    view.dispatch({
      changes: [...(missing ? [{ from: at, insert: declaration }] : []), { from, to, insert: name }],
      selection: { anchor: from + declaration.length + name.length },
      userEvent: 'input.complete',
    });
  };
}

function afterPrologue(text) {
  let end = 0;
  for (const line of text.matchAll(/^[ \t]*(PREFIX|BASE)\b.*\n?/gim)) end = line.index + line[0].length;
  return end;
}

function variables(context, from) {
  const names = new Set(context.state.doc.toString().match(/[?$]\w+/g) ?? []);
  names.delete(context.state.doc.sliceString(from, context.pos));
  return names.size === 0 ? null : { from, options: [...names].map(label => ({ label, type: 'variable' })), validFor: /^[?$]\w*$/ };
}
