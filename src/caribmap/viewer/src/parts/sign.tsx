/** The map's symbols, small, for the legend. Each is drawn as ART.md's symbols and named for those who do not see it. */
import type { ComponentChildren } from 'preact';

import { t } from '../i18n/index.ts';
import type { MessageKey } from '../i18n/messages.ts';
import type { PayloadPlace } from '../payload.ts';

export type SignName = 'label' | 'disc' | 'ring' | 'hull' | 'hatch' | 'border' | 'link' | 'route' | 'range' | 'tray';

const SIGN_OF_KIND: Readonly<Record<string, SignName>> = {
  country: 'label',
  region: 'label',
  sea: 'label',
  coast: 'label',
  'disputed-area': 'hatch',
  border: 'border',
  link: 'link',
  route: 'route',
  range: 'range',
  vessel: 'hull',
};

export function signOf(place: PayloadPlace): SignName {
  if (place.geometry === null) return 'tray';
  if (place.derivation?.recipe === 'link' && place.kind !== 'route') return 'link';
  return SIGN_OF_KIND[place.kind] ?? (place.role === 'seat' ? 'ring' : 'disc');
}

interface Drawing {
  readonly name: MessageKey;
  readonly width: number;
  readonly shape: ComponentChildren;
}

const DRAWINGS: Readonly<Record<SignName, Drawing>> = {
  label: {
    name: 'sign_label',
    width: 20,
    shape: (
      <text x="10" y="13" text-anchor="middle" font-size="11" fill="currentColor">
        Abc
      </text>
    ),
  },
  disc: { name: 'sign_disc', width: 14, shape: <circle cx="7" cy="9" r="5" fill="currentColor" /> },
  ring: { name: 'sign_ring', width: 16, shape: <circle cx="8" cy="9" r="6" stroke-width="2" /> },
  hull: {
    name: 'sign_hull',
    width: 30,
    shape: (
      <>
        <path d="M2 5h18l-4 8H6z" stroke-width="1.75" stroke-linejoin="round" />
        <text x="26" y="13" text-anchor="middle" font-size="11" fill="currentColor" stroke="none">
          ?
        </text>
      </>
    ),
  },
  hatch: {
    name: 'sign_hatch',
    width: 24,
    shape: <path d="M0 10 8 2M1 16 15 2M8 16 22 2M15 16 24 7M22 16l2-2" stroke-width="1.25" opacity=".7" />,
  },
  border: { name: 'sign_border', width: 24, shape: <path d="M1 9h22" stroke-width="1.5" stroke-dasharray="6 4" /> },
  link: {
    name: 'sign_link',
    width: 28,
    shape: (
      <>
        <path d="M2 13Q13 1 25 9" stroke-width="1.75" stroke-dasharray="1 5" stroke-linecap="round" />
        <path d="m20 3 6 7-8 1z" fill="currentColor" stroke="none" />
      </>
    ),
  },
  route: {
    name: 'sign_route',
    width: 24,
    shape: <path d="M1 13Q12 0 23 9" stroke-width="1.25" stroke-dasharray="6 4" />,
  },
  range: {
    name: 'sign_range',
    width: 18,
    shape: <circle cx="9" cy="9" r="7.5" stroke-width="1.25" stroke-dasharray="2 4" />,
  },
  tray: { name: 'sign_tray', width: 18, shape: <path d="M2 3h14v12H2zM5 7h8M5 11h5" stroke-width="1.25" /> },
};

export function Sign({ name, language }: { readonly name: SignName; readonly language: string }) {
  const { name: key, width, shape } = DRAWINGS[name];
  return (
    <svg
      role="img"
      aria-label={t(language, key)}
      width={width}
      height="18"
      viewBox={`0 0 ${width} 18`}
      fill="none"
      stroke="currentColor"
    >
      <title>{t(language, key)}</title>
      {shape}
    </svg>
  );
}
