/** The map beside the article: what readers get, and on it candidates and the point of a place that is being placed. */
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

import type { Payload } from '../../payload.ts';
import { attempt } from '../base/actions.ts';
import * as store from '../base/store.ts';
import { language, t } from '../i18n/index.ts';
import { followCandidates } from './candidates.ts';
import { beginShape, followShape, pressWhileDrawing } from './drawing.ts';
import { readGround } from './ground.ts';
import { followPoint, pasteOnMap, pressOnMap } from './placing.ts';
import { followProposal } from './proposal.ts';
import { setShownMap } from './shown-map.ts';
import { drawMap } from './viewer-map.ts';

let shown: L.Map | null = null;

export function MapPane() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => startDrawing(host.current), []);
  const shape = store.shaping.value?.shape;
  const isPlacing = store.placing.value !== null || shape?.isOpen === true;
  const hint = shape ? t(shape.isOpen ? 'draw_hint' : 'handles_hint') : t('map_hint');
  return (
    <section class="cm-map-pane" aria-label={t('map')}>
      <div
        id="caribmap-app"
        ref={host}
        class={isPlacing || shape ? 'cm-is-placing' : undefined}
        onKeyDownCapture={onKey}
        onPaste={onPaste}
      />
      {isPlacing && <span class="cm-crosshair" aria-hidden="true" />}
      {(isPlacing || shape) && <p class="cm-map-hint">{hint}</p>}
    </section>
  );
}

/** The desk's language if the dossier has it, else the dossier's own: the map has names in no other. */
function languageOnMap({ languages }: Payload): string {
  return languages.includes(language.value) ? language.value : (languages[0] ?? language.value);
}

/** Draws the map anew whenever the payload or the language changes. */
function startDrawing(host: HTMLElement | null): () => void {
  let ended: (() => void)[] = [];
  const end = (): void => {
    for (const one of ended) one();
    ended = [];
  };
  const stop = effect(() => {
    const payload = store.payload.value;
    if (!payload || !host) return;
    const tag = languageOnMap(payload);
    void attempt(async () => {
      const ground = await readGround(payload);
      if (payload !== store.payload.peek() || tag !== languageOnMap(payload)) return;
      end();
      const hadFocus = host.contains(document.activeElement);
      const { map } = drawMap(host, payload, ground, shown, tag);
      shown = map;
      setShownMap(map);
      ended = [followCandidates(map), followPoint(map), followShape(map), followProposal(map)];
      if (hadFocus) map.getContainer().focus();
    });
  });
  return () => {
    stop();
    end();
    shown = null;
    setShownMap(null);
  };
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!shown || !(pressWhileDrawing(shown, event) || pressOnMap(shown, event) || beginShape(event))) return;
  event.preventDefault();
  event.stopPropagation();
}

function onPaste(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (shown && pasteOnMap(shown, text)) event.preventDefault();
}
