/** English or Korean: `?lang=ko`, then the last choice, then the browser's. Both are in the page; styles hide one. */
{
  const LANGUAGES = ['en', 'ko'];
  const root = document.documentElement;
  const title = document.querySelector('title');
  const english = title.textContent;
  const labels = [...document.querySelectorAll('[data-ko-label]')].map((element) => ({
    element,
    en: element.getAttribute('aria-label'),
    ko: element.dataset.koLabel,
  }));

  const show = (language) => {
    root.lang = language;
    title.textContent = language === 'ko' ? title.dataset.ko : english;
    for (const { element, [language]: label } of labels) element.setAttribute('aria-label', label);
    document.dispatchEvent(new CustomEvent('language'));
  };
  const initial = () => {
    const asked = new URLSearchParams(location.search).get('lang') ?? choices.get('language');
    if (LANGUAGES.includes(asked)) return asked;
    return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
  };
  document.getElementById('language').addEventListener('click', () => {
    const next = LANGUAGES[(LANGUAGES.indexOf(root.lang) + 1) % LANGUAGES.length];
    choices.set('language', next);
    show(next);
  });
  show(initial());
}
