/** The prefixes, classes and properties of the live graph with counts and labels, asked once; entities are asked while a name is typed. */
export class Vocabulary {
  #asked = null;
  #entities = new Map();

  constructor(language) {
    this.language = language;
  }

  /** Empty where the server does not answer: completion then has keywords and variables only. */
  load() {
    return this.#asked ??= fetch(`/api/v1/vocabulary?lang=${this.language}`)
      .then(answer => answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText)))
      .catch(() => {
        this.#asked = null;
        return { prefixes: [], classes: [], properties: [] };
      });
  }

  /** Entities whose name begins as typed. */
  async entities(typed) {
    if (typed.length < 2 || typed.length > 60) return [];
    if (!this.#entities.has(typed)) {
      if (this.#entities.size > 200) this.#entities.clear();
      this.#entities.set(typed, fetch(`/api/v1/autocomplete?take=12&q=${encodeURIComponent(typed)}`)
        .then(answer => answer.ok ? answer.json() : { items: [] })
        .then(found => found.items)
        .catch(() => []));
    }
    return this.#entities.get(typed);
  }
}
