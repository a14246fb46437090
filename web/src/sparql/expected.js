const token = /<[^<>"{}|^`\\\s]*>|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*|[?$]\w+|@[\w-]+|[\w\u00c0-\u024f-]*:[\w\u00c0-\u024f.%-]*[\w\u00c0-\u024f%-]|[\w\u00c0-\u024f-]*:|[\w\u00c0-\u024f-]+|\S/g;

/**
 * What a query expects at its end: prefix after PREFIX, class after a type, property where a predicate stands, term elsewhere,
 * nothing inside of strings, comments and IRIs. A guess from the tokens before, not a parser: it only ranks what is offered.
 */
export function expectedAt(before) {
  const tokens = before.match(token) ?? [];
  const last = tokens.at(-1) ?? '';
  if (last.startsWith('#') || /^["']$/.test(last) || isOpen(tokens)) return 'nothing';
  // The token under the cursor is what is being typed.
  const typing = /[\w:\u00c0-\u024f-]$/.test(before) && !/^[<"'?$@]/.test(last);
  const done = typing ? tokens.slice(0, -1) : tokens;
  const previous = done.at(-1) ?? '';
  if (/^prefix$/i.test(previous)) return 'prefix';
  if (previous === 'a' || /^(rdf:type|<http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#type>)$/.test(previous)) return 'class';
  if (previous === ';' || /^[/^|]$/.test(previous)) return 'property';
  return isTerm(previous) && /^[.{}]$/.test(done.at(-2) ?? '') ? 'property' : 'term';
}

function isTerm(text) {
  return /^[?$<]/.test(text) || /^[\w-]*:/.test(text);
}

function isOpen(tokens) {
  const at = tokens.lastIndexOf('<');
  return at >= 0 && at >= tokens.length - 8 && tokens.slice(at + 1).every(t => /^[\w:/#.-]+$/.test(t)) && tokens.slice(at + 1).some(t => /^https?:$|^https?:/.test(t));
}
