/** What a person chose, for as long as the browser keeps it: who blocks cookies chooses anew on each page. */
window.choices = {
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // The choice holds until the page is left.
    }
  },
};

/** Light or dark: the last choice, else what the system has. It runs before the page is drawn, so it is no module. */
{
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = choices.get('theme');
  if (chosen) root.dataset.theme = chosen;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);

  addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    const show = () => button.setAttribute('aria-pressed', String(isDark()));
    system.addEventListener('change', show);
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      choices.set('theme', root.dataset.theme);
      show();
    });
    show();
  });
}
