/** Errors of a foreign page's scripts, named on the page. */

const STYLE =
  'position:absolute;z-index:10000;left:10px;bottom:10px;max-width:calc(100% - 40px);padding:6px 10px;' +
  'background:#fffefb;color:#1b1f23;border:1px solid #b04408;font:13px/18px system-ui,sans-serif';
const SHOWN = 5;

/** Shows a list of what could not be drawn; the console has the errors in full. */
export function watchFailures(page: Document): void {
  const messages = new Set<string>();
  window.addEventListener('error', (event) => {
    if (!(event instanceof ErrorEvent)) return;
    const layer = page.currentScript?.dataset.layer;
    messages.add(`${layer ? `${layer}: ` : ''}${event.message}`);
    show(page, [...messages]);
  });
  window.addEventListener('securitypolicyviolation', (event) => {
    console.warn(`This page loads nothing: ${event.blockedURI} was refused (${event.violatedDirective}).`);
  });
}

function show(page: Document, messages: readonly string[]): void {
  let list = page.getElementById('caribmap-failures');
  if (!list) {
    list = page.createElement('div');
    list.id = 'caribmap-failures';
    list.setAttribute('role', 'status');
    list.style.cssText = STYLE;
    (page.body ?? page.documentElement).append(list);
  }
  const rest = messages.length - SHOWN;
  const lines = [...messages.slice(0, SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])];
  list.textContent = `Not drawn: ${lines.join(' · ')}`;
}
