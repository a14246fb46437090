import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { sparql } from 'codemirror-lang-sparql';
import { phrases } from './phrases.js';

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.modifier], class: 'tok-keyword' },
  { tag: [tags.string, tags.special(tags.string)], class: 'tok-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'tok-number' },
  { tag: [tags.variableName, tags.special(tags.variableName)], class: 'tok-variable' },
  { tag: [tags.url, tags.link, tags.namespace, tags.typeName, tags.propertyName, tags.labelName], class: 'tok-name' },
  { tag: [tags.comment, tags.lineComment], class: 'tok-comment' },
]);

/** The query editor in place of the text area. The tab key leaves it: nobody is caught in it. */
export class Editor {
  constructor(parent, { text, labels, language, nonce, complete, run, changed }) {
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorView.cspNonce.of(nonce ?? ''),
          EditorState.phrases.of(phrases(language)),
          EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': labels.editor, 'aria-describedby': 'editor-keys', spellcheck: 'false', autocapitalize: 'off', translate: 'no' }),
          keymap.of([{ key: 'Mod-Enter', run: () => (run(), true), preventDefault: true }]),
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
          lineNumbers(), history(), drawSelection(), highlightSpecialChars(), highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(), bracketMatching(), closeBrackets(), indentOnInput(), indentUnit.of('  '),
          EditorView.lineWrapping,
          sparql(), syntaxHighlighting(colours),
          autocompletion({ override: [complete], icons: false, maxRenderedOptions: 60 }),
          lintGutter(),
          EditorView.updateListener.of(update => update.docChanged && changed(update.state.doc.toString())),
        ],
      }),
    });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  set text(value) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: value }, selection: { anchor: 0 } });
    this.clear();
  }

  /** Writes at the beginning. */
  insert(text) {
    this.view.dispatch({ changes: { from: 0, insert: text } });
    this.view.focus();
  }

  /** Marks an error at its line and column, from 1. */
  mark(line, column, message) {
    const { doc } = this.view.state;
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    // Columns count code points; the editor counts UTF-16 units.
    const before = [...at.text].slice(0, Math.max(0, column - 1)).join('').length;
    const from = Math.min(at.from + before, at.to);
    const length = /^[\w:?$-]+/.exec(at.text.slice(before))?.[0].length ?? 1;
    const to = Math.min(Math.max(from + length, from), doc.length);
    this.view.dispatch(setDiagnostics(this.view.state, [{ from: from === to ? Math.max(at.from, from - 1) : from, to, severity: 'error', message }]));
    this.place = from;
  }

  clear() {
    this.place = null;
    this.view.dispatch(setDiagnostics(this.view.state, []));
  }

  /** Puts the cursor at the marked error. */
  goToError() {
    if (this.place != null) this.view.dispatch({ selection: { anchor: Math.min(this.place, this.view.state.doc.length) }, scrollIntoView: true });
    this.view.focus();
  }
}
