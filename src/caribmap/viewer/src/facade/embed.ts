/** <carib-map>: holds the linked picture that stands in the page until the map's frame is wanted: on click, or when scrolled near. */

const NEAR = '200px';
const HEIGHT_PX = 520;
/** The picture's own colours: round it stands the same paper. */
const PAPER = '#fffefb';
const INK = '#1b1f23';
const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';
const LOAD: Readonly<Record<string, string>> = {
  ar: 'تحميل الخريطة',
  de: 'Karte laden',
  en: 'Load the map',
  es: 'Cargar el mapa',
  fr: 'Charger la carte',
  it: 'Carica la mappa',
  pt: 'Carregar o mapa',
  uk: 'Завантажити карту',
};
/** The part of the map's state that attributes choose. */
const CHOICES = ['story', 'place', 'view', 'world', 'lang', 'theme'] as const;

class CaribMap extends HTMLElement {
  readonly #near = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && this.#load(),
    { rootMargin: NEAR },
  );

  connectedCallback(): void {
    if (this.querySelector('iframe, button')) return;
    Object.assign(this.style, {
      display: 'grid',
      alignContent: 'center',
      justifyItems: 'center',
      gap: '12px',
      height: this.style.height || `${HEIGHT_PX}px`,
      background: PAPER,
    });
    this.append(this.#button());
    if (this.getAttribute('load') !== 'click') this.#near.observe(this);
  }

  disconnectedCallback(): void {
    this.#near.disconnect();
  }

  #button(): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    const language = (this.getAttribute('lang') ?? document.documentElement.lang).split('-')[0] ?? '';
    button.textContent = LOAD[language] ?? LOAD.en ?? '';
    Object.assign(button.style, {
      minHeight: '44px',
      padding: '0 20px',
      border: '0',
      borderRadius: '22px',
      background: INK,
      color: PAPER,
      font: '600 16px/1 system-ui, sans-serif',
      cursor: 'pointer',
    });
    button.addEventListener('click', () => this.#load().focus());
    return button;
  }

  /** Puts the frame in the picture's place, at the same size. */
  #load(): HTMLIFrameElement {
    this.#near.disconnect();
    const frame = document.createElement('iframe');
    frame.title = this.querySelector('img')?.alt ?? '';
    frame.allow = 'fullscreen *; clipboard-write *';
    frame.setAttribute('sandbox', SANDBOX);
    Object.assign(frame.style, { display: 'block', width: '100%', height: '100%', border: '0' });
    frame.src = this.#address();
    this.style.display = 'block';
    this.replaceChildren(frame);
    return frame;
  }

  #address(): string {
    const address = new URL(this.getAttribute('src') ?? '', document.baseURI);
    if (!/^(https?|file):$/.test(address.protocol))
      throw new Error(`carib-map: ${address.protocol} is no address of a map`);
    const chosen = CHOICES.flatMap((name) => {
      const value = this.getAttribute(name);
      return value ? `${name}=${encodeURIComponent(value)}` : [];
    });
    if (chosen.length > 0) address.hash = chosen.join('&');
    return address.href;
  }
}

if (!customElements.get('carib-map')) customElements.define('carib-map', CaribMap);
