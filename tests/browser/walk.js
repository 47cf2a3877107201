/*
 * The fifteen points of test_walk.py as one function that runs in the page, for browsers that Playwright does not drive,
 * and for a page that walks them all.
 * Gets the numbers of the points to walk, and returns what was wrong at each: {} where nothing was.
 */
async (numbers) => {
    const AS_IT_OPENS = [8, 13, 14];
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const one = (selector, root = document) => root.querySelector(selector);
    const holds = (what, value) => {
        if (!value) throw new Error(what);
    };
    const until = async (what, test) => {
        for (let turn = 0; turn < 800; turn++) {
            if (test()) return;
            await new Promise((resolve) => setTimeout(resolve, 25));
        }
        throw new Error(what);
    };
    const labelOf = (element) => (element.getAttribute('aria-label') ?? element.textContent).trim();
    const button = (name, root = document) => {
        const found = all('button, [role=button], summary, .cm-button', root).find((item) => labelOf(item).startsWith(name));
        holds(`button ${name}`, found);
        return found;
    };
    const panel = one('#caribmap-panel');
    const card = () => one('[role=dialog]');
    const open = async (id) => {
        await caribmap.open(id);
        await until(`card of ${id}`, card);
    };
    const tool = (name) => button(name, one('.cm-tools')).click();
    const section = async (name) => {
        tool('Listen');
        await until('lists', () => one('.cm-accordion'));
        const title = button(name, one('.cm-accordion'));
        if (title.getAttribute('aria-expanded') !== 'true') title.click();
        await until(`section ${name}`, () => title.getAttribute('aria-expanded') === 'true');
    };
    const press = (element, key) => element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    /** The page outside its story, or as it opens for the points that are about that. */
    const fresh = async (number) => {
        caribmap.close();
        const fragment = AS_IT_OPENS.includes(number) ? '#lang=de' : '#view=caribbean&lang=de&story=0';
        if (location.hash !== fragment) {
            const changed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
            location.hash = fragment;
            await changed;
        }
        await caribmap.setLanguage('de');
        await until('no card', () => !card());
    };
    const plain = (text) => text.replace(/\s+/g, ' ');
    const says = (element, ...words) => {
        for (const word of words) holds(word, plain(element.textContent).includes(plain(word)));
    };
    const exactOf = (id) => caribmap.quotes(id).map(({ exact }) => exact).sort().join('|');
    const heldIn = (root) => all('blockquote', root).map(({ textContent }) => textContent).sort().join('|');

    const points = {
        async 1() {
            const own = all('.cm-button:not(.cm-is-quiet) .cm-text:not(:empty)');
            const names = own.map(({ textContent }) => textContent.replace(/\s+/g, ' '));
            holds(`${names.length} names`, names.length >= 5 && names.length <= 9);
            for (const name of ['Caracas', 'Stelle nicht genannt', 'Essequibo (umstritten)']) holds(name, names.join('|').includes(name));
            says(one('.cm-tray'), 'Keine Position genannt (6)');
            await caribmap.setLayer('requests', true);
            const chip = () => all('.cm-chip').find(({ textContent }) => textContent.includes('→ nach Peking'));
            await until('chip', chip);
            chip().click();
            await until('no chip', () => !chip());
            await caribmap.setLayer('requests', false);
        },
        async 2() {
            const marks = () => all('.cm-button').filter((item) => labelOf(item).startsWith('USS Gravely'));
            await until('mark', () => marks().length > 0);
            const [mark] = marks();
            mark.focus();
            press(mark, 'Enter');
            await until('card', card);
            says(card(), 'Lage:', 'Abweichungen', 'Nicht aus dem Artikel:');
            const lead = one('blockquote', card());
            holds('lead near the top', lead.getBoundingClientRect().top - card().getBoundingClientRect().top < 200);
            holds('quotes', heldIn(card()) === exactOf('uss-gravely'));
            press(document.activeElement, 'Escape');
            await until('closed', () => !card());
            holds('focus back', document.activeElement === mark);
        },
        async 3() {
            await section('Ebenen');
            const before = all('.cm-mark').length;
            says(panel, '28 von 42 Orten gezeigt');
            button('keine', one('#section-layers')).click();
            await until('none', () => panel.textContent.includes('0 von 42 Orten gezeigt'));
            button('alle', one('#section-layers')).click();
            await until('all', () => panel.textContent.includes('42 von 42 Orten gezeigt'));
            holds('more marks', all('.cm-mark').length > before);
            await open('uss-gravely');
            const cited = all('blockquote', card()).map((quote) => quote.getAttribute('cite').replace('#source-', ''));
            await caribmap.setSource(cited[0], false);
            await until('fewer quotes', () => !card() || heldIn(card()) !== exactOf('uss-gravely') || card().textContent.includes('ausgeblendet'));
        },
        async 4() {
            await caribmap.setMode('analysis');
            await until('chart', () => one('.cm-board [role=img]'));
            const shown = () => one('.cm-board-count').textContent;
            const before = shown();
            await caribmap.setTime('2025-10-01', '2025-10-26');
            await until('fewer', () => shown() !== before);
            holds('fields', all('.cm-analysis-bar input[type=date]').map(({ value }) => value).join() === '2025-10-01,2025-10-26');
            button('ganze Zeit').click();
            await until('all again', () => shown() === before);
        },
        async 5() {
            tool('Suchen');
            await until('search field', () => one('#caribmap-panel [role=combobox]'));
            const field = one('#caribmap-panel [role=combobox]');
            field.focus();
            for (const [typed, mark] of [['peskov', 'Peskow'], ['essequibo', 'Essequibo']]) {
                field.value = typed;
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                await until(typed, () => all('[role=option] mark').some(({ textContent }) => textContent.includes(mark)));
            }
            press(field, 'ArrowDown');
            await new Promise((resolve) => setTimeout(resolve, 50));
            press(field, 'Enter');
            await until('card', card);
            says(card(), 'Essequibo');
        },
        async 6() {
            await section('Quellen');
            const source = caribmap.data.sources.find(({ id }) => id === 'cibercuba');
            says(one('#source-cibercuba'), source.about.de, source.file, 'erschlossen', `${Math.round(source.quoted_share * 100)} % des Artikels`);
        },
        async 7() {
            await section('Abweichungen');
            const { discrepancies } = caribmap.data;
            const main = discrepancies.filter(({ weight }) => weight === 'main');
            says(panel, ...main.map(({ question }) => question.de), `${discrepancies.length - main.length} kleinere Abweichungen`);
            says(panel, ...main[0].answers.map(({ value }) => value.de));
        },
        async 8() {
            const steps = caribmap.data.story;
            const current = () => one('.cm-step.cm-is-current');
            for (const [index, step] of steps.entries()) {
                await until(step.text.de, () => current()?.textContent.includes(step.text.de));
                await until(`step ${index + 1}`, () => caribmap.state().story === index + 1);
                const { view, place } = caribmap.state();
                holds(`state of ${step.text.de}`, place === null && (step.view === null || view === step.view));
                holds(`quotes of ${step.text.de}`, all('blockquote', current()).length === step.quotes.length);
                if (step !== steps.at(-1)) one('.cm-forward-next').click();
            }
            holds('no card', !card());
        },
        async 9() {
            location.hash = '#mode=analysis&table=quotes';
            await until('table', () => one('tbody tr'));
            await section('Ebenen');
            button('alle', one('#section-layers')).click();
            const { quotes } = caribmap.data;
            await until('all rows', () => all('tbody tr').length === quotes.length);
            await caribmap.setSource('cibercuba', false);
            const left = quotes.filter(({ source }) => source !== 'cibercuba').length;
            await until('rows of the others', () => all('tbody tr').length === left);
            const header = all('th').find(({ textContent }) => textContent.includes('Wortlaut'));
            one('button', header).click();
            await until('sorted', () => header.getAttribute('aria-sort') === 'ascending');
        },
        async 10() {
            await section('Über diese Karte');
            says(panel, 'sagt nicht, was wahr ist', 'Quellenstand', 'nicht abgezeichnet', 'Korrekturen', 'Krim');
            says(panel, one('meta[name=caribmap-data-sha256]').content);
            await section('Nicht auf der Karte');
            says(panel, caribmap.data.mentions.rulings.find(({ reason }) => reason).reason.de);
        },
        async 11() {
            await open('moscow');
            for (const [tag, title] of [['en', 'Venezuela’s request for help'], ['es', 'La petición de ayuda'], ['de', 'Venezuelas Bitte um Hilfe']]) {
                one(`.cm-languages button[lang=${tag}]`).click();
                await until(tag, () => document.documentElement.lang === tag && one('h1').textContent.includes(title));
            }
            const paper = () => getComputedStyle(document.body).backgroundColor;
            const select = one('.cm-settings select');
            const choose = async (theme) => {
                select.value = theme;
                select.dispatchEvent(new Event('change', { bubbles: true }));
                await until(theme, () => document.documentElement.dataset.theme === theme);
                return [paper(), getComputedStyle(one('path.cm-land')).fill];
            };
            holds('light', (await choose('light')).join(' ') === 'rgb(255, 254, 251) rgb(247, 245, 240)');
            holds('dark', (await choose('dark')).join(' ') === 'rgb(26, 31, 35) rgb(35, 40, 45)');
            await choose('auto');
            dispatchEvent(new Event('beforeprint'));
            holds('28 places on paper', all('.cm-print-places h3').length === 28);
            dispatchEvent(new Event('afterprint'));
            holds('no list', all('.cm-print-list li').length === 0);
        },
        async 12() {
            location.hash = '#place=essequibo&lang=es&view=world&layers=disputed,places';
            await until('place', () => caribmap.state().place === 'essequibo' && card());
            const { lang, view, layers } = caribmap.state();
            holds('state', lang === 'es' && view === 'world' && [...layers].sort().join() === 'disputed,places');
            const before = history.length;
            await caribmap.open('caracas');
            holds('link', document.URL.includes('place=caracas'));
            if (self === top) {
                history.back();
                await until('back', () => caribmap.state().place === 'essequibo');
                history.forward();
                await until('forward', () => caribmap.state().place === 'caracas');
            } else holds('the history of the host', history.length === before);
            location.hash = '#place=nowhere&lang=xx';
            await caribmap.setMode('read');
            holds('bad values', ['es', 'de'].includes(caribmap.state().lang));
        },
        async 13() {
            says(one('h1'), 'was fünf Artikel sagten, Ort für Ort');
            says(one('.cm-story-head'), '5 Artikel (', 'öffnet seine Zitate');
            holds('nothing in the way', all('[role=dialog], [role=alert], [role=alertdialog], dialog[open]').length === 0);
            button('Caracas, ', one('#caribmap-map')).click();
            await until('card', () => card() && one('blockquote', card()));
        },
        // To read: a step says and shows its own, a mark leads astray, and back.
        async 14() {
            await until('first step', () => caribmap.state().story === 1);
            const heading = (index) => caribmap.data.story[index].text.de;
            for (const index of [0, 1]) {
                await until(`step ${index + 1}`, () => one('.cm-step.cm-is-current')?.textContent.includes(heading(index)));
                one('.cm-forward-next').click();
            }
            await until('third step', () => one('.cm-step.cm-is-current')?.textContent.includes(heading(2)));
            const { quotes, notes } = caribmap.data.story[2];
            const step = () => one('.cm-step.cm-is-current');
            const exact = (id) => caribmap.data.quotes.find((quote) => quote.id === id).exact;
            await until('quotes', () => all('blockquote', step()).length === quotes.length);
            for (const id of quotes) says(step(), exact(id));
            await until('notes', () => all('.cm-map-note').length === notes.length);
            await until('the rest steps back', () => all('.cm-is-faint').length > 0);
            button('USS Gravely', one('#caribmap-map')).click();
            await until('card', () => card() && one('blockquote', card()));
            await until('all in full strength', () => all('.cm-is-faint').length === 0);
            button('Zurück zu Schritt 3').click();
            await until('back', () => !card() && caribmap.state().story === 3 && all('.cm-is-faint').length > 0);
        },
        // To compare: two answers to one question stand side by side, with the numbers that differ.
        async 15() {
            await caribmap.setMode('analysis');
            const pair = ['troops-wapo', 'troops-cibercuba'];
            for (const id of pair) {
                const sign = () => one(`.cm-board-rows .cm-claim[data-quote="${id}"]`);
                await until(`sign of ${id}`, sign);
                sign().click();
            }
            const sides = () => all('.cm-drawer .cm-compare blockquote');
            await until('two quotes', () => sides().length === 2);
            for (const [index, id] of pair.entries()) {
                holds(id, sides()[index].textContent === caribmap.data.quotes.find((quote) => quote.id === id).exact);
            }
            const marked = all('.cm-drawer .cm-compare mark.cm-number').map(({ textContent }) => textContent);
            holds(`numbers ${marked}`, marked.includes('16.000') && marked.includes('10.000'));
            says(one('.cm-drawer .cm-compare-origin'), 'Washington Post');
            await until('link', () => location.hash.includes(`compare=${pair.join(',')}`));
            button('Vergleich schließen').click();
            await until('closed', () => sides().length === 0);
            await caribmap.setMode('read');
        },
    };

    const wrong = {};
    for (const number of numbers) {
        try {
            await fresh(number);
            await points[number]();
        } catch (error) {
            wrong[number] = String(error);
        }
    }
    return wrong;
}
