// Offers names while a search is typed. Without this script the form works the same.
for (const field of document.querySelectorAll('input[data-names]')) {
  const list = document.getElementById(field.getAttribute('list'));
  let waiting = 0;
  let asked = '';
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = field.value.trim();
      if (typed.length < 2 || typed.length > 100 || typed === asked) return;
      asked = typed;
      try {
        const answer = await fetch(`${field.dataset.names}?take=8&q=${encodeURIComponent(typed)}`);
        if (!answer.ok || asked !== typed) return;
        const names = new Set((await answer.json()).items.map(item => item.name));
        list.replaceChildren(...[...names].map(name => Object.assign(document.createElement('option'), { value: name })));
      } catch {
        // No names to offer; the search itself tells what is wrong.
      }
    }, 150);
  });
}
